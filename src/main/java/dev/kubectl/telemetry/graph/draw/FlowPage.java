package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;

public final class FlowPage {
  private FlowPage() {}

  public static String of(DataFlow flow) {
    return "";
  }
}
