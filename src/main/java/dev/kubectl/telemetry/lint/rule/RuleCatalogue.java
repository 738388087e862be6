package dev.kubectl.telemetry.lint.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules, by identifier and by name. */
public final class RuleCatalogue {
  private static final Map<String, LintRule> BY_NAME = new LinkedHashMap<>();
  private static final List<LintRule> ALL;

  static {
    List<LintRule> all = new ArrayList<>();
    all.addAll(FileRules.ALL);
    all.addAll(AdmissionRules.ALL);
    all.addAll(OttlRules.ALL);
    all.addAll(OutputRules.ALL);
    all.addAll(ProjectRules.ALL);
    all.sort(Comparator.comparing(LintRule::id));
    ALL = Collections.unmodifiableList(all);
    for (LintRule rule : ALL) {
      BY_NAME.put(rule.name(), rule);
    }
  }

  private RuleCatalogue() {}

  /** In the order of their identifiers. */
  public static List<LintRule> all() {
    return ALL;
  }

  /**
   * The rule that a room calls by this name.
   *
   * @throws IllegalArgumentException when there is none: a mistake of ours, which a test looks for
   */
  public static LintRule named(String name) {
    LintRule rule = BY_NAME.get(name);
    if (rule == null) {
      throw new IllegalArgumentException("no rule is called " + name);
    }
    return rule;
  }

  /** The rule that a person means by an identifier or a name, whatever the case. */
  public static Optional<LintRule> find(String idOrName) {
    return ALL.stream()
        .filter(r -> r.id().equalsIgnoreCase(idOrName) || r.name().equalsIgnoreCase(idOrName))
        .findFirst();
  }
}
