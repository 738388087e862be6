package dev.kubectl.telemetry.lint.rule;

import java.util.Map;
import java.util.TreeMap;

/** The documentation of all rules: a page each, and an index that leads to them. */
public final class RuleDocs {
  private static final String INDEX = "README.md";

  private RuleDocs() {}

  /** Markdown by file name; the index is {@code README.md}. */
  public static Map<String, String> files() {
    Map<String, String> files = new TreeMap<>();
    for (LintRule rule : RuleCatalogue.all()) {
      RulePage.of(rule).ifPresent(page -> files.put(file(rule), page.markdown()));
    }
    files.put(INDEX, index());
    return files;
  }

  /** All rules by group, each with a link to its page. */
  public static String index() {
    StringBuilder text = new StringBuilder("# Rules of kubectl telemetry lint\n");
    RuleGroup group = null;
    for (LintRule rule : RuleCatalogue.all()) {
      if (rule.group() != group) {
        group = rule.group();
        text.append("\n## ").append(group.title());
        text.append("\n\n| Rule | Severity | Name | What it finds |\n| --- | --- | --- | --- |\n");
      }
      text.append(
          "| [%s](%s) | %s | %s | %s |\n"
              .formatted(rule.id(), file(rule), rule.severity().word(), rule.name(), rule.title()));
    }
    return text.toString();
  }

  private static String file(LintRule rule) {
    return rule.id() + ".md";
  }
}
