package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.component.Origins.field;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.Input.RuntimeResource;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.collector.component.AgentProcessors;
import dev.kubectl.telemetry.collector.component.Assembly;
import dev.kubectl.telemetry.collector.component.Component;
import dev.kubectl.telemetry.collector.component.Exporters;
import dev.kubectl.telemetry.collector.component.NamespaceFilter;
import dev.kubectl.telemetry.collector.component.Processors;
import dev.kubectl.telemetry.collector.component.Variables;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The agent's last stage: one service pipeline for each MetricPipeline, which drops what others
 * asked for and sends the rest. Components that several outputs use are made once.
 */
final class AgentOutputs {
  /** The order in which resources are dropped. */
  private static final List<RuntimeResource> RESOURCES =
      List.of(
          RuntimeResource.POD,
          RuntimeResource.CONTAINER,
          RuntimeResource.NODE,
          RuntimeResource.VOLUME,
          RuntimeResource.DEPLOYMENT,
          RuntimeResource.DAEMONSET,
          RuntimeResource.STATEFULSET,
          RuntimeResource.JOB);

  private final Assembly assembly;
  private final Variables variables;
  private final Component enriched;
  private final Map<PulledInput, Component> routing;

  private final Map<RuntimeResource, Component> dropRuntime = new EnumMap<>(RuntimeResource.class);
  private final Component dropPrometheusDiagnostics = AgentProcessors.dropDiagnostics("prometheus");
  private final Component dropIstioDiagnostics = AgentProcessors.dropDiagnostics("istio");
  private final Component dropEnvoyMetrics = AgentProcessors.dropEnvoyMetrics();
  private final Component insertClusterAttributes;
  private final Component dropSkipEnrichment = AgentProcessors.dropSkipEnrichment();
  private final Component dropKymaAttributes = Processors.dropKymaAttributes();
  private final Component batch = Processors.batch();

  /**
   * What outputs need.
   *
   * @param enriched where enriched data comes from
   * @param routing where data comes from that needs no enrichment, by input
   */
  AgentOutputs(
      Assembly assembly,
      Variables variables,
      AgentOptions options,
      Component enriched,
      Map<PulledInput, Component> routing) {
    this.assembly = assembly;
    this.variables = variables;
    this.enriched = enriched;
    this.routing = routing;
    this.insertClusterAttributes = SharedStages.insertClusterAttributes(options);
  }

  void add(List<AgentPipeline> pipelines) {
    int queueSize = Exporters.queueSize(pipelines.size());
    for (AgentPipeline pipeline : pipelines) {
      add(pipeline, queueSize);
    }
  }

  private void add(AgentPipeline pipeline, int queueSize) {
    Assembly.Stages stages =
        assembly.pipeline(
            pipeline.outputId(), field(pipeline.resolved().pipeline(), FieldPath.of("spec")));
    if (!routing.isEmpty()) {
      stages.from(enriched, rule("data that was enriched"));
    }
    routing.forEach((input, connector) -> {
      if (pipeline.has(input)) {
        stages.from(connector, pipeline.enabling(input));
      }
    });
    dropUnwanted(stages, pipeline);
    stages.through(insertClusterAttributes).through(dropSkipEnrichment).through(dropKymaAttributes);
    SharedStages.userDefined(stages, pipeline.resolved());
    stages.through(batch).to(Exporters.otlp(pipeline.resolved(), queueSize, variables)).end();
  }

  private void dropUnwanted(Assembly.Stages stages, AgentPipeline pipeline) {
    MetricPipeline written = pipeline.resolved().pipeline();
    ActiveInputs inputs = pipeline.inputs();
    if (inputs.runtime() != null) {
      for (RuntimeResource resource : RESOURCES) {
        if (!inputs.reports(resource)) {
          Component drop = dropRuntime.computeIfAbsent(resource, AgentProcessors::dropRuntime);
          stages.through(drop, pipeline.resourceField(resource));
        }
      }
    }
    if (inputs.prometheus() != null && !inputs.prometheusDiagnostics()) {
      Origin why = field(written, "spec", "input", "prometheus", "diagnosticMetrics");
      stages.through(dropPrometheusDiagnostics, why);
    }
    if (inputs.istio() != null && !inputs.istioDiagnostics()) {
      Origin why = field(written, "spec", "input", "istio", "diagnosticMetrics");
      stages.through(dropIstioDiagnostics, why);
    }
    if (!inputs.envoyMetrics()) {
      stages.through(dropEnvoyMetrics, field(written, "spec", "input", "istio", "envoyMetrics"));
    }
    for (PulledInput input : PulledInput.values()) {
      NamespaceFilter.ofPulled(written, input.key(), pipeline.namespaces(input))
          .ifPresent(stages::through);
    }
  }
}
