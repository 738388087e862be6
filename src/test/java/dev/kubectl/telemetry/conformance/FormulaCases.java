package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.ConfigChecksum;
import dev.kubectl.telemetry.workload.GatewayWorkload;
import dev.kubectl.telemetry.workload.NodeMemory;
import dev.kubectl.telemetry.workload.Quantity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Small formulas of the workloads, against {@code manager/formulas.yaml}. */
final class FormulaCases {
  private static final Map<String, Consumer<VectorYaml>> CHECKS =
      Map.of(
          "configChecksum", FormulaCases::configChecksum,
          "gatewayMemoryLimit", FormulaCases::gatewayMemoryLimit,
          "vpaMaxAllowedMemoryBytes", FormulaCases::maximumOfAgent,
          "smallestNode", FormulaCases::smallestNode);

  /** The title, and sections that other tests are made from. */
  private static final Set<String> ELSEWHERE =
      Set.of("about", "backendPorts", "collectionIntervals");

  private FormulaCases() {}

  static Stream<DynamicTest> tests(Path path) {
    VectorYaml file = VectorYaml.mapping(path);
    return file.entries().keySet().stream()
        .filter(section -> !ELSEWHERE.contains(section))
        .sorted()
        .flatMap(section -> tests(file, section));
  }

  private static Stream<DynamicTest> tests(VectorYaml file, String section) {
    Consumer<VectorYaml> check =
        Objects.requireNonNull(CHECKS.get(section), () -> "no test knows " + section);
    List<VectorYaml> cases = file.mappings(section);
    return IntStream.range(0, cases.size())
        .mapToObj(number ->
            DynamicTest.dynamicTest(
                "formulas/" + section + "[" + number + "]", () -> check.accept(cases.get(number))));
  }

  private static void configChecksum(VectorYaml options) {
    ConfigChecksum checksum = new ConfigChecksum();
    for (VectorYaml map : options.mappings("configMaps")) {
      checksum.configMap(map.text("namespace"), map.text("name"), map.texts("data"));
    }
    for (VectorYaml secret : options.mappings("secrets")) {
      checksum.secret(secret.text("namespace"), secret.text("name"), secret.texts("data"));
    }
    assertThat(checksum.hex()).isEqualTo(options.text("expected"));
  }

  private static void gatewayMemoryLimit(VectorYaml options) {
    assertThat(GatewayWorkload.memoryLimit(options.number("reconcilablePipelines")))
        .hasToString(options.text("limit"));
  }

  private static void maximumOfAgent(VectorYaml options) {
    Quantity smallest = quantity(options.text("smallestNodeAllocatable"));
    assertThat(String.valueOf(NodeMemory.maximumOfAgent(smallest).bytes()))
        .isEqualTo(options.text("expected"));
  }

  private static void smallestNode(VectorYaml options) {
    List<Quantity> allocatable =
        options.list("nodes").stream()
            .filter(Objects::nonNull)
            .map(node -> quantity(String.valueOf(node)))
            .toList();
    assertThat(NodeMemory.smallest(allocatable))
        .isEqualByComparingTo(quantity(options.text("expected")));
  }

  private static Quantity quantity(String text) {
    return Quantity.parse(text).orElseThrow();
  }
}
