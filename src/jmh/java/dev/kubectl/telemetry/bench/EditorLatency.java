package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How long an editor waits: from a key to the diagnostics of the text with it, and for candidates.
 * Servers are processes that get the same edits, one server after the other for every edit, so that
 * all of them meet the same moods of the machine.
 *
 * <p>{@code -Dserver="COMMAND"} names the program that is ours, such as a native executable;
 * otherwise it is this class path. {@code -Dpeer="COMMAND"} names another server; without it {@code
 * yaml-language-server} is taken where it is on {@code PATH}. It gets the schema that we have.
 * {@code -Dedits=N}, {@code -Dwarm.up=N}, {@code -Dpace=MILLISECONDS} between keys, {@code
 * -Dlines=50,500,5000}, {@code -Dstarts=N} and {@code -Dmemory.edits=N} say how much.
 */
public final class EditorLatency {
  private static final int EDITS = Integer.getInteger("edits", 300);
  private static final int WARM_UP = Integer.getInteger("warm.up", 300);
  private static final int PACE = Integer.getInteger("pace", 30);
  private static final int STARTS = Integer.getInteger("starts", 10);
  private static final int MEMORY_EDITS = Integer.getInteger("memory.edits", 10_000);
  private static final String SCHEMA =
      "/dev/kubectl/telemetry/lint/schema/MetricPipeline-v1beta1.json";

  private final Path folder;
  private final Path schema;

  private EditorLatency(Path folder, Path schema) {
    this.folder = folder;
    this.schema = schema;
  }

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("editor-latency");
    try {
      Path schema = folder.resolve("schema.json");
      try (InputStream in =
          Objects.requireNonNull(EditorLatency.class.getResourceAsStream(SCHEMA))) {
        Files.copy(in, schema);
      }
      new EditorLatency(folder, schema).run();
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private void run() throws IOException, InterruptedException {
    List<Contender> contenders = new ArrayList<>();
    contenders.add(new Contender("kubectl-telemetry", ours()));
    peer().ifPresent(command -> contenders.add(new Contender("peer", command)));
    for (Contender contender : contenders) {
      System.out.println(contender.name + ": " + String.join(" ", contender.shown()));
    }
    starts(contenders);
    System.out.printf(
        "%n%-18s %6s %9s %9s %9s %9s %9s %9s %6s%n",
        "ms",
        "lines",
        "diag p50",
        "diag p99",
        "diag max",
        "cand p50",
        "cand p99",
        "cand max",
        "load");
    for (String lines : System.getProperty("lines", "50,500,5000").split(",", -1)) {
      latencies(contenders, EditedText.of(Integer.parseInt(lines)));
    }
    System.out.println();
    for (Contender contender : contenders) {
      memory(contender);
    }
  }

  /** A server that takes part. */
  private record Contender(String name, List<String> command) {
    /** Without what is long and says nothing. */
    List<String> shown() {
      return command.stream().filter(word -> !word.contains(".jar")).toList();
    }
  }

  /** The command of our server, from the class path unless another program is named. */
  private static List<String> ours() {
    String given = System.getProperty("server", "");
    return given.isEmpty()
        ? List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            classPath(),
            "dev.kubectl.telemetry.cli.Main",
            "lsp")
        : List.of(given.split(" ", -1));
  }

  /** The server works in another folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Optional<List<String>> peer() {
    String given = System.getProperty("peer", "");
    return given.isEmpty()
        ? RealPrograms.find("yaml-language-server")
            .map(program -> List.of(program.toString(), "--stdio"))
        : Optional.of(List.of(given.split(" ", -1)));
  }

  /** From the start of a process to its answer to {@code initialize}. */
  private void starts(List<Contender> contenders) throws IOException, InterruptedException {
    double[][] times = new double[contenders.size()][STARTS];
    for (int i = 0; i < STARTS; i++) {
      for (int c = 0; c < contenders.size(); c++) {
        long start = System.nanoTime();
        try (EditorProcess _ = EditorProcess.start(contenders.get(c).command, folder, schema)) {
          times[c][i] = millis(System.nanoTime() - start);
        }
      }
    }
    for (int c = 0; c < contenders.size() && STARTS > 0; c++) {
      System.out.printf(
          Locale.ROOT,
          "%-18s from start to initialized: median %.0f ms, longest %.0f ms, load %.1f%n",
          contenders.get(c).name,
          percentile(times[c], 50),
          percentile(times[c], 100),
          load());
    }
  }

  private void latencies(List<Contender> contenders, EditedText text)
      throws IOException, InterruptedException {
    List<EditorProcess> editors = new ArrayList<>();
    String uri = folder.resolve("shop.yaml").toUri().toString();
    double[][] diagnostics = new double[contenders.size()][EDITS];
    double[][] candidates = new double[contenders.size()][EDITS];
    try {
      for (Contender contender : contenders) {
        EditorProcess editor = EditorProcess.start(contender.command, folder, schema);
        editors.add(editor);
        editor.open(uri, text.text());
      }
      for (int i = -WARM_UP; i < EDITS; i++) {
        for (int c = 0; c < editors.size(); c++) {
          Thread.sleep(PACE);
          long start = System.nanoTime();
          text.edit(editors.get(c), uri, i + WARM_UP);
          long told = System.nanoTime();
          editors.get(c).completion(text.place(uri));
          if (i >= 0) {
            diagnostics[c][i] = millis(told - start);
            candidates[c][i] = millis(System.nanoTime() - told);
          }
        }
      }
    } finally {
      for (EditorProcess editor : editors) {
        editor.close();
      }
    }
    for (int c = 0; c < contenders.size(); c++) {
      System.out.printf(
          Locale.ROOT,
          "%-18s %6d %9.1f %9.1f %9.1f %9.1f %9.1f %9.1f %6.1f%n",
          contenders.get(c).name,
          text.lines(),
          percentile(diagnostics[c], 50),
          percentile(diagnostics[c], 99),
          percentile(diagnostics[c], 100),
          percentile(candidates[c], 50),
          percentile(candidates[c], 99),
          percentile(candidates[c], 100),
          load());
    }
  }

  /** Edits as fast as they are answered; a peer that waits before it answers gets fewer of them. */
  private void memory(Contender contender) throws IOException, InterruptedException {
    EditedText text = EditedText.of(500);
    int edits = contender.name.equals("peer") ? MEMORY_EDITS / 10 : MEMORY_EDITS;
    String uri = folder.resolve("shop.yaml").toUri().toString();
    try (EditorProcess editor = EditorProcess.start(contender.command, folder, schema)) {
      editor.open(uri, text.text());
      for (int i = 0; i < edits; i++) {
        text.edit(editor, uri, i);
        if (i == edits / 10) {
          System.out.printf(
              "%-18s resident after %,6d edits: %d MB%n", contender.name, i, editor.resident());
        }
      }
      System.out.printf(
          "%-18s resident after %,6d edits: %d MB%n", contender.name, edits, editor.resident());
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }

  private static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }
}
