package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.AgentOptions.CollectionIntervals;
import dev.kubectl.telemetry.graph.FlowLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where metrics come from, for all pipelines together. */
public final class InputWords {
  private final List<ActiveInputs> inputs;
  private final CollectionIntervals intervals;

  /**
   * The words for these pipelines.
   *
   * @param inputs of the accepted pipelines
   */
  public InputWords(List<ActiveInputs> inputs, CollectionIntervals intervals) {
    this.inputs = List.copyOf(inputs);
    this.intervals = intervals;
  }

  public static List<FlowLine> pushed() {
    return List.of(
        FlowLine.words("workloads push OTLP to the gateway: gRPC on port 4317, HTTP on 4318"));
  }

  public static List<FlowLine> moduleHealth() {
    return List.of(
        FlowLine.words(
            "the gateway reports the conditions of Telemetry, LogPipelines, TracePipelines and"
                + " MetricPipelines every 30s"));
  }

  public List<FlowLine> runtime() {
    return List.of(
        FlowLine.words(
            "the agent asks the kubelet of its node, and one agent the API server, "
                + every(intervals.runtime())),
        FlowLine.words("collects metrics about " + collected()));
  }

  /** Resources that at least one pipeline reports on. */
  private String collected() {
    List<String> resources = new ArrayList<>();
    for (RuntimeResource resource : RuntimeResource.values()) {
      if (inputs.stream().anyMatch(input -> input.reports(resource))) {
        resources.add(plural(resource));
      }
    }
    return resources.isEmpty() ? "nothing: every resource is off" : Lists.and(resources);
  }

  static String plural(RuntimeResource resource) {
    return switch (resource) {
      case POD -> "Pods";
      case CONTAINER -> "containers";
      case NODE -> "nodes";
      case VOLUME -> "persistent volumes";
      case DAEMONSET -> "DaemonSets";
      case DEPLOYMENT -> "Deployments";
      case STATEFULSET -> "StatefulSets";
      case JOB -> "Jobs";
    };
  }

  /** Resources that one pipeline switched off. */
  static List<String> off(ActiveInputs input) {
    return Arrays.stream(RuntimeResource.values())
        .filter(resource -> !input.reports(resource))
        .map(InputWords::plural)
        .toList();
  }

  public List<FlowLine> prometheus(boolean istioActive) {
    List<FlowLine> lines = new ArrayList<>();
    lines.add(
        FlowLine.words(
            "the agent scrapes Pods and Services with the annotation prometheus.io/scrape: \"true\""
                + " on its node, "
                + every(intervals.prometheus())));
    if (istioActive) {
      lines.add(FlowLine.words("scrapes Services inside the mesh with Istio's certificates"));
    }
    return lines;
  }

  public List<FlowLine> istio() {
    boolean envoy = inputs.stream().anyMatch(ActiveInputs::envoyMetrics);
    return List.of(
        FlowLine.words(
            "the agent scrapes the Istio sidecars on its node, " + every(intervals.istio())),
        FlowLine.words(
            envoy ? "keeps metrics named istio_ and envoy_" : "keeps only metrics named istio_"));
  }

  private static String every(Duration interval) {
    return "every " + GoDuration.text(interval);
  }
}
