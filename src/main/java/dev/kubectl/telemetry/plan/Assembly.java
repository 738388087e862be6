package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.AgentGenerator;
import dev.kubectl.telemetry.collector.AgentOptions;
import dev.kubectl.telemetry.collector.BackendPorts;
import dev.kubectl.telemetry.collector.CollectorConfiguration;
import dev.kubectl.telemetry.collector.GatewayGenerator;
import dev.kubectl.telemetry.collector.GatewayOptions;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.workload.AgentWorkload;
import dev.kubectl.telemetry.workload.AlertRules;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.GatewayWorkload;
import dev.kubectl.telemetry.workload.NodeMemory;
import dev.kubectl.telemetry.workload.Quantity;
import dev.kubectl.telemetry.workload.SelfMonitorConfiguration;
import dev.kubectl.telemetry.workload.SelfMonitorWorkload;
import dev.kubectl.telemetry.workload.VerticalScaling;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Second half of planning: from the accepted pipelines to the components and their objects. */
final class Assembly {
  /** A ConfigMap holds 1 MiB; a little is left for its metadata. */
  private static final int LARGEST_CONFIGURATION = 1_000_000;

  private final ObservedState state;
  private final Settings settings;

  Assembly(ObservedState state, Settings settings) {
    this.state = state;
    this.settings = settings;
  }

  DesiredState desiredState(List<Verdict> verdicts, List<ResolvedPipeline> accepted) {
    List<PlannedComponent> components = new ArrayList<>();
    List<ResolvedPipeline> pulling =
        accepted.stream().filter(p -> ActiveInputs.of(p.pipeline()).anyPulled()).toList();
    if (!accepted.isEmpty()) {
      components.add(gateway(accepted));
    }
    if (!pulling.isEmpty()) {
      components.add(agent(pulling));
    }
    if (!verdicts.isEmpty()) {
      components.add(selfMonitor(accepted));
    }
    return new DesiredState(verdicts, components, notes(components));
  }

  private PlannedComponent gateway(List<ResolvedPipeline> pipelines) {
    CollectorConfiguration configuration =
        GatewayGenerator.generate(
            pipelines,
            new GatewayOptions(
                settings.clusterName(),
                state.cluster().clusterUid(),
                state.cluster().cloudProvider(),
                state.options().targetNamespace(),
                state.options().version(),
                settings.enrichments(),
                settings.serviceEnrichment(),
                state.distribution()));
    String text = YamlWriter.write(configuration.tree());
    List<Tree.Mapping> objects =
        GatewayWorkload.objects(
            state.options(),
            new GatewayWorkload.Input(
                text,
                configuration.environment().asTheCollectorReadsThem(),
                state.cluster().istioActive(),
                settings.replicas(),
                pipelines.size(),
                List.of()));
    return new PlannedComponent(
        Component.GATEWAY,
        configuration,
        text,
        because("the gateway exists while a pipeline can run", objects));
  }

  private PlannedComponent agent(List<ResolvedPipeline> pipelines) {
    boolean vpaActive = state.cluster().vpaServed() && settings.vpaEnabled();
    CollectorConfiguration configuration =
        AgentGenerator.generate(
            pipelines,
            new AgentOptions(
                settings.clusterName(),
                state.cluster().clusterUid(),
                state.cluster().cloudProvider(),
                state.options().targetNamespace(),
                state.options().version(),
                settings.enrichments(),
                settings.serviceEnrichment(),
                state.distribution(),
                state.cluster().istioActive(),
                AgentOptions.DEFAULT_ISTIO_CERT_PATH,
                vpaActive,
                settings.intervals()));
    String text = YamlWriter.write(configuration.tree());
    List<Tree.Mapping> objects =
        AgentWorkload.objects(
            state.options(),
            new AgentWorkload.Input(
                text,
                configuration.environment().asTheCollectorReadsThem(),
                state.cluster().istioActive(),
                BackendPorts.of(pipelines),
                scaling(vpaActive),
                List.of()));
    return new PlannedComponent(
        Component.AGENT,
        configuration,
        text,
        because(
            "the agent exists while a pipeline has the input prometheus, runtime or istio",
            objects));
  }

  private VerticalScaling scaling(boolean vpaActive) {
    if (!state.cluster().vpaServed()) {
      return new VerticalScaling.NotInstalled();
    }
    return vpaActive
        ? new VerticalScaling.On(
            NodeMemory.maximumOfAgent(Quantity.ofBytes(state.cluster().smallestNodeMemory())))
        : new VerticalScaling.Off();
  }

  /** Only pipelines that run leave series behind; one that does not must change nothing here. */
  private PlannedComponent selfMonitor(List<ResolvedPipeline> accepted) {
    String configuration =
        YamlWriter.write(
            SelfMonitorConfiguration.of(
                    state.options(), accepted.stream().map(p -> p.pipeline().name()))
                .toTree());
    List<Tree.Mapping> objects =
        SelfMonitorWorkload.objects(
            state.options(),
            new SelfMonitorWorkload.Input(
                configuration,
                YamlWriter.write(AlertRules.toTree()),
                SelfMonitorWorkload.Files.DEFAULT,
                Objects.requireNonNullElse(state.overrides().logLevel(), ""),
                List.of()));
    return new PlannedComponent(
        Component.SELF_MONITOR,
        null,
        configuration,
        because("the self monitor exists while there is a pipeline", objects));
  }

  /** Objects that do not know why they are there are there because their component is. */
  private static List<Tree.Mapping> because(String rule, List<Tree.Mapping> objects) {
    Origin origin = new Origin.Rule(rule);
    return objects.stream()
        .map(object -> object.origin() == null ? object.because(origin) : object)
        .toList();
  }

  private static List<String> notes(List<PlannedComponent> components) {
    List<String> notes = new ArrayList<>();
    for (PlannedComponent component : components) {
      if (component.configuration() != null) {
        notes.addAll(component.configuration().notes());
      }
      if (component.configurationText().length() > LARGEST_CONFIGURATION) {
        notes.add(
            "the configuration of "
                + component.component().baseName()
                + " has "
                + component.configurationText().length()
                + " characters, more than a ConfigMap can hold: the API server will refuse it");
      }
    }
    return notes.stream().distinct().toList();
  }
}
