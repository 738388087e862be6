package dev.kubectl.telemetry.graph;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.graph.FlowNode.Kind;
import dev.kubectl.telemetry.graph.words.CollectorWords;
import dev.kubectl.telemetry.graph.words.InputWords;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Settings;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.workload.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The flow as the fields of the MetricPipelines describe it.
 *
 * <pre>
 *   otlp, kyma ───────────────────► gateway ─► enrichment ─┐
 *   runtime, prometheus, istio ───► agent ───► enrichment ─┴► take ─► transform ─► filter ─► backend
 * </pre>
 */
final class ResourceFlow {
  static final String GATEWAY = "Metric gateway";
  static final String AGENT = "Metric agent";

  private final ObservedState state;
  private final DesiredState desired;
  private final CollectorWords words;
  private final Settings settings;
  private final FlowBuilder flow = new FlowBuilder();

  private ResourceFlow(ObservedState state, DesiredState desired) {
    this.state = state;
    this.desired = desired;
    this.settings = Settings.of(state);
    this.words = new CollectorWords(state, settings);
  }

  static DataFlow of(ObservedState state, DesiredState desired) {
    return new ResourceFlow(state, desired).build();
  }

  private DataFlow build() {
    List<MetricPipeline> accepted =
        desired.verdicts().stream()
            .filter(Verdict::accepted)
            .map(verdict -> Defaulting.defaulted(verdict.pipeline()))
            .toList();
    Optional<CollectorTree> gateway = configuration(Component.GATEWAY);
    Optional<CollectorTree> agent = configuration(Component.AGENT);
    if (gateway.isPresent()) {
      gateway();
    }
    if (agent.isPresent()) {
      agent(accepted.stream().filter(p -> ActiveInputs.of(p).anyPulled()).toList());
    }
    PipelineFlow pipelines =
        new PipelineFlow(flow, words, gateway, agent, state.distribution() == Distribution.KYMA);
    accepted.forEach(pipelines::add);
    desired.verdicts().stream().filter(v -> !v.accepted()).forEach(PipelineFlow.leftOut(flow));
    return flow.build();
  }

  private Optional<CollectorTree> configuration(Component component) {
    return desired
        .component(component)
        .map(PlannedComponent::configuration)
        .map(configuration -> new CollectorTree(configuration.tree()));
  }

  private void gateway() {
    List<String> inputs = new ArrayList<>();
    inputs.add(input(GATEWAY, "otlp", "pushed metrics", InputWords.pushed()));
    if (state.distribution() == Distribution.KYMA) {
      inputs.add(input(GATEWAY, "kyma", "health of the module", InputWords.moduleHealth()));
    }
    flow.add("gateway", Kind.COLLECTOR, GATEWAY, null, "gateway", words.gateway(), inputs);
    enrichment("gateway", GATEWAY, Component.GATEWAY);
  }

  private void agent(List<MetricPipeline> pulling) {
    List<ActiveInputs> active = pulling.stream().map(ActiveInputs::of).toList();
    InputWords input = new InputWords(active, settings.intervals());
    List<String> inputs = new ArrayList<>();
    Set<String> runtime = names(pulling, p -> p.runtime() != null);
    if (!runtime.isEmpty()) {
      inputs.add(input(AGENT, "runtime", "Kubernetes resources", input.runtime()));
      flow.reaching(runtime);
    }
    Set<String> prometheus = names(pulling, p -> p.prometheus() != null);
    if (!prometheus.isEmpty()) {
      boolean istioActive = state.cluster().istioActive();
      inputs.add(input(AGENT, "prometheus", "annotated workloads", input.prometheus(istioActive)));
      flow.reaching(prometheus);
    }
    Set<String> istio = names(pulling, p -> p.istio() != null);
    if (!istio.isEmpty()) {
      inputs.add(input(AGENT, "istio", "Istio sidecars", input.istio()));
      flow.reaching(istio);
    }
    flow.add("agent", Kind.COLLECTOR, AGENT, null, "agent", words.agent(active), inputs);
    enrichment("agent", AGENT, Component.AGENT);
  }

  private static Set<String> names(List<MetricPipeline> pipelines, Predicate<ActiveInputs> asks) {
    return pipelines.stream()
        .filter(pipeline -> asks.test(ActiveInputs.of(pipeline)))
        .map(MetricPipeline::name)
        .collect(Collectors.toSet());
  }

  private String input(String group, String name, String what, List<FlowLine> lines) {
    String id = "input/" + name;
    flow.add(id, Kind.INPUT, group, null, name + ": " + what, lines, List.of());
    return id;
  }

  private void enrichment(String collector, String group, Component component) {
    flow.add(
        collector + "/enrichment",
        Kind.ENRICHMENT,
        group,
        null,
        "enrichment",
        words.enrichment(component),
        List.of(collector));
  }
}
