package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What a whole process costs, as GNU time tells it.
 *
 * @param wall seconds from start to end
 * @param processor seconds of all processors
 * @param memory the most memory that it had, in megabytes
 */
record ProcessCost(double wall, double processor, double memory) {

  /** Runs a command once, its output in a file; an exit code other than these is an error. */
  static ProcessCost of(List<String> command, Set<Integer> expected)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile("figures", "");
    Path output = Files.createTempFile("output", "");
    try {
      List<String> timed = new ArrayList<>();
      timed.addAll(List.of(RealPrograms.require("time").toString(), "-q", "-f", "%U %S %M"));
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
      if (!expected.contains(code)) {
        throw new IllegalStateException(code + " from " + command + "\n" + head(output));
      }
      String[] words = Files.readString(figures).strip().split(" ", -1);
      return new ProcessCost(
          wall,
          Double.parseDouble(words[0]) + Double.parseDouble(words[1]),
          Double.parseDouble(words[2]) / 1024);
    } finally {
      Files.delete(figures);
      Files.delete(output);
    }
  }

  /**
   * Runs commands by turns, so that all of them meet the same moods of the machine.
   *
   * @return the medians, in the order of the commands
   */
  static List<ProcessCost> byTurns(int rounds, List<List<String>> commands)
      throws IOException, InterruptedException {
    List<List<ProcessCost>> costs = new ArrayList<>();
    commands.forEach(command -> costs.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < commands.size(); i++) {
        costs.get(i).add(of(commands.get(i), Set.of(0)));
      }
    }
    return costs.stream().map(ProcessCost::median).toList();
  }

  /** The figures, and those of the other one, and their ratios, as columns. */
  String beside(ProcessCost other) {
    return String.format(
        Locale.ROOT,
        "%10.3f %9.3f %9.0f %10.3f %9.3f %9.0f %10.2f %9.2f %9.2f",
        wall,
        processor,
        memory,
        other.wall,
        other.processor,
        other.memory,
        wall / other.wall,
        processor / other.processor,
        memory / other.memory);
  }

  /** What stands above {@link #beside}. */
  static String heading(String one, String other) {
    String first = String.format(Locale.ROOT, "%30s %30s %30s", one, other, one + " of " + other);
    String three = String.format(Locale.ROOT, "%10s %9s %9s", "wall s", "CPU s", "MB");
    String ratios = String.format(Locale.ROOT, "%10s %9s %9s", "wall", "CPU", "memory");
    return first + "\n" + " ".repeat(9) + three + " " + three + " " + ratios;
  }

  private static ProcessCost median(List<ProcessCost> costs) {
    return new ProcessCost(
        median(costs, ProcessCost::wall),
        median(costs, ProcessCost::processor),
        median(costs, ProcessCost::memory));
  }

  private static double median(List<ProcessCost> costs, ToDoubleFunction<ProcessCost> figure) {
    return costs.stream().mapToDouble(figure).sorted().toArray()[costs.size() / 2];
  }

  private static String head(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return String.join("\n", lines.limit(30).toList());
    }
  }
}
