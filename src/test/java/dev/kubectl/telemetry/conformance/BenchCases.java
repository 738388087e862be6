package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.AgentGenerator;
import dev.kubectl.telemetry.collector.CollectorConfiguration;
import dev.kubectl.telemetry.collector.GatewayGenerator;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Inputs of the benchmarks: both components can be built from each. */
final class BenchCases {
  private BenchCases() {}

  static Stream<DynamicTest> tests(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-pipelines.yaml"))
          .sorted()
          .map(file -> DynamicTest.dynamicTest("bench/" + file.getFileName(), () -> check(file)))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path file) {
    List<ResolvedPipeline> pipelines =
        CollectorCase.resolve(CollectorInputs.pipelines(file), SecretSource.NONE);
    CollectorConfiguration gateway =
        GatewayGenerator.generate(
            pipelines, CollectorInputs.gatewayOptions(file.resolveSibling("gateway-options.yaml")));
    CollectorConfiguration agent =
        AgentGenerator.generate(
            pipelines, CollectorInputs.agentOptions(file.resolveSibling("agent-options.yaml")));
    for (CollectorConfiguration built : List.of(gateway, agent)) {
      VectorYaml tree = VectorYaml.of(TreeDifference.plain(built.tree()));
      assertThat(tree.mapping("exporters").entries()).hasSameSizeAs(pipelines);
      assertThat(built.environment().variables()).hasSizeGreaterThanOrEqualTo(pipelines.size());
    }
  }
}
