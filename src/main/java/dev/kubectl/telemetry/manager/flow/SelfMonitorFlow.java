package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.manager.FlowReason;
import dev.kubectl.telemetry.plan.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The health of the flow by the alerts of the self monitor. One question answers for all pipelines;
 * pipelines are judged by the last answer.
 *
 * <p>Safe for use by many threads: one asks at a time, judging waits for nobody.
 */
public final class SelfMonitorFlow implements FlowHealth {
  private final AlertSource source;
  private final ProbeObserver observer;
  private volatile AlertSource.@Nullable Answer last;

  public SelfMonitorFlow(AlertSource source, ProbeObserver observer) {
    this.source = source;
    this.observer = observer;
  }

  /**
   * From outside of the cluster.
   *
   * @param namespace of the workloads
   */
  public static SelfMonitorFlow throughApiServer(
      KubernetesApi api, String namespace, ProbeObserver observer) {
    return new SelfMonitorFlow(
        new FirstToAnswer(new ThroughApiServer(api, namespace), new ByPortForward(api, namespace)),
        observer);
  }

  /**
   * From a pod of the cluster.
   *
   * @param namespace of the workloads
   */
  public static SelfMonitorFlow inCluster(String namespace, ProbeObserver observer) {
    return new SelfMonitorFlow(Direct.in(namespace), observer);
  }

  /** Sees every question: for metrics. */
  public interface ProbeObserver {
    /** Looks away. */
    ProbeObserver NONE = new ProbeObserver() {};

    default void asking() {}

    /**
     * After the answer.
     *
     * @param status of HTTP; 0 when there was no answer
     */
    default void answered(int status, Duration took) {}
  }

  @Override
  public synchronized boolean refresh() {
    observer.asking();
    long start = System.nanoTime();
    AlertSource.Answer answer = source.ask();
    observer.answered(
        switch (answer) {
          case AlertSource.Answer.Alerts _ -> 200;
          case AlertSource.Answer.Failed failed -> failed.status();
        },
        Duration.ofNanos(System.nanoTime() - start));
    AlertSource.Answer before = last;
    last = answer;
    return before == null || !says(before).equals(says(answer));
  }

  /** What the conditions depend on: why an answer is missing is no part of it. */
  private static Optional<FiringAlerts> says(AlertSource.Answer answer) {
    return switch (answer) {
      case AlertSource.Answer.Alerts(FiringAlerts firing) -> Optional.of(firing);
      case AlertSource.Answer.Failed _ -> Optional.empty();
    };
  }

  @Override
  public Optional<String> problem() {
    return last instanceof AlertSource.Answer.Failed failed
        ? Optional.of(failed.reason())
        : Optional.empty();
  }

  @Override
  public Optional<Condition> condition(Subject pipeline) {
    if (pipeline.configurationGenerated().status().equals("False")) {
      return Optional.of(FlowReason.CONFIGURATION_NOT_GENERATED.condition());
    }
    return Optional.ofNullable(last).map(answer -> judged(answer, pipeline));
  }

  private static Condition judged(AlertSource.Answer answer, Subject pipeline) {
    return switch (answer) {
      case AlertSource.Answer.Failed _ -> FlowReason.PROBING_FAILED.condition();
      case AlertSource.Answer.Alerts(FiringAlerts firing) -> together(reasons(firing, pipeline));
    };
  }

  /** All that is wrong, the weightiest first. */
  private static List<FlowReason> reasons(FiringAlerts firing, Subject pipeline) {
    List<FlowReason> reasons = new ArrayList<>();
    FiringAlerts.Flow gateway = flow(firing, FiringAlerts.Collector.GATEWAY, pipeline);
    if (gateway.allDataDropped()) {
      reasons.add(FlowReason.GATEWAY_ALL_DROPPED);
    } else if (gateway.someDataDropped()) {
      reasons.add(FlowReason.GATEWAY_SOME_DROPPED);
    }
    if (gateway.throttling()) {
      reasons.add(FlowReason.GATEWAY_THROTTLING);
    }
    if (pipeline.needsAgent()) {
      FiringAlerts.Flow agent = flow(firing, FiringAlerts.Collector.AGENT, pipeline);
      if (agent.allDataDropped()) {
        reasons.add(FlowReason.AGENT_ALL_DROPPED);
      } else if (agent.someDataDropped()) {
        reasons.add(FlowReason.AGENT_SOME_DROPPED);
      }
    }
    return reasons;
  }

  private static FiringAlerts.Flow flow(
      FiringAlerts firing, FiringAlerts.Collector collector, Subject pipeline) {
    return pipeline.mayBeUnnamed()
        ? firing.of(collector, pipeline.name())
        : firing.named(collector, pipeline.name());
  }

  /** The first gives the reason; the message names the others, too. */
  private static Condition together(List<FlowReason> reasons) {
    if (reasons.isEmpty()) {
      return FlowReason.HEALTHY.condition();
    }
    Condition first = reasons.getFirst().condition();
    StringBuilder message = new StringBuilder(first.message());
    for (FlowReason more : reasons.subList(1, reasons.size())) {
      message
          .append(" Also ")
          .append(more.condition().reason())
          .append(": ")
          .append(more.condition().message());
    }
    return new Condition(first.type(), first.status(), first.reason(), message.toString());
  }
}
