package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.stream.Stream;

/**
 * The self monitor's {@code prometheus.yml}: it scrapes the metrics Services of the collectors in
 * one namespace, keeps the few series that the {@link AlertRules} need, and tells the manager of
 * alerts.
 *
 * @param scrapeNamespace where the collectors run
 * @param alertWebhook host, and port where it is not 443, of the manager's webhook server
 * @param rulesFile full path of the alert rules
 * @param dottedNames whether there is a pipeline with a dot in its name. The reference cannot read
 *     such a name out of a series, and blames all pipelines for what that one loses (G17); the
 *     expression that can is used only where it makes a difference
 */
public record SelfMonitorConfiguration(
    String scrapeNamespace, String alertWebhook, String rulesFile, boolean dottedNames) {
  private static final String INTERVAL = "30s";
  private static final String META = "__meta_kubernetes_";

  private static final List<String> KEPT_SERIES =
      List.of(
          "fluentbit_output_proc_bytes_total",
          "fluentbit_output_dropped_records_total",
          "fluentbit_input_bytes_total",
          "fluentbit_input_storage_chunks_down",
          "otelcol_exporter_sent_.*",
          "otelcol_exporter_send_failed_.*",
          "otelcol_exporter_enqueue_failed_.*",
          "otelcol_receiver_refused_.*");

  /** What a module with these options and pipelines has. */
  public static SelfMonitorConfiguration of(ManagerOptions options, Stream<String> pipelines) {
    SelfMonitorWorkload.Files files = SelfMonitorWorkload.Files.DEFAULT;
    return new SelfMonitorConfiguration(
        options.targetNamespace(),
        "telemetry-manager-webhook." + options.managerNamespace() + ".svc",
        files.directory() + files.rules(),
        pipelines.anyMatch(name -> name.contains(".")));
  }

  public Tree.Mapping toTree() {
    return Tree.mapping()
        .put(
            "global",
            Tree.mapping().put("scrape_interval", INTERVAL).put("evaluation_interval", INTERVAL))
        .put("alerting", Tree.mapping().put("alertmanagers", Tree.sequence(manager())))
        .put("rule_files", Tree.texts(rulesFile))
        .put("scrape_configs", Tree.sequence(collectors()))
        .build();
  }

  /** The manager plays the part of an Alertmanager. Its certificate is of its own making. */
  private Tree.Mapping manager() {
    return Tree.mapping()
        .put("scheme", "https")
        .put(
            "static_configs",
            Tree.sequence(Tree.mapping().put("targets", Tree.texts(alertWebhook)).build()))
        .put("tls_config", Tree.mapping().put("insecure_skip_verify", true))
        .build();
  }

  private Tree.Mapping collectors() {
    return Tree.mapping()
        .put("job_name", "kubernetes-service-endpoints")
        .put("relabel_configs", targets())
        .put("metric_relabel_configs", series())
        .put(
            "kubernetes_sd_configs",
            Tree.sequence(
                Tree.mapping()
                    .put("role", "endpoints")
                    .put("namespaces", Tree.mapping().put("names", Tree.texts(scrapeNamespace)))
                    .build()))
        .build();
  }

  /** Which endpoints to scrape, and what to remember of them. */
  private Tree.Sequence targets() {
    return Tree.sequence(
        keep(META + "namespace", scrapeNamespace),
        keep(META + "service_annotation_prometheus_io_scrape", "true"),
        keep(
            META + "endpoints_label_telemetry_kyma_project_io_self_monitor",
            Services.SELF_MONITOR_ENABLED),
        replace("__metrics_path__", "(.+)", META + "service_annotation_prometheus_io_path"),
        replace(
                "__address__",
                "(.+?)(?::\\d+)?;(\\d+)",
                "__address__",
                META + "service_annotation_prometheus_io_port")
            .with("replacement", Tree.of("$1:$2")),
        copy(META + "namespace", "namespace"),
        copy(META + "service_name", "service"),
        copy(META + "pod_node_name", "node"));
  }

  /** Which series to keep, and the pipeline that a series is about. */
  private Tree.Sequence series() {
    String name = dottedNames ? "([a-zA-Z0-9.-]+)" : "([a-zA-Z0-9-]+)";
    return Tree.sequence(
        keep("__name__", String.join("|", KEPT_SERIES)),
        replace("pipeline_name", "fluentbit_.+;" + name, "__name__", "name"),
        replace("pipeline_name", "otelcol_.+;.+/" + name, "__name__", "exporter"));
  }

  private static Tree.Mapping keep(String label, String regex) {
    return Tree.mapping()
        .put("source_labels", Tree.texts(label))
        .put("regex", regex)
        .put("action", "keep")
        .build();
  }

  private static Tree.Mapping replace(String target, String regex, String... sources) {
    return Tree.mapping()
        .put("source_labels", Tree.texts(sources))
        .put("regex", regex)
        .put("target_label", target)
        .put("action", "replace")
        .build();
  }

  private static Tree.Mapping copy(String source, String target) {
    return Tree.mapping()
        .put("source_labels", Tree.texts(source))
        .put("target_label", target)
        .put("action", "replace")
        .build();
  }
}
