package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A label selector of kubectl: conditions with commas between them, all of which must hold.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">labels</a>
 */
record LabelSelector(String text, List<Predicate<Map<String, String>>> conditions) {
  /** Everything. */
  static final LabelSelector ALL = new LabelSelector("", List.of());

  private static final String KEY = "(?<key>[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?)";
  private static final String VALUE = "[-A-Za-z0-9_.]*";
  private static final Pattern EQUALITY =
      Pattern.compile(KEY + "\\s*(?<operator>==|=|!=)\\s*(?<value>" + VALUE + ")");
  private static final Pattern SET =
      Pattern.compile(KEY + "\\s+(?<operator>in|notin)\\s*\\((?<values>[-A-Za-z0-9_., ]*)\\)");
  private static final Pattern EXISTENCE = Pattern.compile("(?<not>!?)\\s*" + KEY);

  /** A comma that is not inside of parentheses. */
  private static final Pattern COMMA = Pattern.compile(",(?![^(]*\\))");

  LabelSelector {
    conditions = List.copyOf(conditions);
  }

  static LabelSelector parse(String text) {
    if (text.isBlank()) {
      return ALL;
    }
    List<Predicate<Map<String, String>>> conditions = new ArrayList<>();
    for (String condition : COMMA.split(text, -1)) {
      conditions.add(condition(condition.strip()));
    }
    return new LabelSelector(text, conditions);
  }

  private static Predicate<Map<String, String>> condition(String text) {
    Matcher equality = EQUALITY.matcher(text);
    if (equality.matches()) {
      String key = equality.group("key");
      String value = equality.group("value");
      return equality.group("operator").equals("!=")
          ? labels -> !value.equals(labels.get(key))
          : labels -> value.equals(labels.get(key));
    }
    Matcher set = SET.matcher(text);
    if (set.matches()) {
      String key = set.group("key");
      Set<String> values =
          Arrays.stream(set.group("values").split(",", -1))
              .map(String::strip)
              .collect(Collectors.toSet());
      return set.group("operator").equals("in")
          ? labels -> labels.containsKey(key) && values.contains(labels.get(key))
          : labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
    }
    Matcher existence = EXISTENCE.matcher(text);
    if (existence.matches()) {
      String key = existence.group("key");
      return existence.group("not").isEmpty()
          ? labels -> labels.containsKey(key)
          : labels -> !labels.containsKey(key);
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "-l: '" + text + "' is no condition on a label",
        "such as team=shop, team!=shop, 'team in (shop, cart)', team or '!team'");
  }

  boolean matches(Map<String, String> labels) {
    return conditions.stream().allMatch(condition -> condition.test(labels));
  }
}
