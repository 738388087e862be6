package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipeline.Filter;
import dev.kubectl.telemetry.api.MetricPipeline.Transform;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.graph.FlowLine;
import java.util.ArrayList;
import java.util.List;

/** What is done with the data of one pipeline. */
public final class StepWords {
  private final MetricPipeline pipeline;
  private final ActiveInputs inputs;

  /**
   * The words for one pipeline.
   *
   * @param pipeline after defaulting
   */
  public StepWords(MetricPipeline pipeline) {
    this.pipeline = pipeline;
    this.inputs = ActiveInputs.of(pipeline);
  }

  /** Which of the gateway's data is taken. */
  public List<FlowLine> fromGateway(boolean moduleHealth) {
    List<FlowLine> lines = new ArrayList<>();
    lines.add(
        FlowLine.words(
            inputs.otlp()
                ? "takes pushed metrics " + Lists.namespaces(inputs.otlpNamespaces())
                : "drops pushed metrics: the input otlp is off"));
    if (moduleHealth) {
      lines.add(FlowLine.words("takes the health of the telemetry module"));
    }
    return lines;
  }

  /** Which of the agent's data is taken. */
  public List<FlowLine> fromAgent(CollectorWords collector) {
    List<FlowLine> lines = new ArrayList<>();
    if (inputs.runtime() != null) {
      lines.add(
          FlowLine.words(
              "takes the input runtime " + Lists.namespaces(inputs.runtime().namespaces())));
      List<String> off = InputWords.off(inputs);
      if (!off.isEmpty()) {
        lines.add(FlowLine.words("drops metrics about " + Lists.and(off)));
      }
    }
    if (inputs.prometheus() != null) {
      lines.add(
          FlowLine.words(
              "takes the input prometheus " + Lists.namespaces(inputs.prometheus().namespaces())));
      lines.add(diagnostics("prometheus", inputs.prometheusDiagnostics()));
    }
    if (inputs.istio() != null) {
      lines.add(
          FlowLine.words("takes the input istio " + Lists.namespaces(inputs.istio().namespaces())));
      lines.add(diagnostics("istio", inputs.istioDiagnostics()));
      lines.add(
          FlowLine.words(
              inputs.envoyMetrics() ? "takes Envoy's own metrics" : "drops Envoy's own metrics"));
    }
    lines.add(FlowLine.words("adds " + collector.cluster() + " where they are missing"));
    return lines;
  }

  private static FlowLine diagnostics(String input, boolean on) {
    return FlowLine.words(
        (on ? "takes" : "drops")
            + " the metrics about scraping itself, such as up"
            + (input.equals("istio") ? ", of the input istio" : ""));
  }

  /** Every statement, in the order in which they run. */
  public List<FlowLine> transform() {
    List<FlowLine> lines = new ArrayList<>();
    for (Transform entry : pipeline.spec().transforms()) {
      List<String> conditions = entry.conditions() == null ? List.of() : entry.conditions();
      if (!conditions.isEmpty()) {
        lines.add(FlowLine.words("where " + OttlWords.anyOf(conditions) + ":"));
      }
      if (entry.statements() != null) {
        entry.statements().forEach(statement -> lines.add(OttlWords.statement(statement)));
      }
    }
    return lines;
  }

  /** Every condition; what meets one of them is dropped. */
  public List<FlowLine> filter() {
    List<FlowLine> lines = new ArrayList<>();
    for (Filter entry : pipeline.spec().filters()) {
      if (entry.conditions() != null) {
        entry
            .conditions()
            .forEach(c -> lines.add(FlowLine.words("drops data where " + OttlWords.condition(c))));
      }
    }
    return lines;
  }
}
