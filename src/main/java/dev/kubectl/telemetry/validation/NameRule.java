package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.List;
import java.util.regex.Pattern;

/** The API itself wants a DNS subdomain. */
public final class NameRule {
  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern SUBDOMAIN = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
  private static final int MAX_LENGTH = 253;

  private NameRule() {}

  public static List<Finding> check(String name) {
    FieldPath field = FieldPath.of("metadata", "name");
    if (name.isEmpty()) {
      return List.of(Finding.invalid(Rule.NAME, field, "a pipeline needs a name", null));
    }
    if (isSubdomain(name)) {
      return List.of();
    }
    return List.of(
        Finding.invalid(
            Rule.NAME,
            field,
            "not a name that Kubernetes takes",
            "at most 253 lower-case letters, digits, hyphens and dots, every part beginning and"
                + " ending with a letter or digit"));
  }

  /** Whether a text is a DNS subdomain as RFC 1123 has it, in lower case. */
  static boolean isSubdomain(String text) {
    return text.length() <= MAX_LENGTH && SUBDOMAIN.matcher(text).matches();
  }
}
