package dev.kubectl.telemetry.cli.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsFileTest {
  @Test
  void thePrintedFileIsReadBackAndChangesNothing() {
    Facts facts = new Facts();

    assertThat(read(FactsFile.commented(), facts)).isEmpty();

    Facts untouched = new Facts();
    for (Fact fact : Fact.values()) {
      assertThat(facts.value(fact)).as(fact.key()).isEqualTo(untouched.value(fact));
    }
    assertThat(facts.overrides()).isEqualTo(SettingOverrides.NONE);
    assertThat(facts.options(Distribution.KYMA)).isEqualTo(untouched.options(Distribution.KYMA));
  }

  @Test
  void thePrintedFileNamesEveryFact() {
    String text = FactsFile.commented();

    assertThat(Fact.values())
        .allSatisfy(fact ->
            assertThat(text).contains(fact.key().substring(fact.key().indexOf('.') + 1) + ": "));
  }

  @Test
  void factsBecomeTheInputOfPlanning() {
    Facts facts = new Facts();

    assertThat(
            read(
                """
                targetNamespace: telemetry
                clusterName: eu
                replicas: 4
                vpaServed: true
                smallestNodeMemory: 4Gi
                collectionIntervals:
                  runtime: 1m30s
                now: 2026-06-01T12:00:00Z
                """,
                facts))
        .isEmpty();

    assertThat(facts.options(Distribution.KYMA).targetNamespace()).isEqualTo("telemetry");
    assertThat(facts.overrides().clusterName()).isEqualTo("eu");
    assertThat(facts.overrides().replicas()).isEqualTo(4);
    assertThat(facts.overrides().runtimeInterval()).isEqualTo(Duration.ofSeconds(90));
    assertThat(facts.cluster().vpaServed()).isTrue();
    assertThat(facts.cluster().smallestNodeMemory()).isEqualTo(4L << 30);
    assertThat(facts.now()).isEqualTo(Instant.parse("2026-06-01T12:00:00Z"));
  }

  @Test
  void whatIsWrongIsSaidAtItsPlace() {
    List<Diagnostic> problems =
        read(
            """
            istioActive: maybe
            collectionIntervals:
              runtime: 10ms
              prometeus: 30s
            replicas: [1]
            """,
            new Facts());

    assertThat(problems)
        .extracting(problem -> problem.span().start() + " " + problem.message())
        .containsExactly(
            "1:14 `maybe` is no value for istioActive: expected true or false",
            "3:12 `10ms` is no value for collectionIntervals.runtime: expected a duration of at"
                + " least 1s, such as 30s or 1m30s",
            "4:3 there is no fact named `collectionIntervals.prometeus`",
            "5:11 expected a whole number from 1 for replicas");
  }

  @Test
  void theUpstreamDistributionBringsItsImageUnlessOneIsGiven() {
    Facts facts = new Facts();
    assertThat(facts.options(Distribution.UPSTREAM).collectorImage())
        .contains("opentelemetry-collector-contrib:0.149.0");

    facts.set(Fact.COLLECTOR_IMAGE, "mine:1");
    assertThat(facts.options(Distribution.UPSTREAM).collectorImage()).isEqualTo("mine:1");
  }

  private static List<Diagnostic> read(String text, Facts facts) {
    return FactsFile.read(YamlReader.read(new SourceText("facts.yaml", text)), facts);
  }
}
