package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing to say about one field of a pipeline. Never holds a value from a Secret.
 *
 * @param rule {@link Rule#id} of the rule that found it
 * @param field where; it may be absent from the record, then its parent is meant
 * @param range the part of that scalar's text, or null for all of it
 * @param message what is wrong, one sentence without a full stop
 * @param hint how to mend it, or null
 * @param condition what the status of the pipeline says, or null when this changes nothing there;
 *     an error always has one
 */
public record Finding(
    String rule,
    Severity severity,
    FieldPath field,
    @Nullable TextRange range,
    String message,
    @Nullable String hint,
    @Nullable ConditionOutcome condition) {

  /** Whether a pipeline with these findings may become part of the configuration. */
  public static boolean reconcilable(List<Finding> findings) {
    return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** An error of a rule that is not the reference's. */
  static Finding invalid(Rule rule, FieldPath field, String message, @Nullable String hint) {
    ConditionOutcome condition = ConditionOutcome.invalid(sentence(field + ": " + message));
    return new Finding(rule.id(), Severity.ERROR, field, null, message, hint, condition);
  }

  static Finding error(
      Rule rule, FieldPath field, String message, @Nullable String hint, String reason) {
    return new Finding(
        rule.id(),
        Severity.ERROR,
        field,
        null,
        message,
        hint,
        ConditionOutcome.rejected(reason, message));
  }

  static Finding warning(Rule rule, FieldPath field, String message, @Nullable String hint) {
    return new Finding(rule.id(), Severity.WARNING, field, null, message, hint, null);
  }

  private static String sentence(String text) {
    return "Pipeline is invalid: " + text;
  }
}
