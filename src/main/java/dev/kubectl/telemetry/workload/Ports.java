package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;

/** The ports of the workloads, and how the objects name them. */
final class Ports {
  static final int OTLP_GRPC = 4317;
  static final int OTLP_HTTP = 4318;
  static final int COLLECTOR_METRICS = 8888;
  static final int COLLECTOR_HEALTH = 13133;
  static final int ISTIO_ENVOY_TELEMETRY = 15090;
  static final int MANAGER_WEBHOOK = 9443;
  static final int PROMETHEUS = 9090;
  static final int FLUENT_BIT_HTTP = 2020;

  private Ports() {}

  /** A port of a Service that leads to the same port of the pods. */
  static Tree.Mapping ofService(String name, int port) {
    return Tree.mapping()
        .put("name", name)
        .put("protocol", "TCP")
        .put("port", port)
        .put("targetPort", port)
        .build();
  }
}
