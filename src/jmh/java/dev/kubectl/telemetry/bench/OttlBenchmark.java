package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.ottl.EntryVerdict;
import dev.kubectl.telemetry.ottl.Ottl;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.PipelineChecks;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Checking one pipeline with so many statements. {@code ottl} is its OTTL alone, {@code admission}
 * is what the reference was measured with: everything that the webhook looks at.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class OttlBenchmark {
  @Param({"1", "10", "100"})
  public int statements;

  private List<MetricPipeline> pipelines = List.of();

  /** Reads the pipeline, and makes sure that it is what is meant to be measured. */
  @Setup(Level.Trial)
  public void read() {
    pipelines = BenchInputs.pipelines("validate-" + statements + "-statements.yaml");
    int found = transforms().stream().mapToInt(t -> statements(t).size()).sum();
    if (pipelines.size() != 1 || found != statements) {
      throw new IllegalStateException(found + " statements in " + pipelines.size() + " pipelines");
    }
    if (ottl().stream().anyMatch(verdict -> !verdict.accepted())) {
      throw new IllegalStateException("not accepted: " + ottl());
    }
  }

  @Benchmark
  public List<EntryVerdict> ottl() {
    return transforms().stream().map(t -> Ottl.checkTransform(orEmpty(t), statements(t))).toList();
  }

  @Benchmark
  public List<Finding> admission() {
    return PipelineChecks.check(pipelines.getFirst(), SecretSource.NONE, RandomPipelines.NOW);
  }

  private List<MetricPipeline.Transform> transforms() {
    return pipelines.getFirst().spec().transforms();
  }

  private static List<String> orEmpty(MetricPipeline.Transform transform) {
    return Objects.requireNonNullElse(transform.conditions(), List.of());
  }

  private static List<String> statements(MetricPipeline.Transform transform) {
    return Objects.requireNonNullElse(transform.statements(), List.of());
  }
}
