package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.AgentGenerator;
import dev.kubectl.telemetry.collector.GatewayGenerator;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * From decoded pipelines to text. {@code gateway} and {@code agent} are what the reference calls a
 * build: values are read, the tree and the environment are made, the tree is written. {@code plan}
 * is everything: defaulting, all checks, both collectors, all objects.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlanBenchmark {
  @Param({"1", "5", "50", "500"})
  public int pipelines;

  private List<MetricPipeline> all = List.of();
  private List<MetricPipeline> pulling = List.of();
  private ObservedState state = ObservedState.of(List.of(), SecretSource.NONE, Instant.EPOCH);

  /** Reads the inputs, and makes sure that they are what is meant to be measured. */
  @Setup(Level.Trial)
  public void read() {
    all = BenchInputs.pipelines(pipelines);
    pulling = all.stream().filter(p -> ActiveInputs.of(p).anyPulled()).toList();
    state = BenchInputs.state(pipelines);
    List<Verdict> verdicts = Planner.plan(state).verdicts();
    if (verdicts.size() != pipelines || !verdicts.stream().allMatch(Verdict::accepted)) {
      throw new IllegalStateException("not all pipelines are accepted: " + verdicts);
    }
  }

  @Benchmark
  public String gateway() {
    return YamlWriter.write(GatewayGenerator.generate(resolved(all), BenchInputs.GATEWAY).tree());
  }

  @Benchmark
  public String agent() {
    return YamlWriter.write(AgentGenerator.generate(resolved(pulling), BenchInputs.AGENT).tree());
  }

  @Benchmark
  public DesiredState plan() {
    return Planner.plan(state);
  }

  private static List<ResolvedPipeline> resolved(List<MetricPipeline> pipelines) {
    List<ResolvedPipeline> resolved = new ArrayList<>(pipelines.size());
    for (MetricPipeline pipeline : pipelines) {
      switch (PipelineResolver.resolve(pipeline, SecretSource.NONE)) {
        case Resolution.Resolved(ResolvedPipeline good) -> resolved.add(good);
        case Resolution.Unresolvable why -> throw new IllegalStateException(why.message());
      }
    }
    return resolved;
  }
}
