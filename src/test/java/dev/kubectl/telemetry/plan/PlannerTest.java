package dev.kubectl.telemetry.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who runs, who does not, and what follows from it. */
class PlannerTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final ValueHolder GOOD = ValueHolder.of("https://h:4317");
  private static final ValueHolder NO_PORT = ValueHolder.of("https://h");

  @Test
  void withoutPipelinesThereIsNothing() {
    DesiredState desired = plan(List.of());

    assertThat(desired.verdicts()).isEmpty();
    assertThat(desired.components()).isEmpty();
  }

  @Test
  void aPipelineWithPushedDataOnlyNeedsNoAgent() {
    DesiredState desired = plan(List.of(pipeline("a", GOOD)));

    assertThat(components(desired)).containsExactly(Component.GATEWAY, Component.SELF_MONITOR);
  }

  @Test
  void aPullInputBringsTheAgent() {
    MetricPipeline pulling = pulling("a");

    assertThat(components(plan(List.of(pulling))))
        .containsExactly(Component.GATEWAY, Component.AGENT, Component.SELF_MONITOR);
  }

  @Test
  void aBrokenPipelineIsLeftOutAloneWithItsCondition() {
    DesiredState desired = plan(List.of(pipeline("bad", NO_PORT), pipeline("good", GOOD)));

    assertThat(desired.verdicts())
        .extracting(v -> v.pipeline().name(), Verdict::accepted)
        .containsExactly(tuple("bad", false), tuple("good", true));
    assertThat(desired.verdicts().getFirst().configurationGenerated())
        .isEqualTo(
            new Condition(
                "ConfigurationGenerated",
                "False",
                "EndpointInvalid",
                "OTLP output endpoint invalid: missing port"));
    assertThat(exporters(desired)).containsExactly("otlp_grpc/good");
  }

  @Test
  void whenNoneCanRunOnlyTheSelfMonitorIsThere() {
    assertThat(components(plan(List.of(pipeline("bad", NO_PORT)))))
        .containsExactly(Component.SELF_MONITOR);
  }

  @Test
  void aPipelineThatIsBeingDeletedTakesNoPart() {
    MetricPipeline leaving = at(pipeline("a", GOOD), NOW, NOW);

    assertThat(plan(List.of(leaving)).verdicts()).isEmpty();
  }

  @Test
  void ofPipelinesFromFilesTheFirstFiveByNameRun() {
    List<MetricPipeline> six =
        Stream.of("f", "e", "d", "c", "b", "a").map(name -> pipeline(name, GOOD)).toList();

    DesiredState desired = plan(six);

    assertThat(rejected(desired)).containsExactly("f");
    assertThat(desired.verdicts().getLast().configurationGenerated().reason())
        .isEqualTo("MaxPipelinesExceeded");
  }

  /** The reference looks at Secrets, endpoint and TLS before it counts, and at OTTL after it. */
  @Test
  void ofABrokenPipelineThatIsOneTooManyTheFirstCheckOfTheReferenceDecides() {
    MetricPipeline odd = pipeline("e", GOOD);
    MetricPipeline noOttl =
        new MetricPipeline(
            odd.metadata(),
            new MetricPipeline.Spec(
                odd.spec().input(),
                odd.spec().output(),
                null,
                List.of(new MetricPipeline.Filter(List.of("no condition")))),
            null);
    List<MetricPipeline> seven = new ArrayList<>();
    Stream.of("v", "w", "x", "y", "z")
        .forEach(name -> seven.add(at(pipeline(name, GOOD), NOW, null)));
    seven.add(at(noOttl, NOW.plusSeconds(1), null));
    seven.add(at(pipeline("f", NO_PORT), NOW.plusSeconds(1), null));

    List<Verdict> verdicts = plan(seven).verdicts();

    assertThat(verdicts.subList(0, 2))
        .extracting(v -> v.configurationGenerated().reason(), v -> v.findings().size())
        .containsExactly(tuple("MaxPipelinesExceeded", 2), tuple("EndpointInvalid", 2));
  }

  @Test
  void aBrokenPipelineFromAFileTakesNobodysSlot() {
    List<MetricPipeline> six = new ArrayList<>();
    six.add(pipeline("a", NO_PORT));
    Stream.of("b", "c", "d", "e", "f").forEach(name -> six.add(pipeline(name, GOOD)));

    assertThat(rejected(plan(six))).containsExactly("a");
  }

  @Test
  void inAClusterTheOldestRunAndABrokenOneKeepsItsSlot() {
    List<MetricPipeline> six = new ArrayList<>();
    List<String> byAge = List.of("f", "e", "d", "c", "b", "a");
    for (int i = 0; i < byAge.size(); i++) {
      ValueHolder endpoint = i == 0 ? NO_PORT : GOOD;
      six.add(at(pipeline(byAge.get(i), endpoint), NOW.plusSeconds(i), null));
    }

    assertThat(rejected(plan(six))).containsExactly("a", "f");
  }

  @Test
  void withoutTheLimitAllRun() {
    List<MetricPipeline> six =
        Stream.of("a", "b", "c", "d", "e", "f").map(name -> pipeline(name, GOOD)).toList();
    ObservedState state = state(six, SecretSource.NONE, Set.of());

    DesiredState desired =
        Planner.plan(
            new ObservedState(
                state.pipelines(),
                state.secrets(),
                null,
                state.cluster(),
                state.overrides(),
                ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(true).build(),
                Distribution.KYMA,
                Set.of(),
                NOW));

    assertThat(rejected(desired)).isEmpty();
  }

  @Test
  void aMadeUpValueIsNotJudged() {
    ValueHolder reference = ValueHolder.ofSecret("default", "backend", "endpoint");
    SecretSource secrets =
        (namespace, name) ->
            new SecretSource.Lookup.Found(
                SecretSource.SecretData.ofTexts(Map.of("endpoint", "placeholder")));
    List<MetricPipeline> pipelines = List.of(pipeline("a", reference));

    assertThat(rejected(Planner.plan(state(pipelines, secrets, Set.of())))).containsExactly("a");
    assertThat(
            rejected(
                Planner.plan(
                    state(
                        pipelines,
                        secrets,
                        Set.of(new SecretKeyRef("backend", "default", "endpoint"))))))
        .isEmpty();
  }

  @Test
  void valuesReachTheSecretSoThatTheCollectorReadsThemAsTheyAre() {
    Output.Header header = new Output.Header("token", null, ValueHolder.of("a${OTHER}$$b$c"));
    Output.Otlp otlp = new Output.Otlp("grpc", null, GOOD, null, null, List.of(header), null);
    MetricPipeline pipeline = pipeline("a", Input.NONE, otlp);

    DesiredState desired = plan(List.of(pipeline));

    Tree.Mapping secret =
        gateway(desired).objects().stream()
            .filter(object -> Tree.of("Secret").equals(object.get("kind")))
            .findFirst()
            .orElseThrow();
    String data =
        String.valueOf(((Tree.Mapping) present(secret.get("data"))).get("HEADER_A_TOKEN"));
    assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
        .isEqualTo("a$${OTHER}$$$$b$$c");
  }

  @Test
  void theConfigurationInTheConfigMapIsTheOneThatWasPlanned() {
    PlannedComponent gateway = gateway(plan(List.of(pipeline("a", GOOD))));

    Tree.Mapping configMap =
        gateway.objects().stream()
            .filter(object -> Tree.of("ConfigMap").equals(object.get("kind")))
            .findFirst()
            .orElseThrow();
    assertThat(((Tree.Mapping) present(configMap.get("data"))).get("relay.conf"))
        .isEqualTo(Tree.of(gateway.configurationText()));
  }

  private static Tree present(@Nullable Tree tree) {
    assertThat(tree).isNotNull();
    return Objects.requireNonNull(tree);
  }

  private static DesiredState plan(List<MetricPipeline> pipelines) {
    return Planner.plan(ObservedState.of(pipelines, SecretSource.NONE, NOW));
  }

  private static ObservedState state(
      List<MetricPipeline> pipelines, SecretSource secrets, Set<SecretKeyRef> assumed) {
    return new ObservedState(
        pipelines,
        secrets,
        null,
        ClusterFacts.UNKNOWN,
        SettingOverrides.NONE,
        ManagerOptions.AS_INSTALLED,
        Distribution.KYMA,
        assumed,
        NOW);
  }

  private static List<Component> components(DesiredState desired) {
    return desired.components().stream().map(PlannedComponent::component).toList();
  }

  private static PlannedComponent gateway(DesiredState desired) {
    return desired.component(Component.GATEWAY).orElseThrow();
  }

  private static List<String> exporters(DesiredState desired) {
    Tree.Mapping tree = Objects.requireNonNull(gateway(desired).configuration()).tree();
    return List.copyOf(((Tree.Mapping) present(tree.get("exporters"))).entries().keySet());
  }

  private static List<String> rejected(DesiredState desired) {
    return desired.verdicts().stream()
        .filter(verdict -> !verdict.accepted())
        .map(verdict -> verdict.pipeline().name())
        .toList();
  }

  private static MetricPipeline pulling(String name) {
    Input input = new Input(null, null, new Input.RuntimeInput(true, null, null), null);
    return pipeline(name, input, new Output.Otlp("grpc", null, GOOD, null, null, null, null));
  }

  private static MetricPipeline pipeline(String name, ValueHolder endpoint) {
    return pipeline(
        name, Input.NONE, new Output.Otlp("grpc", null, endpoint, null, null, null, null));
  }

  private static MetricPipeline pipeline(String name, Input input, Output.Otlp otlp) {
    return new MetricPipeline(
        ObjectMeta.named(name), new MetricPipeline.Spec(input, new Output(otlp), null, null), null);
  }

  private static MetricPipeline at(
      MetricPipeline pipeline, Instant created, @Nullable Instant deleted) {
    ObjectMeta plain = pipeline.metadata();
    return new MetricPipeline(
        new ObjectMeta(
            plain.name(),
            null,
            null,
            0,
            created,
            deleted,
            plain.labels(),
            plain.annotations(),
            plain.written()),
        pipeline.spec(),
        null);
  }
}
