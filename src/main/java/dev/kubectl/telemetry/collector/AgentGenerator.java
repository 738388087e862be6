package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.component.Origins.field;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.collector.component.AgentProcessors;
import dev.kubectl.telemetry.collector.component.Assembly;
import dev.kubectl.telemetry.collector.component.ClientAuthentication;
import dev.kubectl.telemetry.collector.component.Component;
import dev.kubectl.telemetry.collector.component.Connectors;
import dev.kubectl.telemetry.collector.component.Extensions;
import dev.kubectl.telemetry.collector.component.KubernetesReceivers;
import dev.kubectl.telemetry.collector.component.Processors;
import dev.kubectl.telemetry.collector.component.ScrapeReceivers;
import dev.kubectl.telemetry.collector.component.Variables;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Configuration of the agent, the DaemonSet that collects on every node.
 *
 * <pre>
 *   receivers of an input → routing/INPUT-input ─┬→ enrichment → routing/enrichment ─┬→ output
 *                                                └───── needs no enrichment ─────────┘
 * </pre>
 *
 * <p>Takes the accepted pipelines with an input that collects. Without any, the result has service
 * pipelines without receivers, which no collector starts with: callers do not ask for it. The order
 * in which pipelines are given does not matter.
 */
public final class AgentGenerator {
  private static final String LEASE = "telemetry-metric-agent-k8scluster";
  private static final String ENRICHMENT = "metrics/enrichment-conditional";

  private final AgentOptions options;
  private final boolean kyma;
  private final List<AgentPipeline> pipelines;
  private final Assembly assembly = new Assembly();
  private final Variables variables = new Variables();
  private final List<String> notes = new ArrayList<>();

  /** By input, in the order runtime, prometheus, istio; only inputs that somebody asked for. */
  private final Map<PulledInput, Component> routing = new EnumMap<>(PulledInput.class);

  private AgentGenerator(List<ResolvedPipeline> resolved, AgentOptions options) {
    this.options = options;
    this.kyma = options.distribution() == Distribution.KYMA;
    this.pipelines = SharedStages.sortedByName(resolved).stream().map(AgentPipeline::of).toList();
  }

  /** Makes the configuration. */
  public static CollectorConfiguration generate(
      List<ResolvedPipeline> pipelines, AgentOptions options) {
    return new AgentGenerator(pipelines, options).configuration();
  }

  private CollectorConfiguration configuration() {
    assembly.extension(Extensions.healthCheck());
    assembly.extension(Extensions.profiling());
    assembly.extension(Extensions.containerLimits(options.vpaActive()));
    assembly.extension(Extensions.leaderElector(LEASE, options.agentNamespace(), "agentNamespace"));
    for (AgentPipeline pipeline : pipelines) {
      ClientAuthentication.extension(pipeline.resolved(), variables).ifPresent(assembly::extension);
    }
    Component enriched = routes();
    for (PulledInput input : routing.keySet()) {
      switch (input) {
        case RUNTIME -> runtimeInput();
        case PROMETHEUS -> prometheusInput();
        case ISTIO -> istioInput();
      }
    }
    enrichment(enriched);
    new AgentOutputs(assembly, variables, options, enriched, routing).add(pipelines);
    return new CollectorConfiguration(assembly.build(), Environment.of(variables.values()), notes);
  }

  /** Makes the connectors; they name the outputs, so they are made before any service pipeline. */
  private Component routes() {
    Map<String, List<Tree>> outputs = new LinkedHashMap<>();
    for (PulledInput input : PulledInput.values()) {
      List<Tree> wanting = new ArrayList<>();
      for (AgentPipeline pipeline : pipelines) {
        if (pipeline.has(input)) {
          wanting.add(Tree.of(pipeline.outputId()).because(pipeline.enabling(input)));
        }
      }
      if (!wanting.isEmpty()) {
        outputs.put(input.key(), wanting);
        routing.put(input, Connectors.afterInput(input.key(), ENRICHMENT, wanting));
      }
    }
    return Connectors.afterEnrichment(outputs);
  }

  private void runtimeInput() {
    Origin why = firstEnabling(PulledInput.RUNTIME);
    Map<RuntimeResource, Origin> collected = collectedResources();
    Duration interval = options.collectionIntervals().runtime();
    Assembly.Stages stages =
        stages(PulledInput.RUNTIME)
            .from(KubernetesReceivers.kubeletStats(interval, collected, why))
            .from(KubernetesReceivers.cluster(interval, collected, why))
            .through(Processors.memoryLimiter());
    if (collected.containsKey(RuntimeResource.VOLUME)) {
      stages.through(AgentProcessors.dropOtherVolumes());
    }
    stages
        .through(AgentProcessors.dropVirtualInterfaces())
        .through(AgentProcessors.dropServiceName())
        .through(AgentProcessors.insertSkipEnrichment())
        .through(Processors.runtimeScope(options.instrumentationScopeVersion()));
    finish(stages, PulledInput.RUNTIME);
  }

  private void prometheusInput() {
    Origin why = firstEnabling(PulledInput.PROMETHEUS);
    Duration interval = options.collectionIntervals().prometheus();
    String certificates = options.istioActive() ? options.istioCertPath() : null;
    finish(
        stages(PulledInput.PROMETHEUS)
            .from(ScrapeReceivers.annotatedPods(interval, why))
            .from(ScrapeReceivers.annotatedServices(interval, certificates, why))
            .through(Processors.memoryLimiter())
            .through(AgentProcessors.dropServiceName())
            .through(Processors.scrapeScope("prometheus", options.instrumentationScopeVersion())),
        PulledInput.PROMETHEUS);
  }

  private void istioInput() {
    Origin envoyMetrics = null;
    for (AgentPipeline pipeline : pipelines) {
      if (envoyMetrics == null && pipeline.inputs().envoyMetrics()) {
        envoyMetrics =
            field(
                pipeline.resolved().pipeline(),
                "spec",
                "input",
                "istio",
                "envoyMetrics",
                "enabled");
      }
    }
    Assembly.Stages stages =
        stages(PulledInput.ISTIO)
            .from(
                ScrapeReceivers.istioProxies(
                    options.collectionIntervals().istio(),
                    envoyMetrics,
                    firstEnabling(PulledInput.ISTIO)))
            .through(Processors.memoryLimiter())
            .through(AgentProcessors.dropServiceName());
    if (kyma) {
      stages.through(AgentProcessors.istioNoiseFilter());
    } else {
      notes.add(
          "The processor istio_noise_filter is left out: only Kyma's collector has it. Metrics about"
              + " the traffic of the telemetry module itself reach the backends.");
    }
    stages.through(Processors.scrapeScope("istio", options.instrumentationScopeVersion()));
    finish(stages, PulledInput.ISTIO);
  }

  private Assembly.Stages stages(PulledInput input) {
    return assembly.pipeline("metrics/input-" + input.key(), firstEnabling(input));
  }

  private void finish(Assembly.Stages stages, PulledInput input) {
    stages.through(Processors.setInputName(input.key()));
    Component connector = routing.get(input);
    if (connector != null) {
      stages.to(connector);
    }
    stages.end();
  }

  private void enrichment(Component enriched) {
    Assembly.Stages stages =
        assembly.pipeline(ENRICHMENT, rule("data about pods is enriched once, for all pipelines"));
    routing.values().forEach(stages::from);
    SharedStages.enrich(stages, options, true, notes);
    stages.to(enriched).end();
  }

  /** What caused an input to be there: the first pipeline that asks for it. */
  private Origin firstEnabling(PulledInput input) {
    for (AgentPipeline pipeline : pipelines) {
      if (pipeline.has(input)) {
        return pipeline.enabling(input);
      }
    }
    return rule("no pipeline asks for this input");
  }

  /** Resources that some pipeline reports on, with the first one that does. */
  private Map<RuntimeResource, Origin> collectedResources() {
    Map<RuntimeResource, Origin> collected = new EnumMap<>(RuntimeResource.class);
    for (AgentPipeline pipeline : pipelines) {
      for (RuntimeResource resource : RuntimeResource.values()) {
        if (pipeline.inputs().reports(resource)) {
          collected.putIfAbsent(resource, pipeline.resourceField(resource));
        }
      }
    }
    return collected;
  }
}
