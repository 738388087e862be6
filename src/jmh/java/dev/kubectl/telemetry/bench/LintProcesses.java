package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.lint.schema.SchemaCheck;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * {@code lint} beside kubeconform, which checks the same schema and nothing else: both as whole
 * processes, by turns, on the same files. Needs {@code target/dist}, kubeconform and GNU time.
 */
public final class LintProcesses {
  private static final List<Integer> SIZES = List.of(1, 100, 1_000, 5_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final String SCHEMA = "MetricPipeline-v1beta1.json";

  private final Path time = RealPrograms.require("time");
  private final Path directory;

  private LintProcesses(Path directory) {
    this.directory = directory;
  }

  /** Seconds on the wall, seconds of all processors, and the most memory in megabytes. */
  private record Cost(double wall, double processor, double memory) {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("lint-benchmark");
    try {
      new LintProcesses(directory).run();
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    String ours = Path.of("target", "dist", "bin", "kubectl-telemetry").toAbsolutePath().toString();
    List<String> kubeconform =
        List.of(
            RealPrograms.require("kubeconform").toString(),
            "-strict",
            "-schema-location",
            schema() + "/{{ .ResourceKind }}-{{ .ResourceAPIVersion }}.json");
    System.out.printf("%8s %30s %30s %30s%n", "", "lint", "kubeconform", "lint of kubeconform");
    System.out.printf(
        "%8s %10s %9s %9s %10s %9s %9s %10s %9s %9s%n",
        "files", "wall s", "CPU s", "MB", "wall s", "CPU s", "MB", "wall", "CPU", "memory");
    for (int size : SIZES) {
      String files = manifests(size).toString();
      List<String> lint = List.of(ours, "lint", files);
      List<String> other = Stream.concat(kubeconform.stream(), Stream.of(files)).toList();
      List<Cost> lints = new ArrayList<>();
      List<Cost> others = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        lints.add(cost(lint));
        others.add(cost(other));
      }
      print(size, median(lints), median(others));
    }
  }

  private static void print(int size, Cost lint, Cost other) {
    System.out.printf(
        Locale.ROOT,
        "%8d %10.3f %9.3f %9.0f %10.3f %9.3f %9.0f %10.2f %9.2f %9.2f%n",
        size,
        lint.wall(),
        lint.processor(),
        lint.memory(),
        other.wall(),
        other.processor(),
        other.memory(),
        lint.wall() / other.wall(),
        lint.processor() / other.processor(),
        lint.memory() / other.memory());
  }

  private static Cost median(List<Cost> costs) {
    return new Cost(
        median(costs, Cost::wall), median(costs, Cost::processor), median(costs, Cost::memory));
  }

  private static double median(List<Cost> costs, ToDoubleFunction<Cost> figure) {
    return costs.stream().mapToDouble(figure).sorted().toArray()[costs.size() / 2];
  }

  private Cost cost(List<String> command) throws IOException, InterruptedException {
    Path figures = directory.resolve("figures");
    Path output = directory.resolve("output");
    List<String> timed = new ArrayList<>();
    timed.addAll(List.of(time.toString(), "-q", "-f", "%e %U %S %M"));
    timed.addAll(List.of("-o", figures.toString()));
    timed.addAll(command);
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(timed)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start()
            .waitFor();
    double wall = (System.nanoTime() - start) / 1e9;
    if (code != 0) {
      throw new IllegalStateException(code + " from " + command + "\n" + head(output));
    }
    String[] words = Files.readString(figures).strip().split(" ", -1);
    return new Cost(
        wall,
        Double.parseDouble(words[1]) + Double.parseDouble(words[2]),
        Double.parseDouble(words[3]) / 1024);
  }

  private static String head(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return String.join("\n", lines.limit(30).toList());
    }
  }

  /** Good pipelines, each in a file of its own. */
  private Path manifests(int count) throws IOException {
    Path folder = Files.createDirectory(directory.resolve("manifests-" + count));
    List<MetricPipeline> pipelines = BenchInputs.state(500).pipelines();
    for (int i = 0; i < count; i++) {
      MetricPipeline pipeline = pipelines.get(i % pipelines.size());
      String name = String.format(Locale.ROOT, "pipeline-%05d", i);
      MetricPipeline renamed = new MetricPipeline(ObjectMeta.named(name), pipeline.spec(), null);
      Files.writeString(
          folder.resolve(name + ".yaml"), YamlWriter.write(PipelineEncoder.tree(renamed)));
    }
    return folder;
  }

  /** The schema that lint has, under the name that kubeconform looks for. */
  private Path schema() throws IOException {
    Path folder = Files.createDirectory(directory.resolve("schema"));
    try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(SCHEMA))) {
      Files.copy(in, folder.resolve(SCHEMA.toLowerCase(Locale.ROOT)));
    }
    return folder;
  }
}
