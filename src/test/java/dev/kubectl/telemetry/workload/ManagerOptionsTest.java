package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ManagerOptionsTest {
  @Test
  void whatTheChartSetsIsInOrder() {
    assertThat(ManagerOptions.AS_INSTALLED.problems()).isEmpty();
    assertThat(ManagerOptions.WITHOUT_FLAGS.problems()).isEmpty();
  }

  @Test
  void allProblemsAreToldInTheWordsOfTheReference() {
    ManagerOptions options =
        ManagerOptions.AS_INSTALLED.toBuilder()
            .targetNamespace("Kyma")
            .managerNamespace("-a")
            .version(" ")
            .build();

    assertThat(options.problems())
        .containsExactly(
            "validation failed for field 'target_namespace' with value 'Kyma':"
                + " must be a valid Kubernetes namespace name",
            "validation failed for field 'manager_namespace' with value '-a':"
                + " must be a valid Kubernetes namespace name",
            "validation failed for field 'version' with value ' ':"
                + " cannot be empty or whitespace only");
  }

  @Test
  void aPodLabelThatWouldHideThePodsFromTheirWorkloadIsAProblem() {
    ManagerOptions options =
        ManagerOptions.AS_INSTALLED.toBuilder()
            .additionalWorkloadPodLabels(Map.of("app.kubernetes.io/name", "mine"))
            .build();

    assertThat(options.problems())
        .singleElement()
        .asString()
        .contains("app.kubernetes.io/name=mine");
  }

  @Test
  void changingNothingGivesEqualOptions() {
    ManagerOptions options = new RandomWorkloads(7).options();

    assertThat(options.toBuilder().build()).isEqualTo(options);
  }
}
