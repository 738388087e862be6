package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.saved.Evidence;
import dev.kubectl.telemetry.plan.saved.SavedPlan;
import dev.kubectl.telemetry.plan.saved.SavedPlanFile;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every change is previewed, applied by kubectl, carried out by one pass of a manager, and rolled
 * out by the real controllers; then the API server says which objects changed and which pods are
 * new, and that has to be what was predicted.
 */
class PreviewComesTrueTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static PreviewedCluster cluster;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = PreviewedCluster.start(2);
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void whatIsPredictedHappens() throws Exception {
    List<PreviewedChange> changes = PreviewedChange.all();
    assertThat(changes).hasSizeGreaterThanOrEqualTo(25);
    List<String> wrong = new ArrayList<>();
    for (PreviewedChange change : changes) {
      try {
        carryOut(change);
      } catch (AssertionError | ConditionTimeoutException e) {
        wrong.add(change.name() + ": " + e.getMessage());
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void carryOut(PreviewedChange change) throws Exception {
    Path file = Files.writeString(folder.resolve("change.yaml"), change.files());
    Path json = folder.resolve("preview.json");
    Path planFile = folder.resolve("plan.yaml");
    List<String> arguments =
        new ArrayList<>(List.of("-f", file.toString(), "-o", "json=" + json, "-o", "text"));
    arguments.addAll(List.of("--out", planFile.toString()));
    if (change.isPrune()) {
      arguments.addAll(List.of("--prune", "--all"));
    }
    ClusterSnapshot before = cluster.snapshot();
    cluster.audit.start();
    CommandRun run = cluster.preview(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run::toString).isIn(0, 1);
    assertThat(cluster.audit.writes("kubectl-telemetry/" + VersionProvider.version()))
        .as("a preview only reads")
        .isEmpty();
    assertThat(run.out() + Files.readString(json) + Files.readString(planFile))
        .doesNotContain(PreviewedChange.SECRETS);
    Prediction predicted = Prediction.of(Files.readString(json));
    SavedPlan plan = plan(planFile);

    apply(change, file);
    assertThat(movedOn(plan)).as("the plan holds once the files are applied").isEmpty();
    cluster.pass();
    awaitRollout();

    ClusterSnapshot after = cluster.snapshot();
    assertThat(Prediction.happened(before, after))
        .as("%s%n%s", change.name(), run.out())
        .isEqualTo(predicted);
    assertThat(run.code()).isEqualTo(change.isNothing() ? 0 : 1);
    CommandRun again = cluster.preview("-f", file.toString());
    assertThat(again.code()).as("nothing is left to do: %s", again).isZero();
    // What is only deleted is not there to be deleted twice.
    if (predicted.objects().values().stream().anyMatch(action -> !action.equals("remove"))) {
      assertThat(movedOn(plan)).as("a plan is for once").isNotEmpty();
    }
  }

  private static void apply(PreviewedChange change, Path file)
      throws IOException, InterruptedException {
    if (change.isPrune()) {
      Set<String> kept = change.pipelines();
      for (ObjectView pipeline :
          cluster.snapshot().pipelineObjects().stream().map(ObjectView::of).toList()) {
        if (!kept.contains(pipeline.name())) {
          cluster.kubectl("delete", "metricpipeline", pipeline.name());
        }
      }
    }
    if (!change.files().isBlank()) {
      cluster.kubectl("apply", "-f", file.toString());
    }
  }

  private static SavedPlan plan(Path file) throws IOException {
    return ((SavedPlanFile.Reading.Read)
            SavedPlanFile.read(new SourceText("plan.yaml", Files.readString(file))))
        .plan();
  }

  private static List<String> movedOn(SavedPlan plan) {
    ClusterSnapshot snapshot = cluster.snapshot();
    ObservedState observed =
        snapshot.observedState(
            PreviewedCluster.SETTINGS.options(),
            PreviewedCluster.SETTINGS.distribution(),
            PreviewedCluster.SETTINGS.settings(),
            Instant.now());
    return plan.movedOn(
        new Evidence(
            snapshot.discovery().clusterUid(),
            observed,
            Planner.plan(observed),
            snapshot.objects()));
  }

  /** Until every workload has the pods that it wants, and no others. */
  private static void awaitRollout() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> {
          ClusterSnapshot snapshot = cluster.snapshot();
          for (Component component : Component.values()) {
            assertThat(isDone(snapshot, component))
                .as("%s: %s", component, snapshot.pods(component))
                .isTrue();
          }
        });
  }

  private static boolean isDone(ClusterSnapshot snapshot, Component component) {
    ResourceType type =
        component == Component.AGENT ? ResourceType.DAEMON_SET : ResourceType.DEPLOYMENT;
    ObjectView workload =
        ObjectView.of(
            snapshot
                .object(type.key(PreviewedCluster.NAMESPACE, component.baseName()))
                .orElse(null));
    int pods = snapshot.pods(component).size();
    if (workload.isEmpty()) {
      return pods == 0;
    }
    ObjectView status = workload.at("status");
    boolean daemonSet = component == Component.AGENT;
    long wanted = daemonSet ? 2 : workload.at("spec").number("replicas");
    String updated = daemonSet ? "updatedNumberScheduled" : "updatedReplicas";
    String ready = daemonSet ? "numberReady" : "readyReplicas";
    return status.number("observedGeneration") == workload.at("metadata").number("generation")
        && status.number(updated) == wanted
        && status.number(ready) == wanted
        && pods == wanted;
  }

  /**
   * What changes: objects with what happens to them, and workloads with what happens to their pods.
   */
  record Prediction(Map<String, String> objects, Map<Component, String> pods) {
    static Prediction of(String json) {
      ObjectView preview = ObjectView.of(JsonReader.read(json));
      Map<String, String> objects = new TreeMap<>();
      for (ObjectView change : preview.items("objects")) {
        String namespace = change.text("namespace");
        objects.put(
            change.text("kind")
                + " "
                + (namespace.isEmpty() ? "" : namespace + "/")
                + change.text("name"),
            change.text("action"));
      }
      Map<Component, String> pods = new EnumMap<>(Component.class);
      for (ObjectView rollout : preview.items("rollouts")) {
        pods.put(
            component(rollout.tree()),
            rollout.text("kind")
                + " "
                + rollout.number("podsBefore")
                + " to "
                + rollout.number("podsAfter"));
      }
      return new Prediction(objects, pods);
    }

    private static Component component(Tree.Mapping rollout) {
      String text = rollout.toString();
      for (Component component : Component.values()) {
        if (text.contains(component.baseName())) {
          return component;
        }
      }
      throw new AssertionError(text);
    }

    static Prediction happened(ClusterSnapshot before, ClusterSnapshot after) {
      Map<String, Tree> old = PreviewedCluster.objects(before);
      Map<String, Tree> now = PreviewedCluster.objects(after);
      Map<String, String> objects = new TreeMap<>();
      Set<String> all = new TreeSet<>(old.keySet());
      all.addAll(now.keySet());
      for (String object : all) {
        if (!old.containsKey(object)) {
          objects.put(object, "add");
        } else if (!now.containsKey(object)) {
          objects.put(object, "remove");
        } else if (!Objects.equals(old.get(object), now.get(object))) {
          objects.put(object, "change");
        }
      }
      Map<Component, String> pods = new EnumMap<>(Component.class);
      for (Component component : Component.values()) {
        Set<String> earlier = PreviewedCluster.pods(before, component);
        Set<String> later = PreviewedCluster.pods(after, component);
        if (!earlier.equals(later)) {
          pods.put(component, kind(earlier, later) + " " + earlier.size() + " to " + later.size());
        }
      }
      return new Prediction(objects, pods);
    }

    private static String kind(Set<String> before, Set<String> after) {
      if (before.isEmpty()) {
        return "start";
      }
      if (after.isEmpty()) {
        return "stop";
      }
      Set<String> staying = new TreeSet<>(before);
      staying.retainAll(after);
      return staying.isEmpty() ? "restart" : "scale";
    }
  }
}
