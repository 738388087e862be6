package dev.kubectl.telemetry;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Programs that tests talk to instead of fakes: from the folder in {@code KUBEBUILDER_ASSETS}, else
 * from {@code PATH}.
 */
public final class RealPrograms {
  private RealPrograms() {}

  /** The program; where it is missing, the test is skipped with a reason, and fails in CI. */
  public static Path require(String name) {
    Optional<Path> program = find(name);
    if (program.isPresent()) {
      return program.get();
    }
    String reason = name + " is neither in KUBEBUILDER_ASSETS nor on PATH";
    if (Boolean.parseBoolean(System.getenv("CI"))) {
      return fail(reason);
    }
    return abort(reason);
  }

  /** The program if it is there, for a test that has another way without it. */
  public static Optional<Path> find(String name) {
    String assets = Objects.requireNonNullElse(System.getenv("KUBEBUILDER_ASSETS"), "");
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(Stream.of(assets), Arrays.stream(path.split(File.pathSeparator)))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
