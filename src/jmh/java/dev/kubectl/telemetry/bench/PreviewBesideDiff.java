package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Surroundings;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A preview of 500 pipelines with 100 statements each, beside {@code diff -ru} of what is generated
 * for both sides: by turns, in one run. Needs GNU time. The preview plans both sides, compares
 * resources, configuration and objects, and finds all effects; the files of {@code diff} are
 * written before.
 */
public final class PreviewBesideDiff {
  private static final int PIPELINES = Integer.getInteger("bench.pipelines", 500);
  private static final int STATEMENTS = Integer.getInteger("bench.statements", 100);
  private static final int WARM_UP = Integer.getInteger("bench.warmup", 15);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 15);

  private PreviewBesideDiff() {}

  /** Milliseconds on the wall, and of all processors. */
  private record Cost(double wall, double processor) {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    System.out.printf(
        "%d pipelines of %d statements, medians of %d rounds%n", PIPELINES, STATEMENTS, ROUNDS);
    System.out.printf(
        "%-30s %10s %10s %10s %12s %12s %10s %10s%n",
        "changed",
        "wall ms",
        "CPU ms",
        "text ms",
        "diff wall ms",
        "diff CPU ms",
        "wall ratio",
        "CPU ratio");
    ObservedState before = state(index -> false);
    compare("nothing", before, state(index -> false));
    compare("a statement of one pipeline", before, state(index -> index == PIPELINES / 2));
    compare("a statement of each pipeline", before, state(index -> true));
  }

  /** Whether the pipeline of this number is changed. */
  private interface Changed {
    boolean test(int index);
  }

  private static void compare(String what, ObservedState before, ObservedState after)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("preview-benchmark");
    try {
      write(directory.resolve("before"), Planner.plan(before));
      write(directory.resolve("after"), Planner.plan(after));
      for (int round = 0; round < WARM_UP; round++) {
        text(preview(before, after));
      }
      List<Cost> previews = new ArrayList<>();
      List<Cost> texts = new ArrayList<>();
      List<Cost> diffs = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        previews.add(cost(() -> preview(before, after)));
        Preview preview = preview(before, after);
        texts.add(cost(() -> text(preview)));
        diffs.add(diff(directory));
      }
      Cost preview = median(previews);
      Cost diff = median(diffs);
      System.out.printf(
          "%-30s %10.0f %10.0f %10.0f %12.0f %12.0f %10.1f %10.1f%n",
          what,
          preview.wall(),
          preview.processor(),
          median(texts).wall(),
          diff.wall(),
          diff.processor(),
          preview.wall() / diff.wall(),
          preview.processor() / Math.max(1, diff.processor()));
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static Preview preview(ObservedState before, ObservedState after) {
    return Previewer.preview("before", before, "after", after, Surroundings.NONE);
  }

  private static void text(Preview preview) {
    String text =
        PreviewWriter.write(PreviewForm.TEXT, preview, Policy.NONE, TextStyle.PLAIN, false);
    if (text.isEmpty()) {
      throw new IllegalStateException("a preview says something");
    }
  }

  /** GNU time tells how long the processors were busy with it. */
  private static Cost diff(Path directory) throws IOException, InterruptedException {
    Path times = directory.resolve("times");
    List<String> command =
        new ArrayList<>(List.of(RealPrograms.require("time").toString(), "-q", "-f", "%U %S"));
    command.addAll(List.of("-o", times.toString(), "diff", "-ru", "before", "after"));
    long start = System.nanoTime();
    Process diff =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectOutput(directory.resolve("difference").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (diff.waitFor() > 1) {
      throw new IllegalStateException("diff failed");
    }
    double wall = (System.nanoTime() - start) / 1e6;
    double seconds = 0;
    for (String part : Files.readString(times).strip().split(" ", -1)) {
      seconds += Double.parseDouble(part);
    }
    return new Cost(wall, seconds * 1000);
  }

  private static Cost cost(Runnable work) {
    long processor = processorNanos();
    long start = System.nanoTime();
    work.run();
    return new Cost((System.nanoTime() - start) / 1e6, (processorNanos() - processor) / 1e6);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs.stream().mapToDouble(Cost::wall).toArray()),
        median(costs.stream().mapToDouble(Cost::processor).toArray()));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static void write(Path directory, DesiredState desired) throws IOException {
    Files.createDirectories(directory);
    for (DesiredState.PlannedComponent component : desired.components()) {
      for (Tree.Mapping object : component.objects()) {
        String name = ObjectKey.of(object).toString().replaceAll("[^A-Za-z0-9.-]", "_");
        Files.writeString(directory.resolve(name + ".yaml"), YamlWriter.write(object));
      }
    }
  }

  private static ObservedState state(Changed changed) {
    List<MetricPipeline> pipelines = new ArrayList<>();
    for (int i = 0; i < PIPELINES; i++) {
      pipelines.add(pipeline(i, changed.test(i)));
    }
    ObservedState state =
        new ObservedState(
            pipelines,
            SecretSource.NONE,
            null,
            new ClusterFacts("", "", false, false, 0),
            SettingOverrides.NONE,
            ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(true).build(),
            Distribution.KYMA,
            Set.of(),
            Instant.EPOCH.plus(Duration.ofDays(20_000)));
    return state;
  }

  private static MetricPipeline pipeline(int index, boolean changed) {
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: pipeline-%1$d}
            spec:
              input:
                prometheus: {enabled: true, namespaces: {include: [team-%1$d]}}
              output: {otlp: {endpoint: {value: "https://backend-%1$d.example.com:4317"}}}
              transform:
                - statements:
            """
                .formatted(index));
    for (int i = 0; i < STATEMENTS; i++) {
      String value = changed && i == STATEMENTS / 2 ? "new" : "value";
      text.append(
          "        - 'set(datapoint.attributes[\"key-%d\"], \"%s-%d\") where metric.name == \"metric_%d\"'\n"
              .formatted(i, value, index, i));
    }
    return YamlReader.read(new SourceText("pipeline.yaml", text.toString())).documents().stream()
        .flatMap(document -> ResourceReader.read(document).stream())
        .filter(ManifestObject.Pipeline.class::isInstance)
        .map(object -> ((ManifestObject.Pipeline) object).pipeline())
        .findFirst()
        .orElseThrow();
  }
}
