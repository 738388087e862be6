package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.yaml.Tree;

/** What the collector says about itself. */
final class Telemetry {
  private Telemetry() {}

  static Tree ofTheCollector() {
    return Tree.mapping()
        .put(
            "metrics",
            Tree.mapping()
                .put(
                    "readers",
                    Tree.sequence(
                        Tree.mapping()
                            .put("pull", Tree.mapping().put("exporter", prometheusExporter()))
                            .build())))
        .put("logs", Tree.mapping().put("level", "info").put("encoding", "json"))
        .build()
        .because(rule("the collector's own metrics on port 8888, its logs as JSON"));
  }

  private static Tree.Builder prometheusExporter() {
    return Tree.mapping()
        .put("prometheus", Tree.mapping().put("host", "${MY_POD_IP}").put("port", 8888));
  }
}
