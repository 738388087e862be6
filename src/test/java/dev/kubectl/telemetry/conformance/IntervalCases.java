package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.workload.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * How often each input collects, by the settings of the Telemetry resource: section {@code
 * collectionIntervals} of {@code manager/formulas.yaml}, seen in the agent's configuration.
 */
final class IntervalCases {
  private IntervalCases() {}

  static Stream<DynamicTest> tests(Path file) {
    VectorYaml formulas = VectorYaml.mapping(file);
    if (!formulas.entries().containsKey("collectionIntervals")) {
      return Stream.empty();
    }
    List<VectorYaml> cases = formulas.mappings("collectionIntervals");
    return IntStream.range(0, cases.size())
        .mapToObj(number ->
            DynamicTest.dynamicTest(
                "formulas/collectionIntervals[" + number + "]", () -> check(cases.get(number))));
  }

  private static void check(VectorYaml one) {
    VectorYaml receivers = agent(telemetry(one)).mapping("receivers");
    VectorYaml expected = one.mapping("expected");

    assertThat(interval(receivers.mapping("kubeletstats").text("collection_interval")))
        .isEqualTo(interval(expected.text("runtime")));
    assertThat(interval(scrapeInterval(receivers, "prometheus/app-pods")))
        .isEqualTo(interval(expected.text("prometheus")));
    assertThat(interval(scrapeInterval(receivers, "prometheus/istio")))
        .isEqualTo(interval(expected.text("istio")));
  }

  private static String scrapeInterval(VectorYaml receivers, String receiver) {
    return receivers
        .mapping(receiver)
        .mapping("config")
        .mappings("scrape_configs")
        .getFirst()
        .text("scrape_interval");
  }

  private static VectorYaml agent(Telemetry telemetry) {
    ObservedState plain = ObservedState.of(List.of(pipeline()), SecretSource.NONE, Instant.EPOCH);
    DesiredState desired =
        Planner.plan(
            new ObservedState(
                plain.pipelines(),
                plain.secrets(),
                telemetry,
                plain.cluster(),
                plain.overrides(),
                plain.options(),
                plain.distribution(),
                plain.assumed(),
                plain.now()));
    return VectorYaml.of(
        TreeDifference.plain(
            Objects.requireNonNull(desired.component(Component.AGENT).orElseThrow().configuration())
                .tree()));
  }

  private static MetricPipeline pipeline() {
    Input input =
        new Input(
            new Input.PrometheusInput(true, null, null),
            new Input.IstioInput(true, null, null, null),
            new Input.RuntimeInput(true, null, null),
            null);
    Output output =
        new Output(
            new Output.Otlp(
                "grpc", null, Output.ValueHolder.of("https://h:4317"), null, null, null, null));
    return new MetricPipeline(
        ObjectMeta.named("a"), new MetricPipeline.Spec(input, output, null, null), null);
  }

  private static Telemetry telemetry(VectorYaml one) {
    return new Telemetry(
        ObjectMeta.named("default"),
        new Telemetry.MetricSpec(
            null,
            given(one, "global"),
            given(one, "runtime"),
            given(one, "prometheus"),
            given(one, "istio")),
        null);
  }

  private static @Nullable Duration given(VectorYaml one, String key) {
    return one.entries().get(key) == null ? null : interval(one.text(key));
  }

  private static Duration interval(String text) {
    return GoDuration.parse(text).orElseThrow();
  }
}
