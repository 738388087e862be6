package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;

/** Names in the cluster's DNS behind which the pods of a component stand. */
record Services(Component component, String namespace) {
  /** What the self monitor looks for on a Service that it is to scrape. */
  static final String SELF_MONITOR_LABEL = "telemetry.kyma-project.io/self-monitor";

  /** The value of {@link #SELF_MONITOR_LABEL}. */
  static final String SELF_MONITOR_ENABLED = "enabled";

  /** The collector's metrics about itself. */
  Tree.Mapping metrics() {
    Tree.Mapping labels = Tree.mapping().put(SELF_MONITOR_LABEL, SELF_MONITOR_ENABLED).build();
    Tree.Mapping annotations =
        Tree.mapping()
            .put("prometheus.io/scrape", "true")
            .put("prometheus.io/port", String.valueOf(Ports.COLLECTOR_METRICS))
            .put("prometheus.io/scheme", "http")
            .build();
    return Manifest.of(
            "v1", "Service", component.metricsServiceName(), namespace, labels, annotations)
        .put("spec", spec(Ports.ofService("http-metrics", Ports.COLLECTOR_METRICS)))
        .build();
  }

  Tree.Mapping named(String name, Tree.Mapping... ports) {
    return Manifest.of("v1", "Service", name, namespace).put("spec", spec(ports)).build();
  }

  private Tree.Mapping spec(Tree.Mapping... ports) {
    return Tree.mapping()
        .put("type", "ClusterIP")
        .put("ports", Tree.sequence(ports))
        .put("selector", component.selector())
        .build();
  }
}
