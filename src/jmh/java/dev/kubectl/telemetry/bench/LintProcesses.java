package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.lint.schema.SchemaCheck;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * {@code lint} beside two peers, each as a whole process, by turns, on the same files: kubeconform,
 * which checks the same schema and nothing else; and, for one file, a server-side dry run of {@code
 * kubectl apply} against a real API server, which checks schema and CEL. Needs kubeconform,
 * kubectl, etcd, kube-apiserver and GNU time; {@code -Dbench.program} names what is measured, by
 * default the native executable in {@code target/native}, else the launcher in {@code target/dist}.
 */
public final class LintProcesses {
  private static final List<Integer> SIZES = List.of(1, 100, 1_000, 5_000);
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);
  private static final String SCHEMA = "MetricPipeline-v1beta1.json";
  private static final Path PROGRAM = program();

  private final Path directory;

  private LintProcesses(Path directory) {
    this.directory = directory;
  }

  private static Path program() {
    Path executable = Path.of("target/native/kubectl-telemetry");
    Path otherwise =
        Files.isExecutable(executable) ? executable : Path.of("target/dist/bin/kubectl-telemetry");
    return Path.of(System.getProperty("bench.program", otherwise.toString())).toAbsolutePath();
  }

  public static void main(String... arguments) throws Exception {
    System.out.println("lint is " + PROGRAM);
    Path directory = Files.createTempDirectory("lint-benchmark");
    try {
      LintProcesses benchmark = new LintProcesses(directory);
      benchmark.besideKubeconform();
      benchmark.besideKubectl();
    } finally {
      try (Stream<Path> all = Files.walk(directory)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void besideKubeconform() throws IOException, InterruptedException {
    List<String> kubeconform =
        List.of(
            RealPrograms.require("kubeconform").toString(),
            "-strict",
            "-schema-location",
            schema() + "/{{ .ResourceKind }}-{{ .ResourceAPIVersion }}.json");
    System.out.println("   files " + ProcessCost.heading("lint", "kubeconform"));
    for (int size : SIZES) {
      String files = manifests(size).toString();
      List<String> other = Stream.concat(kubeconform.stream(), Stream.of(files)).toList();
      print(size, ProcessCost.byTurns(ROUNDS, List.of(lint(files), other)));
    }
  }

  private void besideKubectl() throws Exception {
    String file = manifests(1, "one").resolve("pipeline-00000.yaml").toString();
    try (ControlPlane server = ControlPlane.start()) {
      server.install(
          Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml"),
          List.of("/apis/telemetry.kyma-project.io/v1beta1/metricpipelines"));
      List<String> kubectl =
          List.of(
              RealPrograms.require("kubectl").toString(),
              "--kubeconfig=" + server.kubeconfig(),
              "apply",
              "--dry-run=server",
              "-f",
              file);
      System.out.println("\n   files " + ProcessCost.heading("lint", "kubectl dry run"));
      print(1, ProcessCost.byTurns(ROUNDS, List.of(lint(file), kubectl)));
    }
  }

  private static List<String> lint(String files) {
    return List.of(PROGRAM.toString(), "lint", files);
  }

  private static void print(int size, List<ProcessCost> costs) {
    System.out.printf(Locale.ROOT, "%8d %s%n", size, costs.getFirst().beside(costs.getLast()));
  }

  /** Good pipelines, each in a file of its own. */
  private Path manifests(int count) throws IOException {
    return manifests(count, "manifests-" + count);
  }

  private Path manifests(int count, String name) throws IOException {
    Path folder = Files.createDirectory(directory.resolve(name));
    List<MetricPipeline> pipelines = BenchInputs.state(500).pipelines();
    for (int i = 0; i < count; i++) {
      MetricPipeline pipeline = pipelines.get(i % pipelines.size());
      String own = String.format(Locale.ROOT, "pipeline-%05d", i);
      MetricPipeline renamed = new MetricPipeline(ObjectMeta.named(own), pipeline.spec(), null);
      Files.writeString(
          folder.resolve(own + ".yaml"), YamlWriter.write(PipelineEncoder.tree(renamed)));
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
