package dev.kubectl.telemetry.ide.diagnosis;

import dev.kubectl.telemetry.lint.rule.LintRule;
import java.util.Set;

/** How much is said, depending on who else is there. */
public enum Scope {
  /** Everything. */
  ALL,

  /**
   * Only what an editor that checks YAML and the schema of the custom resource does not say itself:
   * two servers that say the same are read by nobody.
   */
  BEYOND_SCHEMA;

  /** Rules whose findings a YAML language server with our schema has, too. */
  private static final Set<String> SCHEMA =
      Set.of(
          "yaml-syntax",
          "yaml-duplicate-key",
          "unknown-field",
          "wrong-type",
          "required",
          "enum",
          "format",
          "schema");

  public boolean includes(LintRule rule) {
    return switch (this) {
      case ALL -> true;
      case BEYOND_SCHEMA -> !SCHEMA.contains(rule.name());
    };
  }
}
