package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * The extension for Visual Studio Code in {@code target}, with the packages that its lock file
 * pins. They come from npm's cache where they are there already. Without npm, or without a way to
 * the packages, a test is skipped and says why; in CI it fails.
 */
final class NpmProject {
  private static final Path SOURCE = Path.of("src/editors/vscode");
  private static final Path FOLDER = Path.of("target/editors/vscode").toAbsolutePath();

  /** The dates of the files in a package, so that two of them can be compared. */
  private static final Map<String, String> ENVIRONMENT = Map.of("SOURCE_DATE_EPOCH", "1795478400");

  private static boolean current;

  private NpmProject() {}

  /** The folder, with all packages. */
  static synchronized Path folder() throws IOException, InterruptedException {
    Path npm = RealPrograms.require("npm");
    RealPrograms.require("node");
    if (!current) {
      copy();
      Path lock = SOURCE.resolve("package-lock.json");
      Path installed = FOLDER.resolve("installed.json");
      if (!Files.exists(installed) || Files.mismatch(lock, installed) >= 0) {
        install(npm);
        Files.copy(lock, installed, StandardCopyOption.REPLACE_EXISTING);
      }
      current = true;
    }
    return FOLDER;
  }

  private static void install(Path npm) throws IOException, InterruptedException {
    ProgramRun run =
        ProgramRun.of(
            FOLDER,
            List.of(
                npm.toString(),
                "ci",
                "--ignore-scripts",
                "--prefer-offline",
                "--no-audit",
                "--no-fund"));
    if (run.code() != 0) {
      String reason = "npm ci in " + FOLDER + " failed:\n" + run.output();
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        fail(reason);
      }
      abort(reason);
    }
  }

  private static void copy() throws IOException {
    Files.walkFileTree(
        SOURCE,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = FOLDER.resolve(SOURCE.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            return FileVisitResult.CONTINUE;
          }
        });
    Files.copy(Path.of("LICENSE"), FOLDER.resolve("LICENSE"), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Runs a program there that has to succeed; what it printed. */
  static String run(String... command) throws IOException, InterruptedException {
    ProgramRun run = ProgramRun.of(folder(), ENVIRONMENT, List.of(command));
    assertThat(run.code()).as(run.output()).isZero();
    return run.output();
  }
}
