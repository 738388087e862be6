package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ApiServer;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.SecretMode;
import dev.kubectl.telemetry.lint.suppress.Baseline;
import dev.kubectl.telemetry.lint.suppress.ConfigReader;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.lint.suppress.RuleSelection;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that count in a folder: those of its configuration file, as on the command line. */
record LintSettings(LintConfig config) {
  static final String FILE = ".telemetry-lint.yaml";

  /** Those of the nearest configuration file in a folder or above it. */
  static LintSettings of(Path folder, Path directory) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      Path file = at.resolve(FILE);
      if (Files.isRegularFile(file)) {
        try {
          String name = FileUris.name(FileUris.uri(file), directory);
          return new LintSettings(ConfigReader.read(name, Files.readAllBytes(file), at));
        } catch (IOException e) {
          return new LintSettings(LintConfig.NONE);
        }
      }
    }
    return new LintSettings(LintConfig.NONE);
  }

  LintOptions at(Instant now) {
    @Nullable Severity least = config.minSeverity();
    return new LintOptions(
        now,
        least == null ? Severity.INFO : least,
        new RuleSelection(config.rules(), config.skip()),
        SecretMode.NOTE,
        config,
        Baseline.NONE,
        Catalogue.current(),
        List.of(),
        ApiServer.NONE);
  }
}
