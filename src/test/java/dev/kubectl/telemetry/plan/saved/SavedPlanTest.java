package dev.kubectl.telemetry.plan.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.api.reading.PipelineDecoder;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan in a file still knows what it was decided from, and gives no secret away. */
class SavedPlanTest {
  private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
  private static final String PASSWORD = "correct-horse-battery";
  private static final String TOKEN = "inline-token-value";

  private static MetricPipeline pipeline(String name, boolean runtime) {
    String text =
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: %s}
        spec:
          input: {runtime: {enabled: %s}}
          output:
            otlp:
              endpoint: {value: "http://backend:4317"}
              headers: [{name: x-token, value: inline-token-value}]
              authentication:
                basic:
                  user: {value: somebody}
                  password: {valueFrom: {secretKeyRef: {namespace: shop, name: backend, key: password}}}
        """
            .formatted(name, runtime);
    return PipelineDecoder.v1beta1(
        (Tree.Mapping)
            Trees.of(YamlReader.read(new SourceText(name, text)).documents().getFirst().root()));
  }

  private static SecretSource secret(String password) {
    return (namespace, name) ->
        new SecretSource.Lookup.Found(
            SecretData.ofTexts(Map.of("password", password, "unused", String.valueOf(NOW))));
  }

  private static ObservedState state(String password, MetricPipeline... pipelines) {
    return ObservedState.of(List.of(pipelines), secret(password), NOW);
  }

  /** As if everything that was planned had been applied before. */
  private static Evidence evidence(ObservedState observed) {
    DesiredState desired = Planner.plan(observed);
    Map<ObjectKey, Tree.Mapping> live = new HashMap<>();
    desired
        .components()
        .forEach(component ->
            component.objects().forEach(object -> live.put(ObjectKey.of(object), object)));
    return new Evidence("uid-1", observed, desired, live);
  }

  private static SavedPlan plan(Evidence evidence) {
    return SavedPlan.of(
        evidence, NOW, "kubectl-telemetry", "https://cluster", List.of(), List.of());
  }

  private static SavedPlan readBack(SavedPlan plan) {
    SavedPlanFile.Reading reading =
        SavedPlanFile.read(new SourceText("plan.yaml", SavedPlanFile.write(plan)));
    assertThat(reading).isInstanceOf(SavedPlanFile.Reading.Read.class);
    return ((SavedPlanFile.Reading.Read) reading).plan();
  }

  private static Evidence with(Evidence evidence, String kind, Tree.Mapping changed) {
    Map<ObjectKey, Tree.Mapping> live = new HashMap<>(evidence.liveObjects());
    live.replaceAll((key, object) ->
        key.kind().equals(kind) && key.name().equals("telemetry-metric-gateway")
            ? changed
            : object);
    return new Evidence(evidence.clusterUid(), evidence.observed(), evidence.desired(), live);
  }

  private static Tree.Mapping live(Evidence evidence, String kind) {
    return evidence.liveObjects().entrySet().stream()
        .filter(e ->
            e.getKey().kind().equals(kind) && e.getKey().name().equals("telemetry-metric-gateway"))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  @Test
  void holdsWhileNothingChanges() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", true), pipeline("b", false)));

    SavedPlan plan = readBack(plan(evidence));

    assertThat(plan.movedOn(evidence)).isEmpty();
    assertThat(plan).isEqualTo(readBack(plan));
  }

  @Test
  void holdsWhenOnlyTheServersBookkeepingChanges() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", true)));
    Tree.Mapping map = live(evidence, "Deployment");
    Tree.Mapping metadata =
        ((Tree.Mapping) Objects.requireNonNull(map.get("metadata")))
            .with("resourceVersion", Tree.of("7"))
            .with("uid", Tree.of("b"))
            .with("managedFields", Tree.sequence(List.of()))
            .with(
                "annotations",
                Tree.mapping().put("deployment.kubernetes.io/revision", "3").build());
    Tree.Mapping later =
        map.with("metadata", metadata).with("status", Tree.mapping().put("replicas", 2).build());

    assertThat(plan(evidence).movedOn(with(evidence, "Deployment", later))).isEmpty();
  }

  @Test
  void saysWhichPipelineSecretOrObjectIsOther() {
    MetricPipeline a = pipeline("a", true);
    Evidence evidence = evidence(state(PASSWORD, a, pipeline("b", false)));
    SavedPlan plan = readBack(plan(evidence));

    assertThat(plan.movedOn(moved(evidence, state(PASSWORD, a))))
        .singleElement()
        .asString()
        .startsWith("MetricPipeline b is in the plan and not in the cluster");
    assertThat(plan.movedOn(moved(evidence, state(PASSWORD, a, pipeline("b", true)))))
        .singleElement()
        .asString()
        .startsWith("MetricPipeline b is not as in the plan");
    assertThat(
            plan.movedOn(
                moved(evidence, state(PASSWORD, a, pipeline("b", false), pipeline("c", false)))))
        .containsExactly("MetricPipeline c is not in the plan");
    assertThat(plan.movedOn(moved(evidence, state("another", a, pipeline("b", false)))))
        .singleElement()
        .asString()
        .startsWith("Secret shop/backend is not as in the plan");
    Tree.Mapping edited =
        live(evidence, "ConfigMap").with("data", Tree.mapping().put("relay.conf", "x").build());
    assertThat(plan.movedOn(with(evidence, "ConfigMap", edited)))
        .containsExactly(
            "ConfigMap kyma-system/telemetry-metric-gateway has been changed since the plan was"
                + " made");
  }

  /** The objects stay: only what was decided from has changed. */
  private static Evidence moved(Evidence evidence, ObservedState observed) {
    return new Evidence(
        evidence.clusterUid(), observed, Planner.plan(observed), evidence.liveObjects());
  }

  @Test
  void saysWhenAnotherProgramDecidesOtherwise() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", false)));
    DesiredState other = new DesiredState(evidence.desired().verdicts(), List.of(), List.of());

    assertThat(
            plan(evidence)
                .movedOn(new Evidence("uid-1", evidence.observed(), other, evidence.liveObjects())))
        .isNotEmpty()
        .allMatch(text -> text.endsWith("would not be generated by this program"));
  }

  @Test
  void anObjectThatIsGoneCountsOnlyWhileItIsWanted() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", false)));
    ObservedState none = evidence.observed().with(List.of());
    Evidence removal = new Evidence("uid-1", none, Planner.plan(none), evidence.liveObjects());

    assertThat(plan(evidence).movedOn(without(evidence)))
        .contains(
            "ConfigMap kyma-system/telemetry-metric-gateway has been deleted since the plan was"
                + " made");
    assertThat(plan(removal).movedOn(without(removal))).isEmpty();
  }

  private static Evidence without(Evidence evidence) {
    return new Evidence(evidence.clusterUid(), evidence.observed(), evidence.desired(), Map.of());
  }

  @Test
  void isForOneCluster() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", false)));

    assertThat(
            plan(evidence)
                .movedOn(
                    new Evidence(
                        "uid-2", evidence.observed(), evidence.desired(), evidence.liveObjects())))
        .containsExactly("the plan is for another cluster, the one at https://cluster");
  }

  @Test
  void hasNoSecretInItAndNoDigestTwice() {
    Evidence evidence = evidence(state(PASSWORD, pipeline("a", true)));

    String first = SavedPlanFile.write(plan(evidence));
    SavedPlan second = plan(evidence);

    assertThat(first).doesNotContain(PASSWORD, TOKEN, "somebody");
    second
        .decidedFrom()
        .values()
        .forEach(digest -> assertThat(first).as("salted").doesNotContain(digest));
    assertThat(second.objects().values()).as("salted by item").doesNotHaveDuplicates();
    assertThat(second.objects()).isEqualTo(second.desired());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: Plan                        | kind: Preview              | 1:13 | expected a Plan",
        "cli.kubectl-telemetry.dev/v1      | cli.kubectl-telemetry.dev/v2 | 1:13 | expected a Plan",
        "algorithm: PBKDF2WithHmacSHA256   | algorithm: MD5             | | digests cannot be made",
        "iterations: 10000                 | iterations: 1              | | digests cannot be made",
        "namespace: kyma-system            | other: x                   | 1:1 | `namespace` is missing",
        "createdAt: \"2026-04-01T12:00:00Z\" | createdAt: then          | 3:12 | expected a time"
      })
  void saysWhatIsWrongWithAFile(String from, String to, String place, String message) {
    String text = SavedPlanFile.write(plan(evidence(state(PASSWORD, pipeline("a", false)))));
    assertThat(text).contains(from.strip());

    SavedPlanFile.Reading reading =
        SavedPlanFile.read(new SourceText("plan.yaml", text.replace(from.strip(), to.strip())));

    assertThat(reading).isInstanceOf(SavedPlanFile.Reading.Wrong.class);
    Diagnostic problem = ((SavedPlanFile.Reading.Wrong) reading).problems().getFirst();
    assertThat(problem.message()).contains(message);
    if (place != null) {
      assertThat(problem.location()).isEqualTo("plan.yaml:" + place);
    }
  }

  @Test
  void everyCutFileIsRefused() {
    String text = SavedPlanFile.write(plan(evidence(state(PASSWORD, pipeline("a", false)))));

    for (int end = 0; end < text.length() - 1; end += 97) {
      assertThat(SavedPlanFile.read(new SourceText("plan.yaml", text.substring(0, end))))
          .as("the first %d characters", end)
          .isInstanceOf(SavedPlanFile.Reading.Wrong.class);
    }
  }
}
