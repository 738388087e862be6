package dev.kubectl.telemetry.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records as no API server would store them: absent, empty and senseless parts everywhere. */
class OddPipelinesTest {
  private static final String SECRET = "s3cr3t";
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "a",
          "grpc",
          "http",
          "::",
          "h:1",
          "https://h",
          "[::1",
          "%",
          "\0",
          "-----BEGIN A-----\n-----END A-----\n",
          "${X}",
          "set(",
          "metric.name == \"a\"",
          "\uD800",
          "😀");

  private final Random random = new Random();

  @Test
  void areCheckedWithoutFailureAndWithoutShowingSecrets() {
    long seed = 4711;
    random.setSeed(seed);
    for (int round = 0; round < 3000; round++) {
      MetricPipeline pipeline = pipeline();
      List<Finding> findings = PipelineChecks.check(pipeline, this::find, Pipelines.NOW);
      String which = "seed %d round %d".formatted(seed, round);
      assertThat(findings.toString()).as(which).doesNotContain(SECRET);
      assertThat(findings)
          .as(which)
          .filteredOn(finding -> finding.severity() == Severity.ERROR)
          .allSatisfy(finding -> assertThat(finding.condition()).isNotNull());
      assertThat(ConditionOutcome.of(findings).status())
          .as(which)
          .isEqualTo(Finding.reconcilable(findings));
      assertThat(PipelineChecks.check(pipeline, namesOnly(findings), Pipelines.NOW)).isNotNull();
      assertThat(SecretReferences.of(pipeline)).isNotNull();
      assertThat(PipelineChecks.nextChange(pipeline, this::find, Pipelines.NOW)).isNotNull();
    }
  }

  private static SecretSource namesOnly(List<Finding> findings) {
    return (namespace, name) -> new Lookup.Unreadable(String.valueOf(findings.size()));
  }

  private Lookup find(String namespace, String name) {
    return switch (name.length() % 3) {
      case 0 -> new Lookup.Missing();
      case 1 -> new Lookup.Found(SecretData.ofTexts(Map.of("a", SECRET + ":" + SECRET)));
      default -> new Lookup.Unreadable("no");
    };
  }

  private MetricPipeline pipeline() {
    MetricPipeline.Spec spec =
        new MetricPipeline.Spec(
            maybe(this::input),
            maybe(() -> new Output(maybe(this::otlp))),
            maybe(() ->
                List.of(new MetricPipeline.Transform(maybe(this::texts), maybe(this::texts)))),
            maybe(() -> List.of(new MetricPipeline.Filter(maybe(this::texts)))));
    return new MetricPipeline(ObjectMeta.named(text()), spec, null);
  }

  private Input input() {
    Input.NamespaceSelector namespaces =
        new Input.NamespaceSelector(maybe(this::texts), maybe(this::texts));
    return new Input(
        maybe(() -> new Input.PrometheusInput(null, namespaces, null)),
        maybe(() -> new Input.IstioInput(null, namespaces, null, null)),
        maybe(() -> new Input.RuntimeInput(null, maybe(() -> namespaces), null)),
        maybe(() -> new Input.OtlpInput(null, namespaces)));
  }

  private Output.Otlp otlp() {
    return new Output.Otlp(
        maybe(this::text),
        maybe(this::text),
        maybe(this::holder),
        maybe(this::text),
        maybe(() ->
            new Output.Authentication(
                maybe(() -> new Output.Basic(maybe(this::holder), maybe(this::holder))),
                maybe(this::oauth2))),
        maybe(() -> List.of(new Output.Header(maybe(this::text), maybe(this::text), holder()))),
        maybe(() ->
            new Output.Tls(
                maybe(random::nextBoolean),
                maybe(random::nextBoolean),
                maybe(this::holder),
                maybe(this::holder),
                maybe(this::holder))));
  }

  private Output.OAuth2 oauth2() {
    return new Output.OAuth2(
        maybe(this::holder),
        maybe(this::holder),
        maybe(this::holder),
        maybe(this::texts),
        maybe(() -> Map.of(text(), text())));
  }

  private Output.ValueHolder holder() {
    return new Output.ValueHolder(
        maybe(this::text),
        maybe(() ->
            new Output.ValueFrom(
                maybe(() ->
                    new Output.SecretKeyRef(
                        maybe(this::text), maybe(this::text), maybe(this::text))))));
  }

  private List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      texts.add(text());
    }
    return texts;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> @Nullable T maybe(Supplier<T> value) {
    return random.nextInt(4) == 0 ? null : value.get();
  }
}
