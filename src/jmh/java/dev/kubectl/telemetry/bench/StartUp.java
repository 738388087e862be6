package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Short commands as whole processes beside {@code kubectl version --client} and other programs
 * written in Go, by turns in one run. Measures the native executable in {@code target/native} and
 * the packaged program in {@code target/dist}, whichever there is, and says what is over its limit:
 * native {@code --version} a fifth of kubectl, native {@code lint} of one file half of it, the
 * packaged program three times of it.
 */
public final class StartUp {
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 20);
  private static final double UNLIMITED = Double.MAX_VALUE;

  private StartUp() {}

  /** A command, the file whose size counts, and how many times kubectl's time it may take. */
  private record Subject(List<String> command, Path program, double limit) {}

  public static void main(String... arguments) throws IOException, InterruptedException {
    Map<String, Subject> subjects = subjects();
    List<List<String>> commands = subjects.values().stream().map(Subject::command).toList();
    List<ProcessCost> costs = ProcessCost.byTurns(ROUNDS, commands);
    print(subjects, costs);
  }

  private static Map<String, Subject> subjects() {
    Map<String, Subject> subjects = new LinkedHashMap<>();
    Path kubectl = RealPrograms.require("kubectl");
    subjects.put("kubectl version --client", subject(kubectl, UNLIMITED, "version", "--client"));
    go(subjects, "kubeconform", "-v");
    go(subjects, "kwok", "--version");
    go(subjects, "otelcol", "--version");
    go(subjects, "promtool", "--version");
    ours(subjects, "native", Path.of("target/native/kubectl-telemetry"), 0.2, 0.5);
    ours(subjects, "dist", Path.of("target/dist/bin/kubectl-telemetry"), 3, 3);
    return subjects;
  }

  private static void go(Map<String, Subject> subjects, String name, String argument) {
    RealPrograms.find(name)
        .ifPresent(
            program -> subjects.put(name + " " + argument, subject(program, UNLIMITED, argument)));
  }

  private static void ours(
      Map<String, Subject> subjects, String form, Path program, double version, double lint) {
    if (Files.isExecutable(program)) {
      subjects.put(form + " --version", subject(program, version, "--version"));
      subjects.put(form + " lint", subject(program, lint, "lint", "src/examples/shop.yaml"));
      subjects.put(
          form + " completion",
          subject(program, lint, "__complete", "--", "lint", "--fail-on", ""));
    }
  }

  private static Subject subject(Path program, double limit, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    return new Subject(command, program, limit);
  }

  private static void print(Map<String, Subject> subjects, List<ProcessCost> costs)
      throws IOException {
    System.out.printf(
        "%-26s %9s %9s %9s %9s %10s %10s%n",
        "median of " + ROUNDS, "wall ms", "CPU ms", "peak MB", "size MB", "of kubectl", "limit");
    double kubectl = costs.getFirst().wall();
    Iterator<ProcessCost> each = costs.iterator();
    for (Map.Entry<String, Subject> entry : subjects.entrySet()) {
      ProcessCost cost = each.next();
      double share = cost.wall() / kubectl;
      double limit = entry.getValue().limit();
      System.out.printf(
          Locale.ROOT,
          "%-26s %9.1f %9.1f %9.1f %9.1f %10.2f %10s%n",
          entry.getKey(),
          cost.wall() * 1000,
          cost.processor() * 1000,
          cost.memory(),
          size(entry.getValue().program()) / 1e6,
          share,
          limit == UNLIMITED ? "" : limit + (share > limit ? " MISSED" : " held"));
    }
  }

  /** Of the program, or of the folder that a launcher lies in. */
  private static long size(Path program) throws IOException {
    Path real = program.toRealPath();
    if (!real.endsWith("dist/bin/kubectl-telemetry")) {
      return Files.size(real);
    }
    long size = 0;
    try (Stream<Path> files = Files.walk(real.resolve("../..").normalize())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }
}
