package dev.kubectl.telemetry.ottl.pattern;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * Regular expressions as the collector's engine, Go's port of RE2, takes them. RE2/J decides; where
 * it differs from Go, this class does.
 */
public final class RegexSyntax {
  /** Go refuses expressions that nest deeper. */
  private static final int MAX_NESTING = 1000;

  private RegexSyntax() {}

  /** Why the expression does not compile; empty if it does. */
  public static Optional<PatternProblem> problem(String regex) {
    if (nesting(regex) >= MAX_NESTING) {
      return Optional.of(PatternProblem.whole("expression nests too deeply"));
    }
    GoDifferences.Rewritten rewritten = GoDifferences.rewrite(regex);
    if (rewritten.problem() != null) {
      return Optional.of(rewritten.problem());
    }
    try {
      Pattern.compile(rewritten.regex());
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      String fragment = e.getPattern() == null ? "" : e.getPattern();
      int at = fragment.isEmpty() ? -1 : regex.lastIndexOf(fragment);
      return Optional.of(
          new PatternProblem(
              e.getDescription() + (fragment.isEmpty() ? "" : ": " + fragment),
              at < 0 ? -1 : regex.codePointCount(0, at)));
    }
  }

  /** Whether an expression that compiles occurs in a text. */
  public static boolean find(String regex, String text) {
    return Pattern.compile(GoDifferences.rewrite(regex).regex()).matcher(text).find();
  }

  private static int nesting(String regex) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(') {
        deepest = Math.max(deepest, ++depth);
      } else if (c == ')') {
        depth--;
      }
    }
    return deepest;
  }
}
