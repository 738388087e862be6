package dev.kubectl.telemetry.lint.rule;

import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.ClusterVerdict;

/**
 * One rule. Its page ({@link RulePage}) is read only when somebody asks for it.
 *
 * @param id such as {@code TEL2107}: never given to another rule, in no version
 * @param name short and readable; equal to the name that the room which finds the problem uses
 * @param title what it finds, as a heading
 * @param severity unless the finding knows better
 * @param verdict what the cluster does, unless the finding knows better
 * @param since version of this program that first had the rule
 */
public record LintRule(
    String id, String name, String title, Severity severity, ClusterVerdict verdict, String since) {

  public RuleGroup group() {
    return RuleGroup.of(id);
  }

  /** The command line that shows the rule's page. */
  public String explanation() {
    return "kubectl telemetry lint --explain " + id;
  }
}
