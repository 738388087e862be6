package dev.kubectl.telemetry.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.Header;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that the reference does not have. */
class OwnRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "h:4317",
        "http://h:4317",
        "https://h:4317",
        "https://[::1]:4317",
        "dns://h:4317",
        "https://user@h:4317",
        "https://h:04317",
        "https://müller:4317",
        "https://[fe80::1%25eth0]:1"
      })
  void endpointsThatTheGrpcExporterTakesPass(String endpoint) {
    assertThat(Pipelines.check(Pipelines.otlp("grpc", ValueHolder.of(endpoint)))).isEmpty();
  }

  /** All of them pass the reference; a real collector 0.149.0 refuses each. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP://h:4317",
        "user:pass@h:4317",
        "https://user:pass@h:4317",
        "h:4317?x=1",
        "https://h:4317#f",
        "rand://h:4317",
        "https://h]:1"
      })
  void endpointsThatTheGrpcExporterRefusesRejectThePipeline(String endpoint) {
    List<Finding> findings = Pipelines.check(Pipelines.otlp("grpc", ValueHolder.of(endpoint)));
    assertThat(Finding.reconcilable(findings)).isFalse();
    assertThat(ConditionOutcome.of(findings).reason()).isEqualTo("EndpointInvalid");
  }

  @Test
  void anAbsentProtocolIsTreatedAsGrpc() {
    Output.Otlp otlp = new Output.Otlp(null, null, ValueHolder.of("h"), null, null, null, null);
    assertThat(Pipelines.check(otlp))
        .extracting(Finding::message)
        .containsExactly("the gRPC exporter needs a port");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://h:0", "https://h:65536"})
  void portsThatDoNotExistAreWarnedAbout(String endpoint) {
    List<Finding> findings = Pipelines.check(Pipelines.otlp("grpc", ValueHolder.of(endpoint)));
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
  }

  @Test
  void aHostThatIsAlsoASchemeIsWarnedAbout() {
    assertThat(Pipelines.check(Pipelines.otlp("grpc", ValueHolder.of("https://dns:4317"))))
        .extracting(Finding::message)
        .containsExactly("the gRPC exporter takes dns: for a scheme, not for a host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a:b", "ä", "a\n"})
  void namesThatAreNoHeaderNamesRejectThePipeline(String name) {
    assertErrors(
        Pipelines.withHeaders(new Header(name, null, ValueHolder.of("v"))),
        Rule.HEADER_NAME,
        "spec.output.otlp.headers[0].name");
  }

  @Test
  void headersOfTheSameNameAreWarnedAbout() {
    Header upper = new Header("X-Key", null, ValueHolder.of("v"));
    Header lower = new Header("x-key", null, ValueHolder.of("v"));
    assertThat(Pipelines.check(Pipelines.withHeaders(upper, lower)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
        .satisfies(
            finding -> assertThat(finding.field()).hasToString("spec.output.otlp.headers[1].name"));
  }

  @Test
  void aHeaderWithNeitherValueNorReferenceRejectsThePipeline() {
    assertErrors(
        Pipelines.withHeaders(new Header("a", null, new ValueHolder("", null))),
        Rule.EMPTY_VALUE,
        "spec.output.otlp.headers[0]");
  }

  @Test
  void parametersThatTheCollectorWouldSplitRejectThePipeline() {
    assertErrors(
        Pipelines.withOAuth2(ValueHolder.of("https://t"), Map.of("a::b", "v")),
        Rule.OAUTH2,
        "spec.output.otlp.authentication.oauth2.params[\"a::b\"]");
  }

  @Test
  void aTokenUrlFromASecretIsFine() {
    Output.Otlp otlp = Pipelines.withOAuth2(Pipelines.SECRET, null);
    assertThat(Pipelines.check(otlp, Pipelines.secret("https://t".getBytes(UTF_8)))).isEmpty();
  }

  @Test
  void anEmptyTokenUrlFromASecretRejectsThePipeline() {
    Output.Otlp otlp = Pipelines.withOAuth2(Pipelines.SECRET, null);
    assertThat(Pipelines.check(otlp, Pipelines.secret(new byte[0])))
        .extracting(Finding::rule)
        .containsExactly(Rule.EMPTY_VALUE.id());
  }

  @Test
  void aLineBreakAtTheEndOfASecretIsExplained() {
    Output.Otlp otlp = Pipelines.withHeaders(new Header("a", null, Pipelines.SECRET));
    assertThat(Pipelines.check(otlp, Pipelines.secret("hunter2\n".getBytes(UTF_8))))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING))
        .satisfies(finding -> assertThat(finding.hint()).contains("--from-literal"))
        .satisfies(finding -> assertThat(finding.toString()).doesNotContain("hunter2"));
  }

  @Test
  void valuesThatFitIntoNoEnvironmentVariableRejectThePipeline() {
    Output.Otlp otlp = Pipelines.withHeaders(new Header("a", null, Pipelines.SECRET));
    for (byte[] value :
        List.of(
            new byte[] {(byte) 0xff}, new byte[] {0}, "x".repeat(120 * 1024 + 1).getBytes(UTF_8))) {
      assertThat(Pipelines.check(otlp, Pipelines.secret(value)))
          .extracting(Finding::rule, Finding::severity)
          .contains(tuple(Rule.VALUE_TEXT.id(), Severity.ERROR));
    }
    assertThat(Pipelines.check(otlp, Pipelines.secret("x".repeat(120 * 1024).getBytes(UTF_8))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%zz", "1:2", "/\u0001"})
  void pathsThatAreNoUrlsRejectThePipeline(String path) {
    assertErrors(
        new Output.Otlp("http", null, ValueHolder.of("https://h"), path, null, null, null),
        Rule.PATH,
        "spec.output.otlp.path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "a_b", "-a", "a..b", "a/b", ""})
  void namesThatKubernetesRefusesRejectThePipeline(String name) {
    MetricPipeline pipeline =
        new MetricPipeline(
            ObjectMeta.named(name),
            Pipelines.of(Pipelines.otlp("grpc", Pipelines.ENDPOINT)).spec(),
            null);
    assertThat(PipelineChecks.check(pipeline, SecretSource.NONE, Pipelines.NOW))
        .extracting(Finding::rule)
        .containsExactly(Rule.NAME.id());
  }

  @Test
  void textsThatLeaveNoRoomForOtherPipelinesRejectThePipeline() {
    List<String> conditions = List.of("metric.name == \"" + "x".repeat(256 * 1024) + "\"");
    MetricPipeline pipeline =
        new MetricPipeline(
            ObjectMeta.named("a"),
            new MetricPipeline.Spec(
                null,
                new Output(Pipelines.otlp("grpc", Pipelines.ENDPOINT)),
                null,
                List.of(new MetricPipeline.Filter(conditions))),
            null);
    assertThat(PipelineChecks.check(pipeline, SecretSource.NONE, Pipelines.NOW))
        .extracting(Finding::rule)
        .containsExactly(Rule.SIZE.id());
  }

  @Test
  void statementsThatReadTheEnvironmentRejectThePipeline() {
    List<String> statements = List.of("set(resource.attributes[\"a\"], \"${OTLP_ENDPOINT_B}\")");
    MetricPipeline pipeline =
        new MetricPipeline(
            ObjectMeta.named("a"),
            new MetricPipeline.Spec(
                null,
                new Output(Pipelines.otlp("grpc", Pipelines.ENDPOINT)),
                List.of(new MetricPipeline.Transform(null, statements)),
                null),
            null);
    assertThat(PipelineChecks.check(pipeline, SecretSource.NONE, Pipelines.NOW))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.ERROR))
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(Rule.OTTL_COLLECTOR.id()))
        .satisfies(finding -> assertThat(finding.range()).isEqualTo(new TextRange(31, 49)));
  }

  private static void assertErrors(Output.Otlp otlp, Rule rule, String field) {
    assertThat(Pipelines.check(otlp))
        .singleElement()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo(rule.id()))
        .satisfies(finding -> assertThat(finding.field()).hasToString(field))
        .satisfies(finding ->
            assertThat(finding.condition()).extracting(ConditionOutcome::status).isEqualTo(false));
  }
}
