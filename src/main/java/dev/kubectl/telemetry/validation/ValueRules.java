package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.validation.ValueField.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Values become environment variables of the collectors: one that cannot be one keeps the pods of
 * all pipelines from starting.
 */
final class ValueRules {
  /** Linux takes 128 KiB for one variable, name and end included. */
  private static final int MAX_BYTES = 120 * 1024;

  private ValueRules() {}

  /** Checks what stands behind one holder. */
  static List<Finding> check(ValueField field, Resolution resolution) {
    return switch (resolution) {
      case Resolution.Nothing() when field.kind() != Kind.ENDPOINT && !field.kind().isTls() ->
          List.of(
              Finding.invalid(
                  Rule.EMPTY_VALUE,
                  field.path(),
                  "value or secret reference required",
                  "set value, or valueFrom.secretKeyRef with name, namespace and key"));
      case Resolution.Value value -> check(field, value);
      case Resolution.Nothing nothing -> List.of();
      case Resolution.IncompleteReference incomplete -> List.of();
      case Resolution.MissingSecret missing -> List.of();
      case Resolution.MissingKey missing -> List.of();
      case Resolution.Unreadable unreadable -> List.of();
    };
  }

  private static List<Finding> check(ValueField field, Resolution.Value value) {
    FieldPath path = field.textPath();
    List<Finding> findings = new ArrayList<>();
    if (!value.wellFormed()) {
      findings.add(
          Finding.invalid(Rule.VALUE_TEXT, path, "the value is not a text in UTF-8", null));
    }
    if (value.text().indexOf('\0') >= 0) {
      findings.add(
          Finding.invalid(Rule.VALUE_TEXT, path, "the value contains a null character", null));
    }
    if (value.size() > MAX_BYTES) {
      findings.add(
          Finding.invalid(
              Rule.VALUE_TEXT,
              path,
              "the value is longer than the 120 KiB that fit into an environment variable",
              null));
    }
    if (value.text().isEmpty() && mayNotBeEmpty(field.kind())) {
      findings.add(Finding.invalid(Rule.EMPTY_VALUE, path, "the referenced value is empty", null));
    }
    if (!field.kind().isTls()) {
      whiteSpace(field, value.text(), path, findings);
    }
    return findings;
  }

  /** The endpoint has its own rule; an empty header or password is allowed. */
  private static boolean mayNotBeEmpty(Kind kind) {
    return switch (kind) {
      case TOKEN_URL, CLIENT_ID, CLIENT_SECRET -> true;
      case ENDPOINT, USER, PASSWORD, HEADER, CA, CERT, KEY -> false;
    };
  }

  private static void whiteSpace(
      ValueField field, String text, FieldPath path, List<Finding> findings) {
    if (text.endsWith("\n")) {
      findings.add(
          Finding.warning(
              Rule.VALUE_WHITE_SPACE,
              path,
              "the value ends with a line break, which is sent as part of it",
              "files often end with one: create the Secret with --from-literal, or with printf"));
    } else if (!text.equals(text.strip())) {
      findings.add(
          Finding.warning(
              Rule.VALUE_WHITE_SPACE,
              path,
              "the value begins or ends with white space, which is sent as part of it",
              "remove it"));
    } else if (field.kind() == Kind.HEADER && text.chars().anyMatch(ValueRules::isControl)) {
      findings.add(
          Finding.warning(
              Rule.VALUE_WHITE_SPACE,
              path,
              "the value contains a control character, so no request with it can be sent",
              "remove it"));
    }
  }

  private static boolean isControl(int character) {
    return (character < ' ' && character != '\t') || character == 0x7f;
  }
}
