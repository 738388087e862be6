package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Exactly what a user sees. A folder is a case: {@code arguments} has one argument a line (with
 * {@code {dir}} for the folder itself), {@code out}, {@code err} and {@code code} are what is
 * expected, all else is input and has to be named by an argument. Written anew with {@code
 * -Dgolden.update=true}.
 */
final class GoldenCommands {
  private static final Set<String> EXPECTATIONS = Set.of("arguments", "out", "err", "code");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private GoldenCommands() {}

  /** A test for each folder. */
  static Stream<DynamicTest> in(Path cases) throws IOException {
    try (Stream<Path> folders = Files.list(cases)) {
      return folders
          .sorted()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), f.toUri(), () -> check(f)))
          .toList()
          .stream();
    }
  }

  private static void check(Path folder) throws IOException {
    List<String> arguments =
        Files.readAllLines(folder.resolve("arguments")).stream()
            .map(line -> line.replace("{dir}", folder.toString()))
            .toList();

    CommandRun run = CommandRun.of(arguments.toArray(String[]::new));

    if (UPDATE) {
      Files.writeString(folder.resolve("out"), run.out());
      Files.writeString(folder.resolve("err"), run.err());
      Files.writeString(folder.resolve("code"), run.code() + "\n");
    }
    assertThat(run.err()).isEqualTo(Files.readString(folder.resolve("err")));
    assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("out")));
    assertThat(run.code() + "\n").isEqualTo(Files.readString(folder.resolve("code")));
    assertThat(unused(folder, arguments)).as("files that nothing reads").isEmpty();
  }

  private static Set<String> unused(Path folder, List<String> arguments) throws IOException {
    Set<String> unused = new TreeSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .filter(f -> !EXPECTATIONS.contains(f.getFileName().toString()))
          .filter(f -> !arguments.contains(f.toString()) && !arguments.contains(folder.toString()))
          .forEach(f -> unused.add(f.toString()));
    }
    return unused;
  }
}
