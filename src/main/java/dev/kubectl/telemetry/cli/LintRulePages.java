package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.lint.rule.RuleGroup;
import dev.kubectl.telemetry.lint.rule.RulePage;

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
