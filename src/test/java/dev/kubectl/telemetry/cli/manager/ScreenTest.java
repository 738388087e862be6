package dev.kubectl.telemetry.cli.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.plan.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class ScreenTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final ViewState state =
      new ViewState("context test  namespace kyma-system", Mode.TAKEOVER, false);

  private static PassReport.PipelineLine pipeline(String name, Condition... conditions) {
    return new PassReport.PipelineLine(name, List.of(conditions));
  }

  private static PassReport.PipelineLine healthy(String name) {
    return pipeline(
        name,
        new Condition("AgentHealthy", "True", "AgentNotRequired", ""),
        new Condition("GatewayHealthy", "True", "GatewayReady", ""),
        new Condition("ConfigurationGenerated", "True", "GatewayConfigured", ""),
        new Condition("TelemetryFlowHealthy", "True", "FlowHealthy", ""));
  }

  private static final PassReport.PipelineLine BROKEN =
      pipeline(
          "zebra",
          new Condition("GatewayHealthy", "True", "GatewayReady", ""),
          new Condition(
              "ConfigurationGenerated",
              "False",
              "ReferencedSecretMissing",
              "no Secret\n\u001b[2Jhere"),
          new Condition("TelemetryFlowHealthy", "Unknown", "GatewayProbingFailed", "not reached"));

  private void passed(List<PassReport.PipelineLine> pipelines) {
    state.add(new ManagerEvent.Leading(), NOW);
    state.add(
        new ManagerEvent.Passed(
            PassReports.of(NOW, Duration.ofMillis(35), pipelines), List.of("the first pass")),
        NOW);
  }

  private String shown(int width, int height) {
    List<AttributedString> lines =
        new Screen(false, ZoneOffset.UTC).lines(state.frame(NOW.plusSeconds(7)), width, height);
    assertThat(lines).hasSize(height);
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.columnLength()).isLessThanOrEqualTo(width));
    return lines.stream()
        .map(line -> line.toString().stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void pipelinesWithTroubleComeFirstAndSayWhy() {
    passed(List.of(healthy("shop"), BROKEN));

    assertThat(shown(80, 19))
        .isEqualTo(
            """
            run-manager  takeover  context test  namespace kyma-system
            at work; pass 1 took 35 ms, 7 s ago; writes: 0

            PIPELINE                    CONFIG    AGENT     GATEWAY   FLOW
            zebra                       FAILS               ok        unknown
              ReferencedSecretMissing: no Secret \\u001b[2Jhere
              GatewayProbingFailed: not reached
            shop                        ok        -         ok        ok

            WHAT HAPPENED
            03:04:05  being the manager
            03:04:05  MetricPipeline shop: AgentHealthy=True, AgentNotRequired
            03:04:05  MetricPipeline shop: GatewayHealthy=True, GatewayReady
            03:04:05  MetricPipeline shop: ConfigurationGenerated=True, GatewayConfigured
            03:04:05  MetricPipeline shop: TelemetryFlowHealthy=True, FlowHealthy
            03:04:05  MetricPipeline zebra: GatewayHealthy=True, GatewayReady
            03:04:05  MetricPipeline zebra: ConfigurationGenerated=False, ReferencedSecretMi
            03:04:05  MetricPipeline zebra: TelemetryFlowHealthy=Unknown, GatewayProbingFail
            q quits, Ctrl-C too\
            """);
  }

  @Test
  void whatDoesNotFitIsCountedAndTheJournalKeepsItsPlace() {
    passed(
        Stream.concat(
                IntStream.range(0, 100).mapToObj(i -> healthy("pipeline-" + i)), Stream.of(BROKEN))
            .toList());

    assertThat(shown(40, 16)).contains("zebra", "more lines", "WHAT HAPPENED", "q quits");
  }

  @Test
  void theSmallestTerminalHoldsIt() {
    passed(List.of(healthy("shop"), BROKEN));

    for (int height = 1; height < 12; height++) {
      for (int width = 1; width < 30; width++) {
        shown(width, height);
      }
    }
  }

  @Test
  void beforeTheFirstPassItSaysWhatItWaitsFor() {
    state.add(new ManagerEvent.Waiting("telemetry-manager-1"), NOW);

    assertThat(shown(80, 8))
        .contains("waiting for telemetry-manager-1")
        .contains("the lease is held by telemetry-manager-1; waiting");
  }
}
