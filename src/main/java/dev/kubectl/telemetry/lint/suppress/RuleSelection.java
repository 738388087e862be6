package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.lint.rule.LintRule;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which rules run: globs over identifiers and names, such as {@code TEL2*} or {@code ottl-*}.
 *
 * @param only when not empty, nothing else runs
 * @param without what does not run even so
 */
public record RuleSelection(List<String> only, List<String> without) {
  public static final RuleSelection ALL = new RuleSelection(List.of(), List.of());

  public RuleSelection {
    only = List.copyOf(only);
    without = List.copyOf(without);
  }

  public boolean includes(LintRule rule) {
    return (only.isEmpty() || matchesOne(only, rule)) && !matchesOne(without, rule);
  }

  static boolean matchesOne(List<String> globs, LintRule rule) {
    return globs.stream().anyMatch(glob -> matches(glob, rule));
  }

  /** Whether a glob names the rule, by identifier or by name, whatever the case. */
  public static boolean matches(String glob, LintRule rule) {
    if (glob.indexOf('*') < 0) {
      return glob.equalsIgnoreCase(rule.id()) || glob.equalsIgnoreCase(rule.name());
    }
    StringBuilder regex = new StringBuilder();
    for (String part : glob.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    Pattern pattern = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE);
    return pattern.matcher(rule.id()).matches() || pattern.matcher(rule.name()).matches();
  }
}
