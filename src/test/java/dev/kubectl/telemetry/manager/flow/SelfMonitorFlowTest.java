package dev.kubectl.telemetry.manager.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.plan.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From alerts to the condition of a pipeline. */
class SelfMonitorFlowTest {
  private static final Condition GENERATED =
      new Condition(Condition.CONFIGURATION_GENERATED, "True", "GatewayConfigured", "");
  private static final Condition NOT_GENERATED =
      new Condition(Condition.CONFIGURATION_GENERATED, "False", "EndpointInvalid", "");
  private static final FlowHealth.Subject SHOP =
      new FlowHealth.Subject("shop", true, true, GENERATED);

  private AlertSource.Answer answer = firing();
  private final List<Integer> statuses = new ArrayList<>();
  private final SelfMonitorFlow flow =
      new SelfMonitorFlow(
          () -> answer,
          new SelfMonitorFlow.ProbeObserver() {
            @Override
            public void answered(int status, Duration took) {
              statuses.add(status);
            }
          });

  /** Alerts written as {@code Name}, or {@code Name pipeline}. */
  private static AlertSource.Answer firing(String... alerts) {
    return new AlertSource.Answer.Alerts(
        new FiringAlerts(
            Arrays.stream(alerts)
                .map(text -> text.split(" ", 2))
                .map(parts ->
                    parts.length == 1
                        ? Map.of("alertname", parts[0])
                        : Map.of("alertname", parts[0], "pipeline_name", parts[1]))
                .map(Alert::new)
                .collect(Collectors.toSet())));
  }

  private Condition condition(FlowHealth.Subject pipeline) {
    flow.refresh();
    return flow.condition(pipeline).orElseThrow();
  }

  private String verdict(FlowHealth.Subject pipeline, String... alerts) {
    answer = firing(alerts);
    Condition condition = condition(pipeline);
    return condition.status() + " " + condition.reason();
  }

  @ParameterizedTest
  @CsvSource({
    "MetricGatewayAllDataDropped, GatewayAllTelemetryDataDropped",
    "MetricGatewaySomeDataDropped, GatewaySomeTelemetryDataDropped",
    "MetricGatewayThrottling, GatewayThrottling",
    "MetricAgentAllDataDropped, AgentAllTelemetryDataDropped",
    "MetricAgentSomeDataDropped, AgentSomeTelemetryDataDropped",
  })
  void everyRuleHasItsReason(String alert, String reason) {
    assertThat(verdict(SHOP, alert + " shop")).isEqualTo("False " + reason);
  }

  @ParameterizedTest
  @CsvSource({
    "MetricGatewayAllDataDropped shop-2",
    "MetricGatewayAllDataDropped sho",
    "MetricGatewayAllDataDropped a-shop",
    "MetricGatewayAllDataDropped SHOP",
    "MetricGatewayAllDataDroppedToo shop",
    "GatewayAllDataDropped shop",
    "MetricAgentThrottling shop",
    "TraceGatewayAllDataDropped shop",
    "LogGatewayThrottling",
  })
  void whatIsAboutSomethingElseDoesNotCount(String alert) {
    assertThat(verdict(SHOP, alert)).isEqualTo("True FlowHealthy");
  }

  @Test
  void anAlertWithAnEmptyNameNamesNobody() {
    assertThat(verdict(SHOP, "MetricGatewayAllDataDropped ")).isEqualTo("True FlowHealthy");
  }

  @Test
  void theAgentCountsOnlyForThoseWhoNeedIt() {
    FlowHealth.Subject pushed = new FlowHealth.Subject("shop", false, true, GENERATED);

    assertThat(verdict(pushed, "MetricAgentAllDataDropped")).isEqualTo("True FlowHealthy");
    assertThat(verdict(SHOP, "MetricAgentAllDataDropped"))
        .isEqualTo("False AgentAllTelemetryDataDropped");
  }

  @Test
  void aDropWithoutANameIsNotHeldAgainstThoseWhoseNamesCanBeRead() {
    FlowHealth.Subject readable = new FlowHealth.Subject("shop", true, false, GENERATED);

    assertThat(verdict(readable, "MetricGatewayAllDataDropped", "MetricAgentSomeDataDropped"))
        .isEqualTo("True FlowHealthy");
    assertThat(verdict(readable, "MetricGatewayAllDataDropped shop"))
        .isEqualTo("False GatewayAllTelemetryDataDropped");
    assertThat(verdict(readable, "MetricGatewayThrottling")).isEqualTo("False GatewayThrottling");
  }

  @Test
  void theMessageNamesEveryReasonThatHolds() {
    answer =
        firing(
            "MetricGatewayThrottling",
            "MetricAgentAllDataDropped shop",
            "MetricAgentSomeDataDropped shop");

    Condition condition = condition(SHOP);

    assertThat(condition.reason()).isEqualTo("GatewayThrottling");
    assertThat(condition.message())
        .isEqualTo(
            "Metric gateway is unable to receive metrics at current rate. See troubleshooting:"
                + " https://kyma-project.io/external-content/telemetry-manager/docs/user/troubleshooting.html#gateway-throttling"
                + " Also AgentAllTelemetryDataDropped: Backend is not reachable or rejecting"
                + " metrics. All metrics are dropped. See troubleshooting:"
                + " https://kyma-project.io/external-content/telemetry-manager/docs/user/troubleshooting.html#no-data-arrive-at-the-backend");
  }

  @Test
  void whatIsNotConfiguredIsNotAskedFor() {
    FlowHealth.Subject broken = new FlowHealth.Subject("shop", true, true, NOT_GENERATED);

    assertThat(flow.condition(broken).orElseThrow().reason())
        .isEqualTo("ConfigurationNotGenerated");
    assertThat(verdict(broken, "MetricGatewayAllDataDropped"))
        .isEqualTo("False ConfigurationNotGenerated");
  }

  @Test
  void nothingIsSaidBeforeTheFirstAnswer() {
    assertThat(flow.condition(SHOP)).isEmpty();
    assertThat(flow.problem()).isEmpty();
  }

  @Test
  void noAnswerIsUnknownAndSaysWhy() {
    answer = new AlertSource.Answer.Failed(403, "no right");

    assertThat(condition(SHOP).status()).isEqualTo("Unknown");
    assertThat(condition(SHOP).reason()).isEqualTo("GatewayProbingFailed");
    assertThat(flow.problem()).contains("no right");
    assertThat(verdict(SHOP)).isEqualTo("True FlowHealthy");
    assertThat(flow.problem()).isEmpty();
    assertThat(statuses).containsExactly(403, 403, 200);
  }

  @Test
  void onlyADifferentAnswerIsNews() {
    assertThat(flow.refresh()).isTrue();
    answer = firing();
    assertThat(flow.refresh()).isFalse();
    answer = firing("MetricGatewayThrottling");
    assertThat(flow.refresh()).isTrue();
    answer = firing("MetricGatewayThrottling");
    assertThat(flow.refresh()).isFalse();
    answer = new AlertSource.Answer.Failed(0, "gone");
    assertThat(flow.refresh()).isTrue();
    answer = new AlertSource.Answer.Failed(503, "still gone");
    assertThat(flow.refresh()).isFalse();
  }
}
