package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ApiServer;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.SecretMode;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.lint.suppress.RuleSelection;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rules count and how much: options of the command line over the configuration file. */
final class LintRuleOptions {
  @Option(
      names = "--rules",
      split = ",",
      paramLabel = "GLOB",
      description = "Only these rules, such as TEL2*.")
  List<String> only = new ArrayList<>();

  @Option(names = "--skip", split = ",", paramLabel = "GLOB", description = "Not these rules.")
  List<String> skip = new ArrayList<>();

  @Option(
      names = "--min-severity",
      paramLabel = "error|warning|info",
      converter = WordOptions.Weight.class,
      completionCandidates = WordOptions.Weight.class,
      description = "Leave out what weighs less. Default: info.")
  @Nullable Severity minSeverity;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|info",
      converter = WordOptions.Weight.class,
      completionCandidates = WordOptions.Weight.class,
      description = "Exit with 1 from this weight on. Default: error.")
  @Nullable Severity failOn;

  @Option(
      names = "--secrets",
      paramLabel = "note|require|skip",
      converter = WordOptions.Secrets.class,
      completionCandidates = WordOptions.Secrets.class,
      description = {
        "When a Secret is not among the files: a note, an error, or nothing. Default: note."
      })
  SecretMode secrets = SecretMode.NOTE;

  @Option(
      names = "--collector-version",
      paramLabel = "VERSION",
      completionCandidates = CollectorVersions.class,
      description = "The collector that is to run the OTTL: ${COMPLETION-CANDIDATES}.")
  @Nullable String collectorVersion;

  @Option(
      names = "--server",
      description = {
        "Ask the cluster of the current context, too, by a dry run of kubectl apply for every"
            + " object but Secrets."
      })
  boolean server;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Default: the nearest .telemetry-lint.yaml here or above.")
  @Nullable String config;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Findings that are in this file are not shown again.")
  @Nullable String baseline;

  @Option(
      names = "--write-baseline",
      description = "Write the findings of this run into the file of --baseline.")
  boolean writeBaseline;

  LintOptions options(Instant now, String kubectl) {
    if (writeBaseline && baseline == null) {
      throw new CommandFailure(ExitCode.USAGE, "--write-baseline goes with --baseline FILE", null);
    }
    LintConfig found = LintFiles.config(config);
    List<String> without = new ArrayList<>(skip);
    without.addAll(found.skip());
    return new LintOptions(
        now,
        chosen(minSeverity, found.minSeverity(), Severity.INFO),
        new RuleSelection(only.isEmpty() ? found.rules() : only, without),
        secrets,
        found,
        LintFiles.baseline(writeBaseline ? null : baseline),
        catalogue(),
        catalogue().upgradesFrom(version()),
        server ? new KubectlDryRun(kubectl) : ApiServer.NONE);
  }

  private String version() {
    return collectorVersion == null ? Catalogue.versions().getLast() : collectorVersion;
  }

  private Catalogue catalogue() {
    String version = collectorVersion;
    return version == null
        ? Catalogue.current()
        : Catalogue.ofVersion(version)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "collector version " + version + " is not known",
                    "known are " + String.join(", ", Catalogue.versions())));
  }

  /** For help and completion. */
  static final class CollectorVersions implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Catalogue.versions().iterator();
    }
  }

  Severity failOn(LintConfig found) {
    return chosen(failOn, found.failOn(), Severity.ERROR);
  }

  void writeBaseline(LintReport report) {
    LintFiles.writeBaseline(String.valueOf(baseline), report);
  }

  private static Severity chosen(
      @Nullable Severity option, @Nullable Severity configured, Severity otherwise) {
    if (option != null) {
      return option;
    }
    return configured == null ? otherwise : configured;
  }
}
