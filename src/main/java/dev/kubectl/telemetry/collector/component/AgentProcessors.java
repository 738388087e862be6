package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.stream.Stream;

/** Processors of the agent only. */
public final class AgentProcessors {
  private static final String METRIC = "metric.name";

  private AgentProcessors() {}

  public static Component dropOtherVolumes() {
    return Statements.filter(
        "drop-non-pvc-volumes-metrics",
        rule("of volumes only persistent ones are reported"),
        Ottl.resource("k8s.volume.name")
            + " != nil and "
            + Ottl.resource("k8s.volume.type")
            + " != \"persistentVolumeClaim\"");
  }

  public static Component dropVirtualInterfaces() {
    return Statements.filter(
        "drop-virtual-network-interfaces",
        rule("of a node's network interfaces only physical ones are reported"),
        Ottl.matches(METRIC, "^k8s.node.network.*")
            + " and not("
            + Ottl.matches("datapoint.attributes[\"interface\"]", "^(eth|en).*")
            + ")");
  }

  public static Component dropServiceName() {
    return Statements.transform(
        "drop-service-name",
        rule("receivers set their own service.name, which would hide that of the workload"),
        "delete_key(resource.attributes, \"service.name\")");
  }

  public static Component insertSkipEnrichment() {
    List<String> resources =
        Stream.of("node", "statefulset", "daemonset", "deployment", "job")
            .map(resource -> Ottl.matches(METRIC, "^k8s." + resource + ".*"))
            .toList();
    return Statements.transform(
        "insert-skip-enrichment-attribute",
        rule("metrics about nodes and workloads belong to no pod, so pod data must not be added"),
        Tree.mapping()
            .put(
                "statements",
                Tree.texts("set(" + Ottl.resource(Ottl.SKIP_ENRICHMENT) + ", \"true\")"))
            .put("conditions", Tree.texts(resources)));
  }

  public static Component dropSkipEnrichment() {
    return Statements.transform(
        "drop-skip-enrichment-attribute",
        rule("marks for internal use do not leave the cluster"),
        "delete_key(resource.attributes, \"" + Ottl.SKIP_ENRICHMENT + "\")");
  }

  /** Kyma's own processor. */
  public static Component istioNoiseFilter() {
    return Component.processor(
        "istio_noise_filter",
        Tree.mapping(),
        rule("traffic of the telemetry module itself is no application traffic"));
  }

  /** For a pipeline that does not report on a resource that another one reports on. */
  public static Component dropRuntime(RuntimeResource resource) {
    String regex =
        switch (resource) {
          case CONTAINER -> "(^k8s.container.*)|(^container.*)";
          case POD, NODE, VOLUME, DAEMONSET, DEPLOYMENT, STATEFULSET, JOB ->
              "^k8s." + resource.key() + ".*";
        };
    return Statements.filter(
        "drop-runtime-" + resource.key() + "-metrics",
        rule("resources are collected for all pipelines together; each drops what it has off"),
        Ottl.fromInput("runtime") + " and " + Ottl.matches(METRIC, regex));
  }

  /** For {@code prometheus} and {@code istio}. */
  public static Component dropDiagnostics(String input) {
    List<String> names =
        Stream.of(
                "up",
                "scrape_duration_seconds",
                "scrape_samples_scraped",
                "scrape_samples_post_metric_relabeling",
                "scrape_series_added")
            .map(name -> METRIC + " == \"" + name + "\"")
            .toList();
    return Statements.filter(
        "drop-diagnostic-metrics-if-input-source-" + input,
        rule("metrics about the scraping itself are dropped unless asked for"),
        Ottl.fromInput(input) + " and (" + Ottl.anyOf(names) + ")");
  }

  public static Component dropEnvoyMetrics() {
    return Statements.filter(
        "drop-envoy-metrics-if-disabled",
        rule("metrics of Envoy itself are dropped unless asked for"),
        Ottl.matches(METRIC, "^envoy_.*") + " and " + Ottl.fromInput("istio"));
  }
}
