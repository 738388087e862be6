package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * The self monitor's alert rules: seventeen, for all signals, always the same. Every rule looks at
 * five minutes and has to hold for one.
 *
 * <p>{@code SomeDataDropped} and {@code AllDataDropped} of one collector exclude each other: the
 * one needs a pipeline that also sends, the other one that does not.
 */
public final class AlertRules {
  private static final String BY_PIPELINE = "pipeline_name";

  private static final Fluent FLUENT_BIT = new Fluent("telemetry-fluent-bit-metrics");

  private AlertRules() {}

  private record Rule(String name, String expression) {
    Tree.Mapping toTree() {
      return Tree.mapping().put("alert", name).put("expr", expression).put("for", "1m0s").build();
    }
  }

  /**
   * A collector, seen through its own metrics.
   *
   * @param alert how the names of its alerts begin
   * @param items what it transports, as its metrics call it
   */
  private record Collector(String alert, String items, String service) {
    Rule allDataDropped() {
      return new Rule(alert + "AllDataDropped", drops() + " unless " + sends());
    }

    Rule someDataDropped() {
      return new Rule(alert + "SomeDataDropped", drops() + " and " + sends());
    }

    Rule throttling() {
      return new Rule(
          alert + "Throttling", rate("receiver", "otelcol_receiver_refused_", "") + " > 0");
    }

    private String drops() {
      return "(" + exporter("enqueue_failed") + " or " + exporter("send_failed") + ")";
    }

    private String sends() {
      return exporter("sent");
    }

    private String exporter(String outcome) {
      return "(" + rate(BY_PIPELINE, "otelcol_exporter_", outcome + "_") + " > 0)";
    }

    private String rate(String label, String prefix, String outcome) {
      return AlertRules.rate(label, prefix + outcome + items + "_total", service);
    }
  }

  /** Fluent Bit, which counts differently. */
  private record Fluent(String service) {
    private static final String DELIVERED = "fluentbit_output_proc_bytes_total";

    List<Rule> rules() {
      String drops = "(" + rate("fluentbit_output_dropped_records_total") + " > 0)";
      String reads = "(" + rate("fluentbit_input_bytes_total") + " > 0)";
      String delivers = "(" + rate(DELIVERED) + " > 0)";
      String standsStill = "(" + rate(DELIVERED) + " == 0)";
      return List.of(
          new Rule("LogFluentBitAllDataDropped", drops + " unless " + delivers),
          new Rule("LogFluentBitSomeDataDropped", drops + " and " + delivers),
          new Rule(
              "LogFluentBitBufferInUse",
              "max by (%s) (%s) > 300"
                  .formatted(BY_PIPELINE, series("fluentbit_input_storage_chunks_down", service))),
          new Rule("LogFluentBitNoLogsDelivered", reads + " and " + standsStill));
    }

    private String rate(String metric) {
      return AlertRules.rate(BY_PIPELINE, metric, service);
    }
  }

  private static String rate(String label, String metric, String service) {
    return "sum by (%s) (rate(%s[5m]))".formatted(label, series(metric, service));
  }

  private static String series(String metric, String service) {
    return "%s{service=\"%s\"}".formatted(metric, service);
  }

  private static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    gateway(
        new Collector("MetricGateway", "metric_points", Component.GATEWAY.metricsServiceName()),
        rules);
    agent(
        new Collector("MetricAgent", "metric_points", Component.AGENT.metricsServiceName()), rules);
    gateway(new Collector("TraceGateway", "spans", "telemetry-trace-gateway-metrics"), rules);
    gateway(new Collector("LogGateway", "log_records", "telemetry-log-gateway-metrics"), rules);
    agent(new Collector("LogAgent", "log_records", "telemetry-log-agent-metrics"), rules);
    rules.addAll(FLUENT_BIT.rules());
    return rules;
  }

  private static void agent(Collector collector, List<Rule> rules) {
    rules.add(collector.allDataDropped());
    rules.add(collector.someDataDropped());
  }

  /** Only a gateway is pushed to, so only a gateway can refuse. */
  private static void gateway(Collector collector, List<Rule> rules) {
    agent(collector, rules);
    rules.add(collector.throttling());
  }

  /** The content of the rule file. */
  public static Tree.Mapping toTree() {
    Tree.Mapping group =
        Tree.mapping()
            .put("name", "default")
            .put("rules", Tree.sequence(all().stream().map(Rule::toTree).toList()))
            .build();
    return Tree.mapping().put("groups", Tree.sequence(group)).build();
  }
}
