package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.yaml.Tree;

/**
 * Relabeling rules: which targets are scraped, and where. Users steer them with {@code
 * prometheus.io/…} annotations on a {@code pod} or a {@code service}.
 */
final class Relabeling {
  private static final String META = "__meta_kubernetes_";

  private Relabeling() {}

  static Tree sameNode(String role) {
    return keep(META + role + "_node_name", "${MY_NODE_NAME}")
        .because(rule("each agent scrapes its own node"));
  }

  static Tree optedIn(String annotated) {
    return keep(annotation(annotated, "scrape"), "true")
        .because(rule("scraped is what is annotated prometheus.io/scrape: \"true\""));
  }

  static Tree podRuns() {
    return drop(META + "pod_phase", "Pending|Succeeded|Failed")
        .because(rule("only running pods are scraped"));
  }

  static Tree noInitContainer() {
    return drop(META + "pod_container_init", "(true)")
        .because(rule("init containers are not scraped"));
  }

  static Tree noSidecar() {
    return drop(META + "pod_container_name", "(istio-proxy)")
        .because(rule("sidecars are scraped by the Istio input"));
  }

  static Tree keepSidecar() {
    return keep(META + "pod_container_name", "istio-proxy")
        .because(rule("only sidecars of Istio are scraped"));
  }

  static Tree keepEnvoyPort() {
    return keep(META + "pod_container_port_name", "http-envoy-prom")
        .because(rule("sidecars show their metrics on this port"));
  }

  static Tree schemeFromInjection() {
    return Tree.mapping()
        .put("source_labels", Tree.texts(META + "pod_label_security_istio_io_tlsMode"))
        .put("regex", "(istio)")
        .put("target_label", "__scheme__")
        .put("replacement", "https")
        .put("action", "replace")
        .build()
        .because(rule("a pod in the mesh is reached with the certificates of the mesh"));
  }

  static Tree schemeFromAnnotation() {
    return replace(annotation("service", "scheme"), "(https?)", "__scheme__")
        .because(rule("prometheus.io/scheme"));
  }

  static Tree dropScheme(String scheme) {
    return drop("__scheme__", "(" + scheme + ")")
        .because(rule("targets with scheme " + scheme + " belong to another job or to none"));
  }

  static Tree path(String annotated) {
    return replace(annotation(annotated, "path"), "(.+)", "__metrics_path__")
        .because(rule("prometheus.io/path"));
  }

  static Tree address(String annotated) {
    return Tree.mapping()
        .put("source_labels", Tree.texts("__address__", annotation(annotated, "port")))
        .put("regex", "([^:]+)(?::\\d+)?;(\\d+)")
        .put("target_label", "__address__")
        .put("replacement", "$$1:$$2")
        .put("action", "replace")
        .build()
        .because(rule("prometheus.io/port"));
  }

  static Tree parameters(String annotated) {
    return Tree.mapping()
        .put("regex", annotation(annotated, "param_(.+)"))
        .put("replacement", "__param_$1")
        .put("action", "labelmap")
        .build()
        .because(rule("prometheus.io/param_NAME: parameters of the scraped URL"));
  }

  static Tree serviceLabel() {
    return Tree.mapping()
        .put("source_labels", Tree.texts(META + "service_name"))
        .put("target_label", "service")
        .put("action", "replace")
        .build()
        .because(rule("metrics of a Service carry its name"));
  }

  static Tree keepMetrics(String regex) {
    return keep("__name__", regex);
  }

  private static String annotation(String annotated, String name) {
    return META + annotated + "_annotation_prometheus_io_" + name;
  }

  private static Tree keep(String label, String regex) {
    return matching(label, regex).put("action", "keep").build();
  }

  private static Tree drop(String label, String regex) {
    return matching(label, regex).put("action", "drop").build();
  }

  private static Tree replace(String label, String regex, String target) {
    return matching(label, regex).put("target_label", target).put("action", "replace").build();
  }

  private static Tree.Builder matching(String label, String regex) {
    return Tree.mapping().put("source_labels", Tree.texts(label)).put("regex", regex);
  }
}
