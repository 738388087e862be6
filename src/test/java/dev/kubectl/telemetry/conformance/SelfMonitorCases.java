package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.AlertRules;
import dev.kubectl.telemetry.workload.SelfMonitorConfiguration;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Configuration and alert rules of the self monitor, against {@code selfmonitor/}. */
final class SelfMonitorCases {
  private SelfMonitorCases() {}

  static Stream<DynamicTest> tests(Path directory) {
    VectorYaml options = VectorYaml.mapping(directory.resolve("options.yaml"));
    return options.entries().keySet().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                "selfmonitor/" + file,
                () -> check(directory.resolve(file), built(file, options.mapping(file)))));
  }

  private static Tree.Mapping built(String file, VectorYaml options) {
    return switch (file) {
      case "config.yaml" ->
          new SelfMonitorConfiguration(
                  options.text("scrapeNamespace"),
                  options.text("alertmanagerWebhookUrl"),
                  options.text("configPath") + options.text("alertRuleFileName"),
                  false)
              .toTree();
      case "rules.yaml" -> AlertRules.toTree();
      default -> throw new IllegalArgumentException("unknown file " + file);
    };
  }

  private static void check(Path file, Tree.Mapping built) {
    assertThat(TreeDifference.differences(VectorYaml.document(file), TreeDifference.plain(built)))
        .isEmpty();
  }
}
