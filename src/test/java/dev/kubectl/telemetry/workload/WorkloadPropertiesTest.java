package dev.kubectl.telemetry.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every component, whatever the options are. */
class WorkloadPropertiesTest {
  private static final int RUNS = 300;

  @ParameterizedTest
  @EnumSource
  void everythingThatIsAppliedIsInTheInventory(Component component) {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads workloads = new RandomWorkloads(seed);
      ManagerOptions options = workloads.options();

      List<ObjectKey> applied =
          workloads.objects(component, options).stream().map(ObjectKey::of).toList();

      assertThat(Inventory.of(component, options.targetNamespace()))
          .as("seed %d", seed)
          .containsAll(applied);
      assertThat(applied).as("seed %d", seed).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInventoryHoldsNothingThatIsNeverAppliedExceptThePolicyOfEarlierReleases(
      Component component) {
    Set<ObjectKey> applied = new LinkedHashSet<>();
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads workloads = new RandomWorkloads(seed);
      ManagerOptions options = workloads.options().toBuilder().targetNamespace("a").build();
      workloads.objects(component, options).forEach(object -> applied.add(ObjectKey.of(object)));
    }
    Set<ObjectKey> never = new HashSet<>(Inventory.of(component, "a"));

    never.removeAll(applied);

    assertThat(never)
        .containsExactly(
            new ObjectKey("networking.k8s.io/v1", "NetworkPolicy", "a", component.baseName()));
  }

  @ParameterizedTest
  @EnumSource
  void everyObjectBearsTheLabelsOfItsComponentWhateverTheOptionsSay(Component component) {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads workloads = new RandomWorkloads(seed);
      for (Tree.Mapping object : workloads.objects(component, workloads.options())) {
        assertThat(TreeLook.mappingAt(object, "metadata", "labels").entries())
            .as("seed %d, %s", seed, ObjectKey.of(object))
            .containsAllEntriesOf(component.labels().entries());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void theWorkloadSelectsItsOwnPodsWhateverTheOptionsSay(Component component) {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads workloads = new RandomWorkloads(seed);
      Tree.Mapping workload = workload(workloads.objects(component, workloads.options()));

      assertThat(TreeLook.mappingAt(workload, "spec", "template", "metadata", "labels").entries())
          .as("seed %d", seed)
          .containsAllEntriesOf(
              TreeLook.mappingAt(workload, "spec", "selector", "matchLabels").entries());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAPodNeedsToStartIsAppliedBeforeTheWorkload(Component component) {
    Set<String> needed =
        Set.of(
            "ServiceAccount",
            "Role",
            "RoleBinding",
            "ClusterRole",
            "ClusterRoleBinding",
            "ConfigMap",
            "Secret",
            "NetworkPolicy");
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads workloads = new RandomWorkloads(seed);
      List<Tree.Mapping> objects = workloads.objects(component, workloads.options());

      List<Tree.Mapping> after =
          objects.subList(objects.indexOf(workload(objects)), objects.size());

      assertThat(after.stream().map(object -> ObjectKey.of(object).kind()))
          .as("seed %d", seed)
          .doesNotContainAnyElementsOf(needed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noObjectClaimsItsStatus(Component component) {
    RandomWorkloads workloads = new RandomWorkloads(1);

    assertThat(workloads.objects(component, workloads.options()))
        .isNotEmpty()
        .allSatisfy(object -> assertThat(object.get("status")).isNull());
  }

  @ParameterizedTest
  @EnumSource
  void theSameInputMakesTheSameObjects(Component component) {
    for (long seed = 0; seed < RUNS; seed++) {
      RandomWorkloads first = new RandomWorkloads(seed);
      RandomWorkloads second = new RandomWorkloads(seed);

      assertThat(first.objects(component, first.options()))
          .as("seed %d", seed)
          .isEqualTo(second.objects(component, second.options()));
    }
  }

  private static Tree.Mapping workload(List<Tree.Mapping> objects) {
    return objects.stream()
        .filter(object -> Set.of("Deployment", "DaemonSet").contains(ObjectKey.of(object).kind()))
        .findFirst()
        .orElseThrow();
  }
}
