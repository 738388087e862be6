package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.fix.FixedFile;
import dev.kubectl.telemetry.lint.fix.SafeFixes;
import dev.kubectl.telemetry.lint.suppress.Baseline;
import dev.kubectl.telemetry.lint.suppress.ConfigReader;
import dev.kubectl.telemetry.lint.suppress.Fingerprints;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files that {@code lint} reads and writes, besides its outputs. */
final class LintFiles {
  private static final String CONFIG = ".telemetry-lint.yaml";

  /** The current directory, named so that the names of files in it stay short. */
  private static final String HERE = "";

  private LintFiles() {}

  static LintInput read(InputOptions options, InputStream standardInput) {
    if (options.isEmpty()) {
      options.filenames.add(HERE);
    }
    ManifestFiles.Found found = options.read(standardInput);
    return new LintInput(
        found.contents().stream().filter(content -> !isConfig(content.name())).toList(),
        found.diagnostics().stream().map(LintFiles::named).toList());
  }

  /** Where changes change what {@link #read} gives. */
  static List<Path> watched(InputOptions options) {
    List<Path> paths = new ArrayList<>();
    for (String name : options.isEmpty() ? List.of(HERE) : options.filenames) {
      if (name.equals("-")) {
        throw new CommandFailure(ExitCode.USAGE, "standard input cannot be watched", null);
      }
      paths.add(Path.of(name));
    }
    if (options.kustomization != null) {
      paths.add(options.kustomization);
    }
    return paths;
  }

  private static boolean isConfig(String name) {
    return name.equals(CONFIG) || name.endsWith("/" + CONFIG) || name.endsWith("\\" + CONFIG);
  }

  private static Diagnostic named(Diagnostic problem) {
    return problem.source().equals(HERE)
        ? new Diagnostic(
            problem.rule(),
            problem.severity(),
            ".",
            problem.span(),
            problem.message(),
            problem.hint())
        : problem;
  }

  /** The configuration in the given file, or in the nearest one here or above. */
  static LintConfig config(@Nullable String name) {
    if (name != null) {
      return configFrom(name);
    }
    Path here = Path.of(HERE).toAbsolutePath();
    for (Path directory = here; directory != null; directory = directory.getParent()) {
      Path file = directory.resolve(CONFIG);
      if (Files.isRegularFile(file)) {
        return configFrom(here.relativize(file).toString());
      }
    }
    return LintConfig.NONE;
  }

  private static LintConfig configFrom(String name) {
    byte[] bytes = bytes(name);
    Path file = Path.of(name).toAbsolutePath();
    Path directory = file.getParent();
    return ConfigReader.read(name, bytes, directory == null ? file : directory);
  }

  static Baseline baseline(@Nullable String name) {
    if (name == null) {
      return Baseline.NONE;
    }
    return Baseline.parse(name, bytes(name))
        .orElseThrow(() -> new CommandFailure(ExitCode.INPUT, name + " is no baseline file", null));
  }

  static void writeBaseline(String name, LintReport report) {
    write(
        name,
        Baseline.write(report.findings(), Fingerprints.of(report.findings(), report.sources())));
  }

  /** Writes the mended files; what came from standard input goes nowhere. */
  static void write(SafeFixes fixes, Console console) {
    for (FixedFile file : fixes.files()) {
      if (Files.isRegularFile(Path.of(file.name()))) {
        write(file.name(), file.bytes());
        console.err().println("fixed " + Console.safe(file.name()));
      }
    }
  }

  static void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(String name, byte[] content) {
    try {
      FileReplacement.write(Path.of(name), content);
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(ExitCode.INPUT, name + " cannot be written: " + reason(e), null);
    }
  }

  private static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(Path.of(name));
    } catch (IOException | InvalidPathException e) {
      throw new CommandFailure(ExitCode.INPUT, name + " cannot be read: " + reason(e), null);
    }
  }

  private static String reason(Exception e) {
    return e.getClass().getSimpleName();
  }
}
