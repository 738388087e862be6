package dev.kubectl.telemetry.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One change in a sequence of them.
 *
 * @param files what is applied
 * @param isPrune whether pipelines that are not in the files are deleted
 * @param isNothing whether there is nothing to change
 */
record PreviewedChange(String name, String files, boolean isPrune, boolean isNothing) {
  /** Values that nobody may ever see. */
  static final String[] SECRETS = {"geheim-eins", "geheim-zwei", "geheim-inline", "geheim-client"};

  private static final Pattern PIPELINE = Pattern.compile("kind: MetricPipeline, .*?name: (\\w+)");

  Set<String> pipelines() {
    Set<String> names = new TreeSet<>();
    Matcher matcher = PIPELINE.matcher(files);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  private static String pipeline(String name, String rest) {
    return pipeline(name, "endpoint: {value: \"http://backend.shop:4317\"}, protocol: grpc", rest);
  }

  private static String pipeline(String name, String otlp, String rest) {
    return """
    ---
    {apiVersion: telemetry.kyma-project.io/v1beta1, kind: MetricPipeline, metadata: {name: %s},
     spec: {output: {otlp: {%s}}%s}}
    """
        .formatted(name, otlp, rest.isEmpty() ? "" : ", " + rest);
  }

  private static String secret(String token, String other) {
    return """
    ---
    {apiVersion: v1, kind: Secret, metadata: {name: backend, namespace: shop},
     stringData: {token: %s, other: %s}}
    """
        .formatted(token, other);
  }

  private static String telemetry(String annotations, String spec) {
    return """
    ---
    {apiVersion: operator.kyma-project.io/v1beta1, kind: Telemetry,
     metadata: {name: default, namespace: kyma-system, annotations: {%s}}, spec: {%s}}
    """
        .formatted(annotations, spec);
  }

  static List<PreviewedChange> all() {
    Script script = new Script();
    script.shop();
    script.outputs();
    script.inputs();
    script.module();
    script.limit();
    script.end();
    return List.copyOf(script.changes);
  }

  /** The changes build on each other, as those of a repository do. */
  private static final class Script {
    private static final String GRPC = "protocol: grpc";
    private static final String ENDPOINT = "endpoint: {value: \"http://other.shop:4317\"}";
    private static final String TOKEN =
        "headers: [{name: x-token, valueFrom: {secretKeyRef:"
            + " {namespace: shop, name: backend, key: token}}}]";
    private static final String OUTPUT = ENDPOINT + ", " + GRPC;

    final List<PreviewedChange> changes = new ArrayList<>();

    private void change(String name, String... files) {
      changes.add(new PreviewedChange(name, String.join("", files), false, false));
    }

    private void nothing(String name, String... files) {
      changes.add(new PreviewedChange(name, String.join("", files), false, true));
    }

    private void prune(String name, String... files) {
      changes.add(new PreviewedChange(name, String.join("", files), true, false));
    }

    void shop() {
      change("the first pipeline, without the module's resource", pipeline("shop", ""));
      change("the module's resource: a self monitor", telemetry("", ""));
      nothing("the same again", pipeline("shop", ""));
      change("another endpoint", pipeline("shop", OUTPUT, ""));
      change(
          "a transformation",
          pipeline("shop", OUTPUT, transform("set(datapoint.attributes[\"a\"], \"1\")")));
      change(
          "another statement",
          pipeline(
              "shop",
              OUTPUT,
              transform(
                  "set(datapoint.attributes[\"a\"], \"2\")",
                  "set(datapoint.attributes[\"b\"], \"1\")")));
      change(
          "a filter instead",
          pipeline("shop", OUTPUT, "filter: [{conditions: ['metric.name == \"noise\"']}]"));
      change("no filter", pipeline("shop", OUTPUT, ""));
    }

    private static String transform(String... statements) {
      return "transform: [{statements: ['" + String.join("', '", statements) + "']}]";
    }

    void outputs() {
      change(
          "a header with an inline value",
          pipeline("shop", OUTPUT + ", headers: [{name: x-token, value: geheim-inline}]", ""));
      change(
          "a header from a Secret",
          secret("geheim-eins", "a"),
          pipeline("shop", OUTPUT + ", " + TOKEN, ""));
      change("the Secret is rotated", secret("geheim-zwei", "a"));
      nothing("a key that nobody uses", secret("geheim-zwei", "b"));
      change(
          "OAuth2",
          pipeline(
              "shop",
              "endpoint: {value: \"https://other.shop:4317\"}, "
                  + GRPC
                  + ", authentication: {oauth2: {tokenURL: {value: \"https://login.shop/token\"},"
                  + " clientID: {value: me}, clientSecret: {value: geheim-client},"
                  + " scopes: [a]}}",
              ""));
      change(
          "HTTP with a path",
          pipeline(
              "shop",
              "endpoint: {value: \"http://other.shop:4318\"}, protocol: http, path: /v1/metrics",
              ""));
      change(
          "a Secret that does not exist",
          pipeline("shop", OUTPUT + ", " + TOKEN.replace("backend", "missing"), ""));
      change("mended", pipeline("shop", OUTPUT, ""));
    }

    void inputs() {
      change("runtime: an agent", pipeline("cart", "input: {runtime: {enabled: true}}"));
      change(
          "runtime without pods",
          pipeline(
              "cart", "input: {runtime: {enabled: true, resources: {pod: {enabled: false}}}}"));
      change(
          "prometheus as well",
          pipeline(
              "cart",
              "input: {runtime: {enabled: true}, prometheus: {enabled: true,"
                  + " namespaces: {include: [shop]}}}"));
      change(
          "its diagnostic metrics",
          pipeline(
              "cart", "input: {prometheus: {enabled: true, diagnosticMetrics: {enabled: true}}}"));
      change(
          "istio",
          pipeline("cart", "input: {istio: {enabled: true, envoyMetrics: {enabled: true}}}"));
      change(
          "otlp off", pipeline("cart", "input: {istio: {enabled: true}, otlp: {enabled: false}}"));
      change(
          "otlp of some namespaces",
          pipeline(
              "cart", "input: {istio: {enabled: true}, otlp: {namespaces: {exclude: [noisy]}}}"));
      change("no pulled input: no agent", pipeline("cart", ""));
    }

    void module() {
      change(
          "more replicas of the gateway",
          telemetry("", "metric: {gateway: {scaling: {type: Static, static: {replicas: 3}}}}"));
      change("and fewer", telemetry("", ""));
      change(
          "enrichment by pod labels",
          telemetry("", "enrichments: {extractPodLabels: [{key: team}]}"));
      change("the cluster's name", telemetry("", "enrichments: {cluster: {name: blue}}"));
      change(
          "the other enrichment of service names",
          telemetry("telemetry.kyma-project.io/service-enrichment: otel", ""));
      nothing("an interval that nobody uses", pipeline("cart", ""));
    }

    void limit() {
      change(
          "three more pipelines at once",
          pipeline("p3", ""),
          pipeline("p4", ""),
          pipeline("p5", "input: {runtime: {enabled: true}}"));
      change("a sixth one gets no slot", pipeline("p6", ""));
      prune(
          "one is deleted, and the sixth one gets its slot",
          pipeline("shop", OUTPUT, ""),
          pipeline("cart", ""),
          pipeline("p3", ""),
          pipeline("p5", "input: {runtime: {enabled: true}}"),
          pipeline("p6", ""));
    }

    void end() {
      prune("all but one", pipeline("cart", ""));
      prune(
          "the last one, too",
          "{apiVersion: v1, kind: Secret, metadata: {name: backend, namespace: shop},"
              + " stringData: {token: geheim-zwei}}\n");
    }
  }
}
