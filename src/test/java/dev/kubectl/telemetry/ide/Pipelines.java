package dev.kubectl.telemetry.ide;

import java.util.List;

/** Texts that tests put a cursor into. */
public final class Pipelines {
  public static final String HEAD =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      """;

  /** A pipeline that lint has nothing to say about but what it costs. */
  public static final String GOOD =
      HEAD
          + """
          spec:
            input:
              prometheus:
                enabled: true
            transform:
              - statements:
                  - set(metric.unit, "ms") where metric.name == "a"
            output:
              otlp:
                endpoint:
                  valueFrom:
                    secretKeyRef:
                      name: backend
                      namespace: shop
                      key: endpoint
          """;

  public static final String SECRET =
      """
      apiVersion: v1
      kind: Secret
      metadata:
        name: backend
        namespace: shop
      stringData:
        endpoint: https://hidden.example.com:4317
        token: hidden
      """;

  /** Every style in which a statement can be written; {@code %s} is the statement. */
  public static final List<String> STYLES =
      List.of(
          "        - %s\n",
          "        - '%s'\n",
          "        - |\n          %s\n",
          "        - |-\n          %s\n",
          "        - >\n          %s\n",
          "        - >-\n          %s",
          "        - |2-\n          %s\n");

  private Pipelines() {}

  /** A pipeline with one statement in a style. */
  public static String withStatement(String style, String statement) {
    return HEAD + "spec:\n  transform:\n    - statements:\n" + style.formatted(statement);
  }
}
