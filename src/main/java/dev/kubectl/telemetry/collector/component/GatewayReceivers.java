package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.yaml.Tree;

/** Receivers of the gateway. */
public final class GatewayReceivers {
  private GatewayReceivers() {}

  public static Component otlp() {
    return Component.receiver(
        "otlp",
        Tree.mapping()
            .put(
                "protocols",
                Tree.mapping()
                    .put("http", Tree.mapping().put("endpoint", "${MY_POD_IP}:4318"))
                    .put("grpc", Tree.mapping().put("endpoint", "${MY_POD_IP}:4317"))),
        rule("workloads push OTLP to the gateway: 4317 for gRPC, 4318 for HTTP"));
  }

  /** Kyma's own receiver. */
  public static Component kymaStats() {
    return Component.receiver(
        "kymastats",
        Tree.mapping()
            .put("auth_type", "serviceAccount")
            .put("collection_interval", "30s")
            .put(
                "resources",
                Tree.sequence(
                    resource("operator.kyma-project.io", "telemetries"),
                    resource("telemetry.kyma-project.io", "logpipelines"),
                    resource("telemetry.kyma-project.io", "tracepipelines"),
                    resource("telemetry.kyma-project.io", "metricpipelines")))
            .put("k8s_leader_elector", "k8s_leader_elector"),
        rule("every pipeline gets the health of the module's own resources"));
  }

  private static Tree resource(String group, String plural) {
    return Tree.mapping()
        .put("group", group)
        .put("version", "v1beta1")
        .put("resource", plural)
        .build();
  }
}
