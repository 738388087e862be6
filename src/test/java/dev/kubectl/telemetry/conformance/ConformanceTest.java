package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What this program makes of pipelines is what the reference makes of them, or a documented better
 * result: one test for every case below the folder in the system property {@code vectors}.
 *
 * <p>Where that folder is missing, the cases in the repository are run, and with {@code CI=true}
 * the missing folder is a failure. A folder or file that no test knows is a failure, too.
 */
class ConformanceTest {
  private static final Path GIVEN = Path.of(System.getProperty("vectors", "../shared/vectors"));
  private static final Path IN_REPOSITORY = Path.of("src/test/resources/vectors");

  /** The tests that one folder, or one file, stands for. */
  @FunctionalInterface
  private interface Kind extends Function<Path, Stream<DynamicTest>> {}

  /** Folders whose files are of kinds of their own. */
  private static final Set<String> MIXED = Set.of("validation", "manager");

  /** Folders all of whose files are of one kind. */
  private static final Map<String, Kind> BY_FILE =
      Map.of(
          "ottl", OttlCases::verdicts,
          "defaulting", DefaultingCases::tests,
          "conversion", ConversionCases::tests);

  /** Every other folder, and the files of the mixed ones. */
  private static final Map<String, List<Kind>> KINDS =
      Map.ofEntries(
          Map.entry("gateway", List.of(GatewayCases::tests)),
          Map.entry("agent", List.of(AgentCases::tests)),
          Map.entry("bench", List.of(BenchCases::tests)),
          Map.entry("resources", List.of(ResourceCases::tests)),
          Map.entry("selfmonitor", List.of(SelfMonitorCases::tests)),
          Map.entry("manager/alerts.yaml", List.of(AlertCases::tests)),
          Map.entry(
              "manager/formulas.yaml",
              List.of(FormulaCases::tests, BackendPortCases::formulas, IntervalCases::tests)),
          Map.entry("validation/build-errors.yaml", List.of(BuildErrorCases::tests)),
          Map.entry("validation/endpoint.yaml", List.of(EndpointCases::written)),
          Map.entry(
              "validation/endpoint-generated.yaml",
              List.of(EndpointCases::generated, BackendPortCases::endpoints)),
          Map.entry("validation/secretref-generated.yaml", List.of(SecretReferenceCases::tests)),
          Map.entry("validation/tls-generated.yaml", List.of(TlsCases::tests)),
          Map.entry("validation/condition-generated.yaml", List.of(ConditionCases::tests)),
          Map.entry("validation/schema-generated.yaml", List.of(SchemaCases::tests)),
          Map.entry("validation/ottl-metric.yaml", List.of(OttlCases::metric)));

  /** Cases for parts of the product that do not exist yet. */
  private static final Map<String, String> LATER =
      Map.of("ottl-eval", "OTTL is checked, but nothing runs it on data yet");

  @TestFactory
  List<DynamicNode> everyCase() {
    List<DynamicNode> nodes = new ArrayList<>();
    Path vectors = Files.isDirectory(GIVEN) ? GIVEN : IN_REPOSITORY;
    if (vectors.equals(IN_REPOSITORY)) {
      nodes.add(DynamicTest.dynamicTest("vectors", ConformanceTest::reportMissingFolder));
    }
    for (Path folder : folders(vectors)) {
      String name = folder.getFileName().toString();
      if (MIXED.contains(name)) {
        for (Path file : children(folder)) {
          nodes.add(node(name + "/" + file.getFileName(), file));
        }
      } else if (BY_FILE.containsKey(name)) {
        Kind kind = BY_FILE.get(name);
        nodes.add(DynamicContainer.dynamicContainer(name, children(folder).stream().flatMap(kind)));
      } else {
        nodes.add(node(name, folder));
      }
    }
    return nodes;
  }

  private static DynamicNode node(String name, Path path) {
    if (LATER.containsKey(name)) {
      return DynamicTest.dynamicTest(name, () -> abort(LATER.get(name)));
    }
    List<Kind> kinds = KINDS.get(name);
    if (kinds == null) {
      return DynamicTest.dynamicTest(name, () -> fail("no test knows this folder or file"));
    }
    return DynamicContainer.dynamicContainer(
        name, kinds.stream().flatMap(kind -> kind.apply(path)));
  }

  private static void reportMissingFolder() {
    String reason = "there is no folder " + GIVEN + "; only the cases in the repository are run";
    assertThat(Boolean.parseBoolean(System.getenv("CI"))).as("CI, but " + reason).isFalse();
    abort(reason);
  }

  private static List<Path> folders(Path parent) {
    return children(parent).stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> children(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
