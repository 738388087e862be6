package dev.kubectl.telemetry.collector;

import static dev.kubectl.telemetry.collector.component.Origins.field;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.collector.component.Assembly;
import dev.kubectl.telemetry.collector.component.ClientAuthentication;
import dev.kubectl.telemetry.collector.component.Component;
import dev.kubectl.telemetry.collector.component.Connectors;
import dev.kubectl.telemetry.collector.component.Exporters;
import dev.kubectl.telemetry.collector.component.Extensions;
import dev.kubectl.telemetry.collector.component.GatewayReceivers;
import dev.kubectl.telemetry.collector.component.NamespaceFilter;
import dev.kubectl.telemetry.collector.component.Processors;
import dev.kubectl.telemetry.collector.component.Variables;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.List;

/**
 * Configuration of the gateway, the Deployment that workloads push to.
 *
 * <pre>
 *   otlp, kymastats → forward/input → enrichment → forward/enrichment → one output per pipeline
 * </pre>
 *
 * <p>Takes every accepted pipeline. The order in which they are given does not matter.
 */
public final class GatewayGenerator {
  private static final String LEASE = "telemetry-metric-gateway-kymastats";

  private final GatewayOptions options;
  private final boolean kyma;
  private final Assembly assembly = new Assembly();
  private final Variables variables = new Variables();
  private final List<String> notes = new ArrayList<>();

  private GatewayGenerator(GatewayOptions options) {
    this.options = options;
    this.kyma = options.distribution() == Distribution.KYMA;
  }

  /** Makes the configuration. */
  public static CollectorConfiguration generate(
      List<ResolvedPipeline> pipelines, GatewayOptions options) {
    return new GatewayGenerator(options).configuration(SharedStages.sortedByName(pipelines));
  }

  private CollectorConfiguration configuration(List<ResolvedPipeline> pipelines) {
    assembly.extension(Extensions.healthCheck());
    assembly.extension(Extensions.profiling());
    assembly.extension(Extensions.containerLimits(false));
    assembly.extension(
        Extensions.leaderElector(LEASE, options.gatewayNamespace(), "gatewayNamespace"));
    for (ResolvedPipeline pipeline : pipelines) {
      ClientAuthentication.extension(pipeline, variables).ifPresent(assembly::extension);
    }
    Component input = Connectors.forward("input");
    Component enriched = Connectors.forward("enrichment");
    inputs(input);
    enrichment(input, enriched);
    outputs(pipelines, enriched);
    return new CollectorConfiguration(assembly.build(), Environment.of(variables.values()), notes);
  }

  private void inputs(Component input) {
    assembly
        .pipeline("metrics/input-otlp", rule("workloads push to the gateway"))
        .from(GatewayReceivers.otlp())
        .through(Processors.setInputName("otlp"))
        .to(input)
        .end();
    if (!kyma) {
      notes.add(
          "The receiver kymastats is left out: only Kyma's collector has it. The health of the"
              + " module's own resources is not reported.");
      return;
    }
    assembly
        .pipeline(
            "metrics/input-kyma-stats", rule("the health of the module's resources is reported"))
        .from(GatewayReceivers.kymaStats())
        .through(Processors.setInputName("kyma"))
        .to(input)
        .end();
  }

  private void enrichment(Component input, Component enriched) {
    Assembly.Stages stages =
        assembly
            .pipeline("metrics/enrichment", rule("all data is enriched once, for all pipelines"))
            .from(input)
            .through(Processors.memoryLimiter());
    if (kyma) {
      stages.through(Processors.kymaScope(options.instrumentationScopeVersion()));
    }
    SharedStages.enrich(stages, options, false, notes);
    stages.through(SharedStages.insertClusterAttributes(options)).to(enriched).end();
  }

  private void outputs(List<ResolvedPipeline> pipelines, Component enriched) {
    Component dropPushed = Processors.dropPushed();
    Component dropKymaAttributes = Processors.dropKymaAttributes();
    Component batch = Processors.batch();
    int queueSize = Exporters.queueSize(pipelines.size());
    for (ResolvedPipeline resolved : pipelines) {
      MetricPipeline pipeline = resolved.pipeline();
      ActiveInputs inputs = ActiveInputs.of(pipeline);
      Assembly.Stages stages =
          assembly
              .pipeline("metrics/" + pipeline.name() + "-output", field(pipeline, "spec"))
              .from(enriched);
      if (inputs.otlp()) {
        NamespaceFilter.ofPushed(pipeline, inputs.otlpNamespaces()).ifPresent(stages::through);
      } else {
        stages.through(dropPushed, field(pipeline, "spec", "input", "otlp", "enabled"));
      }
      stages.through(dropKymaAttributes);
      SharedStages.userDefined(stages, resolved);
      stages.through(batch).to(Exporters.otlp(resolved, queueSize, variables)).end();
    }
  }
}
