package dev.kubectl.telemetry.ottl.pattern;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Grok patterns: regular expressions with references such as {@code %{WORD:name}}. References
 * become groups; a capture's name turns dots into underscores and must then be a group name.
 */
public final class GrokSyntax {
  private static final Pattern REFERENCE =
      Pattern.compile("%\\{(\\w+)(?::([\\w+.]+)(?::\\w+)?)?\\}");

  /**
   * The library expands references round by round and gives up after as many rounds; so few
   * suffice.
   */
  private static final int MAX_ROUNDS = 50;

  /** A pattern that refers to itself doubles with each round. */
  private static final int MAX_LENGTH = 100_000;

  private final Map<String, String> own = new HashMap<>();
  private final boolean namedOnly;

  private GrokSyntax(boolean namedOnly) {
    this.namedOnly = namedOnly;
  }

  /** Why definitions {@code NAME=pattern} are refused; empty if they are not. */
  public static Optional<PatternProblem> definitionProblem(List<String> definitions) {
    for (String definition : definitions) {
      int equal = definition.indexOf('=');
      if (equal < 0) {
        return Optional.of(PatternProblem.whole("a definition is written NAME=pattern"));
      }
      if (definition.substring(0, equal).contains(":")) {
        return Optional.of(PatternProblem.whole("the name of a definition cannot hold ':'"));
      }
    }
    return Optional.empty();
  }

  /**
   * Why a pattern does not compile.
   *
   * @param namedOnly whether only references with a name capture; then at least one capture is
   *     needed
   */
  public static Optional<PatternProblem> problem(
      String pattern, boolean namedOnly, List<String> definitions) {
    GrokSyntax grok = new GrokSyntax(namedOnly);
    for (String definition : definitions) {
      int equal = definition.indexOf('=');
      grok.own.put(definition.substring(0, equal), definition.substring(equal + 1));
    }
    String expanded = pattern;
    for (int round = 0; REFERENCE.matcher(expanded).find(); round++) {
      if (round == MAX_ROUNDS || expanded.length() > MAX_LENGTH) {
        return Optional.of(PatternProblem.whole("its definitions refer to each other without end"));
      }
      StringBuilder next = new StringBuilder();
      String unknown = grok.expand(expanded, next);
      if (unknown != null) {
        int at = pattern.indexOf("%{" + unknown);
        return Optional.of(
            new PatternProblem(
                "there is no pattern " + unknown, at < 0 ? -1 : pattern.codePointCount(0, at)));
      }
      expanded = next.toString();
    }
    Optional<PatternProblem> problem = RegexSyntax.problem(expanded);
    if (problem.isPresent()) {
      return problem.map(p -> PatternProblem.whole(p.message()));
    }
    boolean captures = expanded.contains("(?P<") || expanded.contains("(?<");
    return namedOnly && !captures
        ? Optional.of(PatternProblem.whole("it has no named capture"))
        : Optional.empty();
  }

  /** One round; the name that is not known, or null. */
  private @Nullable String expand(String pattern, StringBuilder out) {
    Matcher reference = REFERENCE.matcher(pattern);
    int end = 0;
    while (reference.find()) {
      String name = reference.group(1);
      String body = own.containsKey(name) ? own.get(name) : GrokNames.skeleton(name);
      if (body == null) {
        return name;
      }
      String target = reference.group(2);
      out.append(pattern, end, reference.start());
      if (namedOnly && target == null) {
        out.append("(?:");
      } else {
        out.append("(?P<").append(target == null ? name : target.replace(".", "___")).append('>');
      }
      out.append(body).append(')');
      end = reference.end();
    }
    out.append(pattern, end, pattern.length());
    return null;
  }
}
