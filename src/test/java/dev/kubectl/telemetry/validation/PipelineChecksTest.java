package dev.kubectl.telemetry.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineChecksTest {
  @Test
  void aGoodPipelineIsConfigured() {
    List<Finding> findings = Pipelines.check(Pipelines.otlp("grpc", Pipelines.ENDPOINT));
    assertThat(findings).isEmpty();
    assertThat(ConditionOutcome.of(findings)).isEqualTo(ConditionOutcome.CONFIGURED);
  }

  @Test
  void everythingIsReportedAtOnceInTheOrderOfTheReference() {
    Output.Otlp otlp =
        new Output.Otlp(
            "grpc",
            null,
            ValueHolder.of("https://h"),
            "/%zz",
            null,
            List.of(new Output.Header("a", null, Pipelines.SECRET)),
            new Output.Tls(null, null, ValueHolder.of("no pem"), null, null));
    List<Finding> findings = Pipelines.check(otlp);
    assertThat(findings)
        .extracting(Finding::rule)
        .containsExactly("secret-reference", "endpoint", "tls", "combination");
    assertThat(ConditionOutcome.of(findings).reason()).isEqualTo("ReferencedSecretMissing");
  }

  @Test
  void aMissingSecretIsReportedOnce() {
    assertThat(Pipelines.check(Pipelines.otlp("grpc", Pipelines.SECRET)))
        .extracting(Finding::rule)
        .containsExactly("secret-reference");
  }

  @Test
  void anUnreadableSecretIsNotTheUsersFault() {
    SecretSource broken = (namespace, name) -> new SecretSource.Lookup.Unreadable("token abc");
    List<Finding> findings = Pipelines.check(Pipelines.otlp("grpc", Pipelines.SECRET), broken);
    assertThat(ConditionOutcome.of(findings)).isEqualTo(ConditionOutcome.VALIDATION_FAILED);
  }

  @Test
  void partsOfSecretsAreNotShownWhenTheyAreNoUrl() {
    for (String secret :
        List.of(
            "https://user:hunter2@h:hunter2",
            "hunter2 :",
            "https://hunter2:1:2",
            "x://hunter2:1:2",
            "https://h/%hunter2",
            "https://{hunter2}",
            "https://[hunter2]:1",
            "https://h:1?hunter2")) {
      for (String protocol : List.of("grpc", "http")) {
        List<Finding> findings =
            Pipelines.check(
                Pipelines.otlp(protocol, Pipelines.SECRET),
                Pipelines.secret(secret.getBytes(UTF_8)));
        assertThat(findings.toString()).as(secret).doesNotContain("hunter2");
      }
    }
  }

  @Test
  void warningsDoNotRejectAPipeline() {
    List<Finding> findings = Pipelines.check(Pipelines.otlp("grpc", ValueHolder.of("h:0")));
    assertThat(findings).extracting(Finding::severity).containsExactly(Severity.WARNING);
    assertThat(Finding.reconcilable(findings)).isTrue();
    assertThat(ConditionOutcome.of(findings)).isEqualTo(ConditionOutcome.CONFIGURED);
  }

  @Test
  void rulesAreFoundByTheirNames() {
    for (Rule rule : Rule.values()) {
      assertThat(Rule.of(rule.id())).contains(rule);
    }
    assertThat(Rule.of("secret-reference")).contains(Rule.SECRET_REFERENCE);
  }
}
