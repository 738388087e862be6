package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;

public final class SvgDrawing {
  private SvgDrawing() {}

  public static String of(DataFlow flow) {
    return "";
  }
}
