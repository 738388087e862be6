package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.Snapshots;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the conditions say of what controllers and kubelets write: tables D3, D4 and D5. */
class WorkloadHealthTest {
  private static final String NAMESPACE = "kyma-system";

  private final List<Tree.Mapping> objects = new ArrayList<>();

  private void deployment(String generation, String status) {
    objects.add(
        ManagedCluster.object(
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: telemetry-metric-gateway, namespace: kyma-system, generation: %s}
            spec: {replicas: 2}
            status: %s
            """
                .formatted(generation, status)));
  }

  private void daemonSet(String generation, String status) {
    objects.add(
        ManagedCluster.object(
            """
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: telemetry-metric-agent, namespace: kyma-system, generation: %s}
            status: %s
            """
                .formatted(generation, status)));
  }

  private void pod(String name, Component component, String status) {
    objects.add(
        ManagedCluster.object(
            """
            apiVersion: v1
            kind: Pod
            metadata:
              name: %s
              namespace: kyma-system
              labels: {app.kubernetes.io/name: %s}
            status: %s
            """
                .formatted(name, component.baseName(), status)));
  }

  private WorkloadHealth health() {
    return new WorkloadHealth(Snapshots.of(List.of(), objects), NAMESPACE);
  }

  private static String text(Condition condition) {
    return condition.status() + " " + condition.reason() + ": " + condition.message();
  }

  private String gateway() {
    return text(health().gateway());
  }

  private String agent() {
    return text(health().agent(true));
  }

  @Test
  void withoutWorkloads() {
    assertThat(gateway()).isEqualTo("False GatewayNotReady: Deployment is not yet created");
    assertThat(agent()).isEqualTo("False AgentNotReady: DaemonSet is not yet created");
    assertThat(text(health().agent(false))).isEqualTo("True AgentNotRequired: ");
  }

  @Test
  void ready() {
    deployment("3", "{observedGeneration: 3, replicas: 2, updatedReplicas: 2, readyReplicas: 2}");
    daemonSet(
        "1",
        "{observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 3,"
            + " numberReady: 3}");

    assertThat(gateway()).isEqualTo("True GatewayReady: Metric gateway Deployment is ready");
    assertThat(agent()).isEqualTo("True AgentReady: Metric agent DaemonSet is ready");
  }

  @Test
  void aWorkloadThatItsControllerHasNotLookedAtYetIsNeitherReadyNorBroken() {
    deployment("4", "{observedGeneration: 3, replicas: 2, updatedReplicas: 2, readyReplicas: 2}");
    daemonSet("1", "{}");

    assertThat(gateway()).isEqualTo("True RolloutInProgress: Pods are being started/updated");
    assertThat(agent()).isEqualTo("True RolloutInProgress: Pods are being started/updated");
  }

  @Test
  void aRolloutThatGoesOnIsNoProblem() {
    deployment("2", "{observedGeneration: 2, replicas: 3, updatedReplicas: 1, readyReplicas: 2}");
    pod("a", Component.GATEWAY, "{phase: Pending, conditions: []}");

    assertThat(gateway()).startsWith("True RolloutInProgress");
  }

  @Test
  void noPodsAlthoughTheControllerGaveUp() {
    deployment(
        "1", "{observedGeneration: 1, conditions: [{type: ReplicaFailure, status: \"True\"}]}");
    daemonSet("1", "{observedGeneration: 1, desiredNumberScheduled: 2}");

    assertThat(gateway()).isEqualTo("False GatewayNotReady: No Pods deployed");
    assertThat(agent()).isEqualTo("False AgentNotReady: No Pods deployed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {phase: Pending, containerStatuses: [{name: collector, state: {waiting: {reason: ImagePullBackOff}}}]} | ImagePullBackOff
          {phase: Pending, containerStatuses: [{name: collector, state: {waiting: {message: why}}}]} | why
          {phase: Running, containerStatuses: [{name: collector, state: {waiting: {reason: CrashLoopBackOff, message: back-off}}, lastState: {terminated: {reason: OOMKilled}}}]} | OOMKilled
          {phase: Running, containerStatuses: [{name: collector, state: {waiting: {reason: CrashLoopBackOff, message: back-off}}, lastState: {terminated: {reason: ''}}}]} | back-off
          {phase: Running, containerStatuses: [{name: collector, state: {waiting: {message: back-off}}}]} | back-off
          """)
  void podsThatWait(String status, String cause) {
    deployment("1", "{observedGeneration: 1, replicas: 2, updatedReplicas: 2}");
    pod("a", Component.GATEWAY, status);

    assertThat(gateway())
        .isEqualTo(
            "False GatewayNotReady: Pod is in the pending state because container: collector is"
                + " not running due to: "
                + cause
                + ". Please check the container: collector logs.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {phase: Pending, containerStatuses: [{name: collector, state: {waiting: {reason: ContainerCreating}}}]}
          {phase: Pending, containerStatuses: [{name: istio, state: {waiting: {reason: PodInitializing}}}, {name: collector, state: {waiting: {reason: ErrImagePull}}}]}
          {phase: Running, containerStatuses: [{name: collector, state: {running: {}}}]}
          {phase: Running, conditions: [{type: Ready, status: "True"}]}
          {phase: Succeeded}
          {}
          """)
  void podsWithoutAProblem(String status) {
    deployment("1", "{observedGeneration: 1, replicas: 2, updatedReplicas: 2}");
    pod("a", Component.GATEWAY, status);

    assertThat(gateway()).startsWith("True RolloutInProgress");
  }

  @Test
  void podsThatFailedOrHaveNoNode() {
    daemonSet("1", "{observedGeneration: 1, desiredNumberScheduled: 1}");
    deployment("1", "{observedGeneration: 1, replicas: 2, updatedReplicas: 2}");
    pod("a", Component.AGENT, "{phase: Failed, message: evicted}");
    pod(
        "b",
        Component.GATEWAY,
        "{phase: Pending, conditions: [{type: PodScheduled, status: \"False\", message: 0/2 nodes"
            + " are available}]}");

    assertThat(agent())
        .isEqualTo("False AgentNotReady: Pod is in the failed state due to: evicted");
    assertThat(gateway())
        .isEqualTo("False GatewayNotReady: Pod is not scheduled: 0/2 nodes are available");
  }

  @Test
  void ofSeveralProblemsTheFirstByNameIsSaidWhateverTheOrderAndAllAreFindable() {
    deployment("1", "{observedGeneration: 1, replicas: 2, updatedReplicas: 2}");
    pod("b", Component.GATEWAY, "{phase: Failed, message: second}");
    pod("a", Component.GATEWAY, "{phase: Failed, message: first}");

    assertThat(gateway()).endsWith("due to: first");
    assertThat(health().problems(Component.GATEWAY))
        .containsExactly(
            "Pod is in the failed state due to: first",
            "Pod is in the failed state due to: second");
  }
}
