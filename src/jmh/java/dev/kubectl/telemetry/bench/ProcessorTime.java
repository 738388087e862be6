package dev.kubectl.telemetry.bench;

import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Processor time of the whole process for one operation, garbage collection and compilation
 * included. Unlike time on the wall, other work on the machine hardly changes it.
 */
public final class ProcessorTime implements InternalProfiler {
  static final String LABEL = "processor";

  private long before;

  @Override
  public String getDescription() {
    return "Processor time of one operation";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  public Collection<ScalarResult> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double millis = (nanos() - before) / 1e6 / result.getMetadata().getMeasuredOps();
    return List.of(new ScalarResult(LABEL, millis, "ms/op", AggregationPolicy.AVG));
  }

  private static long nanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }
}
