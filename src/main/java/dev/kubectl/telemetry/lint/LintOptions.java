package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.suppress.Baseline;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import dev.kubectl.telemetry.lint.suppress.RuleSelection;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Upgrade;
import java.time.Instant;
import java.util.List;

/**
 * How to lint.
 *
 * @param now decides what has expired; part of the input, so that a run can be repeated
 * @param minSeverity what weighs less is left out
 * @param selection which rules run
 * @param config the configuration file, {@link LintConfig#NONE} without one
 * @param baseline findings that were there before, {@link Baseline#NONE} without one
 * @param catalogue what the collector knows of OTTL
 * @param upgrades to later collectors, which break or touch what is written now
 * @param server whose answers become findings, {@link ApiServer#NONE} without one
 */
public record LintOptions(
    Instant now,
    Severity minSeverity,
    RuleSelection selection,
    SecretMode secrets,
    LintConfig config,
    Baseline baseline,
    Catalogue catalogue,
    List<Upgrade> upgrades,
    ApiServer server) {
  public LintOptions {
    upgrades = List.copyOf(upgrades);
  }

  /** Every rule, every weight, nothing suppressed from outside. */
  public static LintOptions at(Instant now) {
    return new LintOptions(
        now,
        Severity.INFO,
        RuleSelection.ALL,
        SecretMode.NOTE,
        LintConfig.NONE,
        Baseline.NONE,
        Catalogue.current(),
        List.of(),
        ApiServer.NONE);
  }

  public LintOptions withSecrets(SecretMode mode) {
    return new LintOptions(
        now, minSeverity, selection, mode, config, baseline, catalogue, upgrades, server);
  }

  public LintOptions withBaseline(Baseline other) {
    return new LintOptions(
        now, minSeverity, selection, secrets, config, other, catalogue, upgrades, server);
  }

  public LintOptions withCatalogue(Catalogue other) {
    return new LintOptions(
        now, minSeverity, selection, secrets, config, baseline, other, upgrades, server);
  }

  public LintOptions withUpgrades(List<Upgrade> other) {
    return new LintOptions(
        now, minSeverity, selection, secrets, config, baseline, catalogue, other, server);
  }

  public LintOptions withServer(ApiServer other) {
    return new LintOptions(
        now, minSeverity, selection, secrets, config, baseline, catalogue, upgrades, other);
  }

  public LintOptions withConfig(LintConfig other) {
    return new LintOptions(
        now, minSeverity, selection, secrets, other, baseline, catalogue, upgrades, server);
  }

  public LintOptions withSelection(RuleSelection other) {
    return new LintOptions(
        now, minSeverity, other, secrets, config, baseline, catalogue, upgrades, server);
  }
}
