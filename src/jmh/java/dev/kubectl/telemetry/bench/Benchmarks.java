package dev.kubectl.telemetry.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints their figures beside those of the reference. */
public final class Benchmarks {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  /**
   * CPU milliseconds of one build of the reference, or of one call of its webhook, release 1.62.0,
   * with the same inputs; its quadratic agent needs a third of a second for 500 pipelines.
   */
  private static final Map<String, Map<Integer, Double>> REFERENCE =
      Map.of(
          "gateway", Map.of(1, 1.22, 5, 1.38, 50, 9.4, 500, 81.0),
          "agent", Map.of(1, 2.87, 5, 4.74, 50, 19.3, 500, 333.0),
          "admission", Map.of(1, 0.67, 10, 4.4, 100, 37.6));

  private Benchmarks() {}

  /** One line of the table. */
  private record Figure(double millis, double processor, double bytes) {}

  /**
   * Takes the options of JMH, for example {@code -p pipelines=500 -f 3}, or the name of one class.
   */
  public static void main(String... arguments) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(arguments);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .parent(given)
            .addProfiler(GCProfiler.class)
            .addProfiler(ProcessorTime.class)
            .shouldFailOnError(true)
            .jvmArgsAppend("-Dvectors=" + System.getProperty("vectors"));
    if (given.getIncludes().isEmpty()) {
      options.include(PlanBenchmark.class.getName()).include(OttlBenchmark.class.getName());
    }
    Collection<RunResult> results = new Runner(options.build()).run();
    System.out.print(table(figures(results)));
  }

  private static Map<String, Map<Integer, Figure>> figures(Collection<RunResult> results) {
    Map<String, Map<Integer, Figure>> figures = new TreeMap<>();
    for (RunResult result : results) {
      String name = result.getParams().getBenchmark();
      figures
          .computeIfAbsent(name.substring(name.lastIndexOf('.') + 1), what -> new TreeMap<>())
          .put(
              size(result),
              new Figure(
                  result.getPrimaryResult().getStatistics().getPercentile(50),
                  secondary(result, ProcessorTime.LABEL),
                  secondary(result, ALLOCATED)));
    }
    return figures;
  }

  /** How many pipelines, or how many statements. */
  private static int size(RunResult result) {
    BenchmarkParams params = result.getParams();
    boolean pipelines = params.getParamsKeys().contains("pipelines");
    return Integer.parseInt(params.getParam(pipelines ? "pipelines" : "statements"));
  }

  private static double secondary(RunResult result, String label) {
    Result<?> found = result.getSecondaryResults().get(label);
    return found == null ? Double.NaN : found.getScore();
  }

  private static String table(Map<String, Map<Integer, Figure>> figures) {
    StringBuilder table = new StringBuilder();
    line(table, "", "size", "median ms", "CPU ms", "kB", "reference CPU", "of reference");
    for (String what : List.of("gateway", "agent", "plan", "ottl", "admission")) {
      Map<Integer, Figure> sizes = figures.getOrDefault(what, Map.of());
      sizes.forEach((pipelines, figure) -> {
        Double reference = reference(what, pipelines);
        line(
            table,
            what,
            pipelines.toString(),
            String.format(Locale.ROOT, "%.3f", figure.millis()),
            String.format(Locale.ROOT, "%.3f", figure.processor()),
            String.format(Locale.ROOT, "%.0f", figure.bytes() / 1000),
            reference == null ? "" : String.format(Locale.ROOT, "%.2f", reference),
            reference == null
                ? ""
                : String.format(Locale.ROOT, "%.2f", figure.processor() / reference));
      });
    }
    table.append('\n');
    figures.forEach((what, sizes) -> linearity(table, what, sizes));
    return table.toString();
  }

  /** What one pipeline costs among 500, compared with what it costs among 50. */
  private static void linearity(StringBuilder table, String what, Map<Integer, Figure> sizes) {
    Figure many = sizes.get(500);
    Figure some = sizes.get(50);
    if (many != null && some != null) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s: time per pipeline at 500 is %.2f times that at 50%n",
              what,
              many.processor() / 500 / (some.processor() / 50)));
    }
  }

  /** A plan is compared with both builds, though it does more. */
  private static @Nullable Double reference(String what, int pipelines) {
    if (!what.equals("plan")) {
      return REFERENCE.getOrDefault(what, Map.of()).get(pipelines);
    }
    Double gateway = reference("gateway", pipelines);
    Double agent = reference("agent", pipelines);
    return gateway == null || agent == null ? null : gateway + agent;
  }

  private static void line(StringBuilder table, String... cells) {
    table.append(
        String.format(Locale.ROOT, "%-9s %9s %10s %10s %8s %14s %13s%n", (Object[]) cells));
  }
}
