package dev.kubectl.telemetry.lint.rule;

/** The subject of a rule, which is the first digit of its identifier. */
public enum RuleGroup {
  SCHEMA(1, "Schema and admission"),
  OTTL(2, "OTTL"),
  OUTPUT(3, "Output"),
  SECRETS(4, "Secrets"),
  PIPELINES(5, "Across pipelines"),
  SCRAPING(6, "Scrape side"),
  CONSEQUENCES(7, "Consequences"),
  LINT(9, "Lint itself and deprecations");

  private final int digit;
  private final String title;

  RuleGroup(int digit, String title) {
    this.digit = digit;
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** The group that an identifier such as {@code TEL2107} belongs to. */
  static RuleGroup of(String id) {
    for (RuleGroup group : values()) {
      if (id.startsWith("TEL" + group.digit)) {
        return group;
      }
    }
    throw new IllegalArgumentException("no group for " + id);
  }
}
