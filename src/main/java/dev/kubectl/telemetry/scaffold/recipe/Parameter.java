package dev.kubectl.telemetry.scaffold.recipe;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that a recipe has to be told.
 *
 * @param name as help shows it, in capitals
 * @param example a value that works
 */
public record Parameter(String name, Form form, String example) {

  /** What a value may look like. None may hold a comma, which stands between values. */
  public enum Form {
    NAMESPACE(
        "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?",
        "a namespace: at most 63 lower-case letters, digits and hyphens"),
    METRIC("[A-Za-z_][A-Za-z0-9_.:/-]*", "a metric name: letters, digits and _ . : / -"),
    ATTRIBUTE("[A-Za-z_][A-Za-z0-9_./-]*", "an attribute name: letters, digits and _ . / -"),
    /** The collector would replace what stands behind a dollar sign. */
    TEXT("[^,$\\p{Cntrl}]+", "a text without comma and dollar sign"),
    NUMBER("[0-9]+(\\.[0-9]+)?", "a number above zero, such as 0.001"),
    COUNT("[1-9][0-9]{0,4}", "a whole number above zero");

    private final Pattern pattern;
    private final String description;

    Form(String pattern, String description) {
      this.pattern = Pattern.compile(pattern);
      this.description = description;
    }

    public String description() {
      return description;
    }
  }

  /** What is wrong with a value, if anything. */
  public Optional<String> problem(String value) {
    boolean zero = form == Form.NUMBER && value.matches("[0.]+");
    return form.pattern.matcher(value).matches() && !zero
        ? Optional.empty()
        : Optional.of(name + " is " + form.description() + ", not '" + value + "'");
  }
}
