package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The real kubectl, which reads a file and shows it as JSON without a cluster. */
final class Kubectl {
  private final Path program;

  private Kubectl(Path program) {
    this.program = program;
  }

  /** Skips the test when there is no kubectl; in CI that is a failure. */
  static Kubectl required() {
    return new Kubectl(RealPrograms.require("kubectl"));
  }

  /** What kubectl sees under {@code spec}; empty when it refuses the file. */
  Optional<Tree> spec(String manifest) throws IOException, InterruptedException {
    Path file = Files.createTempFile("manifest", ".yaml");
    Path output = Files.createTempFile("output", ".json");
    try {
      Files.writeString(file, manifest);
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "label",
                  "--local",
                  "-f",
                  file.toString(),
                  "a=b",
                  "-o",
                  "json")
              .redirectOutput(output.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        return Optional.empty();
      }
      String json = Files.readString(output, StandardCharsets.UTF_8);
      YamlNode root =
          YamlReader.read(new SourceText("kubectl", json)).documents().getFirst().root();
      return YamlPaths.at(root, FieldPath.of("spec")).map(Trees::of);
    } finally {
      Files.delete(file);
      Files.delete(output);
    }
  }
}
