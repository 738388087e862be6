package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.CollectorOptions;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.collector.ServiceEnrichment;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Settings;
import dev.kubectl.telemetry.workload.Component;
import java.util.ArrayList;
import java.util.List;

/** What gateway and agent do with the data of all pipelines. */
public final class CollectorWords {
  private static final FlowLine MEMORY = FlowLine.words("refuses data before its memory runs out");

  private final ObservedState state;
  private final Settings settings;

  public CollectorWords(ObservedState state, Settings settings) {
    this.state = state;
    this.settings = settings;
  }

  public List<FlowLine> gateway() {
    int replicas = settings.replicas();
    return List.of(
        FlowLine.words(
            "runs as Deployment "
                + Component.GATEWAY.baseName()
                + " with "
                + (replicas == 1 ? "1 replica" : replicas + " replicas")),
        MEMORY);
  }

  /**
   * The agent's first steps.
   *
   * @param inputs of the pipelines that it collects for
   */
  public List<FlowLine> agent(List<ActiveInputs> inputs) {
    List<FlowLine> lines = new ArrayList<>();
    lines.add(
        FlowLine.words(
            "runs as DaemonSet " + Component.AGENT.baseName() + ", one Pod on every node"));
    lines.add(MEMORY);
    if (inputs.stream().anyMatch(input -> input.runtime() != null)) {
      lines.add(FlowLine.words("drops metrics about virtual network interfaces"));
    }
    if (state.distribution() == Distribution.KYMA
        && inputs.stream().anyMatch(input -> input.istio() != null)) {
      lines.add(FlowLine.words("drops Istio's metrics about the telemetry module itself"));
    }
    return lines;
  }

  /** What both add to data that belongs to a Pod. */
  public List<FlowLine> enrichment(Component component) {
    List<FlowLine> lines = new ArrayList<>();
    lines.add(FlowLine.words("adds the names of Pod, node, Namespace and workload"));
    lines.add(FlowLine.words("adds region, zone, instance type and architecture of the node"));
    podLabels(lines);
    serviceName(lines);
    if (component == Component.GATEWAY) {
      lines.add(FlowLine.words("adds " + cluster() + " where they are missing"));
    } else {
      lines.add(
          FlowLine.words("leaves metrics about nodes and workloads alone: they belong to no Pod"));
    }
    return lines;
  }

  private void podLabels(List<FlowLine> lines) {
    Enrichments enrichments = settings.enrichments();
    if (enrichments == null || enrichments.podLabels().isEmpty()) {
      return;
    }
    List<String> labels = enrichments.podLabels().stream().map(CollectorWords::label).toList();
    lines.add(FlowLine.words("copies Pod labels to k8s.pod.label.*: " + String.join(", ", labels)));
  }

  private static String label(PodLabel label) {
    String prefix = label.keyPrefix();
    return prefix == null || prefix.isEmpty() ? String.valueOf(label.key()) : prefix + "*";
  }

  private void serviceName(List<FlowLine> lines) {
    if (settings.serviceEnrichment() == ServiceEnrichment.OTEL) {
      lines.add(FlowLine.words("drops a service.name that begins with unknown_service"));
      lines.add(
          FlowLine.words(
              "finds service.name, .namespace, .version and .instance.id as OpenTelemetry's"
                  + " conventions have it, Pod annotations first"));
    } else {
      lines.add(
          FlowLine.words(
              "finds service.name where it is missing: from the Pod labels app.kubernetes.io/name"
                  + " and app, then from the workload's name"));
    }
  }

  /** The attributes of the cluster, with the values that are known. */
  String cluster() {
    List<String> attributes = new ArrayList<>();
    attributes.add(
        settings.clusterName().equals(CollectorOptions.DEFAULT_CLUSTER_NAME)
            ? "k8s.cluster.name"
            : "k8s.cluster.name " + settings.clusterName());
    attributes.add("k8s.cluster.uid");
    if (!state.cluster().cloudProvider().isEmpty()) {
      attributes.add("cloud.provider " + state.cluster().cloudProvider());
    }
    return Lists.and(attributes);
  }
}
