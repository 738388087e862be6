package dev.kubectl.telemetry.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * How long an editor waits: from a key to the diagnostics of the text with it, and for candidates.
 * Servers are processes, by turns on the same edits: ours, and any that {@code -Dpeer="COMMAND"}
 * names, such as {@code yaml-language-server --stdio}, which gets the schema that we have.
 *
 * <p>{@code -Dserver="COMMAND"} names the program that is ours, such as a native executable;
 * otherwise it is this class path. {@code -Dedits=N} and {@code -Dmemory.edits=N} say how much.
 */
public final class EditorLatency {
  private static final List<Integer> LINES = List.of(50, 500, 5_000);
  private static final int EDITS = Integer.getInteger("edits", 200);
  private static final int WARM_UP = Integer.getInteger("warm.up", 300);
  private static final int MEMORY_EDITS = Integer.getInteger("memory.edits", 10_000);
  private static final String STATEMENT =
      "          - set(metric.unit, \"s\") where metric.name == ";
  private static final String SCHEMA =
      "/dev/kubectl/telemetry/lint/schema/MetricPipeline-v1beta1.json";

  private EditorLatency() {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("editor-latency");
    try {
      run(folder);
    } finally {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  private static void run(Path folder) throws IOException, InterruptedException {
    Path schema = folder.resolve("schema.json");
    try (InputStream in = Objects.requireNonNull(EditorLatency.class.getResourceAsStream(SCHEMA))) {
      Files.copy(in, schema);
    }
    System.out.printf(
        "%-22s %7s %12s %10s %10s %10s %10s%n",
        "", "lines", "ready ms", "diag p50", "diag p99", "compl p50", "compl p99");
    for (int lines : LINES) {
      measure("kubectl-telemetry", ours(), folder, schema, lines);
      if (!System.getProperty("peer", "").isEmpty()) {
        List<String> peer = List.of(System.getProperty("peer").split(" ", -1));
        measure("peer", peer, folder, schema, lines);
      }
    }
    memory(folder, schema);
  }

  /** The command of our server, from the class path unless another program is named. */
  private static List<String> ours() {
    String given = System.getProperty("server", "");
    return given.isEmpty()
        ? List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            "dev.kubectl.telemetry.cli.Main",
            "lsp")
        : List.of(given.split(" ", -1));
  }

  private static void measure(
      String name, List<String> command, Path folder, Path schema, int lines)
      throws IOException, InterruptedException {
    String text = text(lines);
    String uri = folder.resolve("shop.yaml").toUri().toString();
    long start = System.nanoTime();
    try (EditorProcess editor = EditorProcess.start(command, folder, schema)) {
      double ready = millis(System.nanoTime() - start);
      editor.open(uri, text);
      int line = lastStatement(text);
      double[] diagnostics = new double[EDITS];
      double[] completions = new double[EDITS];
      for (int i = -WARM_UP; i < EDITS; i++) {
        double diagnosed = edit(editor, uri, line, i + WARM_UP);
        long asked = System.nanoTime();
        editor.completion(
            new CompletionParams(
                new TextDocumentIdentifier(uri), new Position(line, STATEMENT.length())));
        if (i >= 0) {
          diagnostics[i] = diagnosed;
          completions[i] = millis(System.nanoTime() - asked);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "%-22s %7d %12.0f %10.1f %10.1f %10.1f %10.1f%n",
          name,
          text.lines().count(),
          ready,
          percentile(diagnostics, 50),
          percentile(diagnostics, 99),
          percentile(completions, 50),
          percentile(completions, 99));
    }
  }

  /** Types a letter and takes it away again by turns; both change what is right. */
  private static double edit(EditorProcess editor, String uri, int line, int number)
      throws InterruptedException {
    int column = STATEMENT.indexOf("set") + 3;
    boolean typed = number % 2 == 0;
    long start = System.nanoTime();
    editor.replace(uri, number + 2, line, column, typed ? 0 : 1, typed ? "t" : "");
    editor.awaitDiagnostics(uri, number + 2);
    return millis(System.nanoTime() - start);
  }

  private static void memory(Path folder, Path schema) throws IOException, InterruptedException {
    String text = text(500);
    String uri = folder.resolve("shop.yaml").toUri().toString();
    try (EditorProcess editor = EditorProcess.start(ours(), folder, schema)) {
      editor.open(uri, text);
      int line = lastStatement(text);
      for (int i = 0; i < MEMORY_EDITS; i++) {
        edit(editor, uri, line, i);
        if (i == MEMORY_EDITS / 10) {
          System.out.printf("resident after %,d edits: %d MB%n", i, editor.resident());
        }
      }
      System.out.printf("resident after %,d edits: %d MB%n", MEMORY_EDITS, editor.resident());
    }
  }

  /** Pipelines that are all right, as many as fit into so many lines. */
  private static String text(int lines) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    int pipeline = 0;
    while (count + 45 <= Math.max(lines, 45)) {
      StringBuilder one = new StringBuilder();
      one.append(
          """
          apiVersion: telemetry.kyma-project.io/v1beta1
          kind: MetricPipeline
          metadata:
            name: shop-%d
          spec:
            input:
              prometheus:
                enabled: true
                namespaces:
                  include: [shop, cart]
            output:
              otlp:
                endpoint:
                  value: https://backend-%d.example.com:4317
            transform:
              - statements:
          """
              .formatted(pipeline, pipeline));
      for (int i = 0; i < 28; i++) {
        one.append(STATEMENT.substring(2)).append("\"requests_").append(i).append("\"\n");
      }
      text.append(pipeline == 0 ? "" : "---\n").append(one);
      count = (int) text.chars().filter(c -> c == '\n').count();
      pipeline++;
    }
    return text.toString().replace("        - set", "          - set");
  }

  private static int lastStatement(String text) {
    List<String> all = text.lines().toList();
    return all.size() - 1;
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
