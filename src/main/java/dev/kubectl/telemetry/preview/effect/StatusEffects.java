package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.workload.Component;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the status of pipelines will say once everything has started. Only the condition {@code
 * ConfigurationGenerated} is decided by planning; the others follow from which components exist.
 */
final class StatusEffects {
  private static final String LIMIT_REASON = "MaxPipelinesExceeded";

  private static final String OTTL_REASON = "OTTLSpecInvalid";

  private final EffectSink sink;
  private final UnaryOperator<String> hide;

  /**
   * @param hide takes secret values out of a message, which may quote one
   */
  StatusEffects(EffectSink sink, UnaryOperator<String> hide) {
    this.sink = sink;
    this.hide = hide;
  }

  void of(Planned before, @Nullable PipelineView old, Planned after, PipelineView now) {
    Condition generated = now.verdict().configurationGenerated();
    Condition earlier = old == null ? null : old.verdict().configurationGenerated();
    if (generated.equals(earlier)) {
      gateway(before, old, after, now);
      agent(before, old, after, now);
      return;
    }
    boolean limit = generated.reason().equals(LIMIT_REASON);
    if (limit) {
      sink.add(
          EffectKind.SLOT,
          now.name(),
          old != null && old.runs() ? "loses its slot and stops" : "gets no slot and does not run",
          "not more than 5 pipelines run");
    }
    if (generated.reason().equals(OTTL_REASON)) {
      sink.add(
          EffectKind.ADMISSION,
          now.name(),
          "is refused where Kyma's validating webhook runs, and what was there before stays",
          "the webhook checks OTTL; without it the pipeline is stored and does not run");
    }
    if (earlier != null || !generated.status().equals("True") || hasMessage(generated)) {
      sink.add(
          EffectKind.CONDITION,
          now.runs() ? EffectKind.CONDITION.weight() : Weight.DANGER,
          now.name(),
          condition(generated),
          earlier == null
              ? "the pipeline is new"
              : "was " + earlier.status() + " " + earlier.reason());
    }
    if (old != null && old.runs() != now.runs()) {
      sink.add(
          EffectKind.CONDITION,
          now.runs() ? Weight.NOTE : Weight.DANGER,
          now.name(),
          now.runs()
              ? "TelemetryFlowHealthy is no longer False (ConfigurationNotGenerated)"
              : "TelemetryFlowHealthy is False: ConfigurationNotGenerated",
          "follows from ConfigurationGenerated");
    }
    gateway(before, old, after, now);
    agent(before, old, after, now);
  }

  private static boolean hasMessage(Condition generated) {
    return !generated.reason().equals("GatewayConfigured");
  }

  private String condition(Condition condition) {
    return condition.type()
        + " is "
        + condition.status()
        + ": "
        + condition.reason()
        + (hasMessage(condition) ? ", " + hide.apply(condition.message()) : "");
  }

  private void gateway(
      Planned before, @Nullable PipelineView old, Planned after, PipelineView now) {
    boolean runs = after.has(Component.GATEWAY);
    if (old != null && before.has(Component.GATEWAY) != runs) {
      sink.add(
          EffectKind.CONDITION,
          runs ? Weight.NOTE : Weight.DANGER,
          now.name(),
          runs
              ? "GatewayHealthy is True: GatewayReady, RolloutInProgress while pods start"
              : "GatewayHealthy is False: GatewayNotReady, Deployment is not yet created",
          runs ? "the gateway appears" : "the gateway disappears");
    }
  }

  private void agent(Planned before, @Nullable PipelineView old, Planned after, PipelineView now) {
    if (old == null) {
      return;
    }
    String earlier = agentReason(before, old);
    String reason = agentReason(after, now);
    if (!earlier.equals(reason)) {
      boolean missing = reason.equals("AgentNotReady");
      sink.add(
          EffectKind.CONDITION,
          missing ? Weight.DANGER : Weight.NOTE,
          now.name(),
          "AgentHealthy is "
              + (missing ? "False: " : "True: ")
              + reason
              + (reason.equals("AgentReady") ? ", RolloutInProgress while pods start" : ""),
          "was " + earlier);
    }
  }

  private static String agentReason(Planned state, PipelineView view) {
    if (!view.inputs().anyPulled()) {
      return "AgentNotRequired";
    }
    return state.has(Component.AGENT) ? "AgentReady" : "AgentNotReady";
  }

  /** Pipelines that the API server would not store. */
  void refused(List<Refusal> refusals) {
    List<Refusal> byName =
        refusals.stream().sorted(Comparator.comparing(Refusal::pipeline)).toList();
    for (Refusal refusal : byName) {
      sink.add(
          EffectKind.ADMISSION,
          refusal.pipeline(),
          "is refused, and what was there before stays: " + hide.apply(refusal.message()),
          refusal.field());
    }
  }
}
