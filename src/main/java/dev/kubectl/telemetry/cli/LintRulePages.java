package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.lint.rule.RuleDocs;
import dev.kubectl.telemetry.lint.rule.RuleGroup;
import dev.kubectl.telemetry.lint.rule.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The rules as {@code --list-rules} and {@code --explain} print them. */
final class LintRulePages {
  private LintRulePages() {}

  static String list() {
    StringBuilder text = new StringBuilder();
    RuleGroup group = null;
    for (LintRule rule : RuleCatalogue.all()) {
      if (rule.group() != group) {
        text.append(group == null ? "" : "\n").append(rule.group().title()).append('\n');
        group = rule.group();
      }
      text.append(
          "  %-8s %-8s %-30s %s\n"
              .formatted(rule.id(), rule.severity().word(), rule.name(), rule.title()));
    }
    return text.toString();
  }

  /** The pages of a release's documentation; the directory is made if it is missing. */
  static void write(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, directory + " cannot be written", null);
    }
    RuleDocs.files()
        .forEach((name, text) -> LintFiles.write(directory.resolve(name).toString(), text));
  }

  static String explain(String idOrName) {
    LintRule rule =
        RuleCatalogue.find(idOrName)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "there is no rule " + idOrName,
                    "kubectl telemetry lint --list-rules shows all"));
    return RulePage.of(rule).map(RulePage::markdown).orElse("# " + rule.id() + "\n");
  }
}
