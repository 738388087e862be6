package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.AgentGenerator;
import dev.kubectl.telemetry.collector.CollectorConfiguration;
import dev.kubectl.telemetry.collector.GatewayGenerator;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * One folder of {@code gateway/} or {@code agent/}: inputs, and what the reference makes of them,
 * corrected by the declared {@link Deviation}s.
 */
final class CollectorCase {
  /** Which of the two generators a folder is about. */
  enum Kind {
    GATEWAY,
    AGENT
  }

  private final Kind kind;
  private final Path directory;
  private final List<ResolvedPipeline> pipelines;
  private final ReferenceResult expected;
  private final Set<Deviation> applied;

  private CollectorCase(Kind kind, Path directory) {
    this.kind = kind;
    this.directory = directory;
    SecretSource secrets = CollectorInputs.secrets(directory.resolve("secrets.yaml"));
    this.pipelines = resolve(CollectorInputs.pipelines(file("pipelines.yaml")), secrets);
    this.expected =
        new ReferenceResult(
            kind,
            pipelines,
            VectorYaml.mapping(file("options.yaml")),
            VectorYaml.of(ReferenceResult.asYaml11(VectorYaml.document(file("expected.yaml"))))
                .entries(),
            environment());
    this.applied = Deviation.apply(surprises(), expected);
  }

  /** One test for each folder; one that cannot be read is a test that fails. */
  static Stream<DynamicTest> tests(Kind kind, Path parent) {
    return VectorFolders.in(parent)
        .map(directory -> {
          String name = parent.getFileName() + "/" + directory.getFileName();
          try {
            CollectorCase one = new CollectorCase(kind, directory);
            return DynamicTest.dynamicTest(name + one.deviations(), one::check);
          } catch (RuntimeException unreadable) {
            return DynamicTest.dynamicTest(
                name,
                () -> {
                  throw unreadable;
                });
          }
        });
  }

  private String deviations() {
    StringBuilder text = new StringBuilder();
    applied.forEach(deviation -> text.append(", ").append(deviation));
    return text.toString();
  }

  private void check() {
    CollectorConfiguration actual = generate(pipelines);
    assertThat(TreeDifference.differences(expected.tree(), TreeDifference.plain(actual.tree())))
        .as("configuration")
        .isEmpty();
    assertThat(TreeDifference.differences(expected.environment(), actual.environment().variables()))
        .as("environment")
        .isEmpty();
    assertThat(actual.notes()).as("notes").isEmpty();
  }

  private CollectorConfiguration generate(List<ResolvedPipeline> input) {
    return switch (kind) {
      case GATEWAY ->
          GatewayGenerator.generate(input, CollectorInputs.gatewayOptions(file("options.yaml")));
      case AGENT ->
          AgentGenerator.generate(input, CollectorInputs.agentOptions(file("options.yaml")));
    };
  }

  /** The numbers that the case depends on; all for a case made by hand. */
  private Set<String> surprises() {
    if (!Files.exists(file("notes.yaml"))) {
      return Deviation.names();
    }
    Set<String> numbers = new TreeSet<>();
    for (Object number : VectorYaml.mapping(file("notes.yaml")).list("surprises")) {
      numbers.add(String.valueOf(number));
    }
    return numbers;
  }

  /** The oldest cases have no such file: their pipelines have no values but these. */
  private Map<String, String> environment() {
    if (Files.exists(file("expected-env.yaml"))) {
      Map<String, String> values = new TreeMap<>();
      for (Object document : VectorYaml.documents(file("expected-env.yaml"))) {
        VectorYaml variables = VectorYaml.of(document);
        variables.entries().keySet().forEach(key -> values.put(key, variables.text(key)));
      }
      return values;
    }
    Map<String, String> values = new TreeMap<>();
    for (ResolvedPipeline pipeline : pipelines) {
      values.putAll(GoldenEnvironment.of(pipeline.pipeline().name(), pipeline.otlp()));
    }
    return values;
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  static List<ResolvedPipeline> resolve(List<MetricPipeline> pipelines, SecretSource secrets) {
    List<ResolvedPipeline> resolved = new ArrayList<>();
    for (MetricPipeline pipeline : pipelines) {
      switch (PipelineResolver.resolve(pipeline, secrets)) {
        case Resolution.Resolved(ResolvedPipeline one) -> resolved.add(one);
        case Resolution.Unresolvable(String message, var field, var ref) ->
            throw new IllegalStateException(pipeline.name() + ", " + field + ": " + message);
      }
    }
    return resolved;
  }
}
