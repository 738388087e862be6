package dev.kubectl.telemetry.scaffold;

import java.util.Locale;

/** Where metrics come from. */
public enum InputKind {
  OTLP("what applications push"),
  PROMETHEUS("what annotated workloads show"),
  ISTIO("the sidecars of the service mesh"),
  RUNTIME("Kubernetes itself: pods, containers, nodes, volumes, workloads");

  private final String description;

  InputKind(String description) {
    this.description = description;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it brings, as the end of a sentence. */
  public String description() {
    return description;
  }
}
