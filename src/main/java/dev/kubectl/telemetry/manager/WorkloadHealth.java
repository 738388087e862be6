package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.workload.Component;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether gateway and agent run: the conditions {@code GatewayHealthy} and {@code AgentHealthy}
 * (manager specification D3, D4), from what the controllers write about them.
 *
 * <p>A workload that its controller has not looked at yet is being rolled out, neither ready (G14)
 * nor broken (G15).
 */
record WorkloadHealth(ClusterSnapshot snapshot, String namespace) {
  static final String GATEWAY_HEALTHY = "GatewayHealthy";
  static final String AGENT_HEALTHY = "AgentHealthy";
  private static final String ROLLOUT = "RolloutInProgress";
  private static final String ROLLOUT_MESSAGE = "Pods are being started/updated";
  private static final String NO_PODS = "No Pods deployed";

  Condition gateway() {
    ObjectView deployment = live(Component.GATEWAY, ResourceType.DEPLOYMENT);
    if (deployment.isEmpty()) {
      return notReady(GATEWAY_HEALTHY, "GatewayNotReady", "Deployment is not yet created");
    }
    if (isReady(deployment)) {
      return new Condition(
          GATEWAY_HEALTHY, "True", "GatewayReady", "Metric gateway Deployment is ready");
    }
    String problem = problem(Component.GATEWAY, canStillStart(deployment));
    return problem == null
        ? new Condition(GATEWAY_HEALTHY, "True", ROLLOUT, ROLLOUT_MESSAGE)
        : notReady(GATEWAY_HEALTHY, "GatewayNotReady", problem);
  }

  /**
   * For one pipeline.
   *
   * @param needed whether it has an input that the agent collects
   */
  Condition agent(boolean needed) {
    if (!needed) {
      return new Condition(AGENT_HEALTHY, "True", "AgentNotRequired", "");
    }
    ObjectView daemonSet = live(Component.AGENT, ResourceType.DAEMON_SET);
    if (daemonSet.isEmpty()) {
      return notReady(AGENT_HEALTHY, "AgentNotReady", "DaemonSet is not yet created");
    }
    ObjectView status = daemonSet.at("status");
    long wanted = status.number("desiredNumberScheduled");
    boolean observed = isObserved(daemonSet);
    if (observed
        && status.number("updatedNumberScheduled") == wanted
        && status.number("numberReady") >= wanted) {
      return new Condition(AGENT_HEALTHY, "True", "AgentReady", "Metric agent DaemonSet is ready");
    }
    String problem = problem(Component.AGENT, !observed);
    return problem == null
        ? new Condition(AGENT_HEALTHY, "True", ROLLOUT, ROLLOUT_MESSAGE)
        : notReady(AGENT_HEALTHY, "AgentNotReady", problem);
  }

  /** All problems of a component's pods, of which a condition shows the first. */
  List<String> problems(Component component) {
    return PodProblems.of(snapshot.pods(component));
  }

  private ObjectView live(Component component, ResourceType type) {
    return ObjectView.of(snapshot.object(type.key(namespace, component.baseName())).orElse(null));
  }

  private static boolean isReady(ObjectView deployment) {
    ObjectView status = deployment.at("status");
    long wanted =
        deployment.at("spec").has("replicas") ? deployment.at("spec").number("replicas") : 1;
    long updated = status.number("updatedReplicas");
    return isObserved(deployment)
        && updated >= wanted
        && status.number("replicas") == updated
        && status.number("readyReplicas") >= wanted;
  }

  private static boolean isObserved(ObjectView workload) {
    return workload.at("status").number("observedGeneration")
        >= workload.at("metadata").number("generation");
  }

  /** Without pods: whether its controller is just about to make some. */
  private static boolean canStillStart(ObjectView deployment) {
    boolean failed =
        deployment.at("status").items("conditions").stream()
            .anyMatch(condition ->
                (condition.text("type").equals("ReplicaFailure")
                        && condition.text("status").equals("True"))
                    || (condition.text("type").equals("Progressing")
                        && condition.text("status").equals("False")));
    return !isObserved(deployment) || !failed;
  }

  private @Nullable String problem(Component component, boolean podsMayBeMissing) {
    if (snapshot.pods(component).isEmpty()) {
      return podsMayBeMissing ? null : NO_PODS;
    }
    List<String> problems = problems(component);
    return problems.isEmpty() ? null : problems.getFirst();
  }

  private static Condition notReady(String type, String reason, String message) {
    return new Condition(type, "False", reason, message);
  }
}
