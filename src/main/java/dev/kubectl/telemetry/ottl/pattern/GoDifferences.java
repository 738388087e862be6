package dev.kubectl.telemetry.ottl.pattern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Go's regular expressions differ from RE2/J's. Rewrites an expression into one that means
 * the same to RE2/J, and refuses what only RE2/J would take:
 *
 * <ul>
 *   <li>group names may repeat: names are replaced by numbered ones;
 *   <li>a brace that is no repetition is a literal wherever it stands;
 *   <li>names of Unicode classes are looked up without regard to case, and include long ones;
 *   <li>a backslash before a character outside ASCII is an error;
 *   <li>nested repetitions must not multiply to more than 1000.
 * </ul>
 */
final class GoDifferences {
  private static final Pattern REPETITION = Pattern.compile("\\{(\\d{1,9})(?:(,)(\\d{0,9}))?\\}");
  private static final Pattern LARGE_REPETITION = Pattern.compile("\\{\\d+(,\\d*)?\\}");
  private static final Pattern GROUP_NAME = Pattern.compile("\\(\\?P?<(\\w+)>");
  private static final Pattern CLASS_NAME = Pattern.compile("\\\\([pP])\\{(\\^?)([^}]*)\\}");
  private static final int MOST_REPETITIONS = 1000;

  private final String regex;
  private final StringBuilder out = new StringBuilder();

  /** For each open group the largest product of repetitions before its current part. */
  private final Deque<Long> outer = new ArrayDeque<>();

  private long largest = 1;
  private long last = 1;
  private int groups;
  private int at;
  private @Nullable PatternProblem problem;

  private GoDifferences(String regex) {
    this.regex = regex;
  }

  /**
   * An expression for RE2/J.
   *
   * @param problem what only Go refuses, or null
   */
  record Rewritten(String regex, @Nullable PatternProblem problem) {}

  static Rewritten rewrite(String regex) {
    GoDifferences differences = new GoDifferences(regex);
    differences.run();
    return new Rewritten(differences.out.toString(), differences.problem);
  }

  private void run() {
    while (at < regex.length()) {
      char c = regex.charAt(at);
      switch (c) {
        case '\\' -> atom(this::escape);
        case '[' -> atom(this::characterClass);
        case '(' -> open();
        case ')' -> close();
        case '{' -> brace();
        case '*', '+', '?', '|' -> copy(1);
        default -> atom(() -> copy(1));
      }
    }
  }

  private void atom(Runnable copy) {
    copy.run();
    last = 1;
  }

  private void open() {
    Matcher name = GROUP_NAME.matcher(regex).region(at, regex.length());
    outer.push(largest);
    largest = 1;
    last = 1;
    if (name.lookingAt()) {
      out.append("(?P<g").append(groups++).append('>');
      at = name.end();
    } else if (regex.startsWith("(?", at)) {
      copy(2);
    } else {
      copy(1);
    }
  }

  private void close() {
    copy(1);
    last = largest;
    largest = Math.max(largest, outer.isEmpty() ? 1 : outer.pop());
  }

  private void brace() {
    Matcher repetition = REPETITION.matcher(regex).region(at, regex.length());
    if (!repetition.lookingAt()) {
      boolean large = LARGE_REPETITION.matcher(regex).region(at, regex.length()).lookingAt();
      out.append(large ? "{" : "\\{");
      at++;
      last = 1;
      return;
    }
    long least = Long.parseLong(repetition.group(1));
    String upper = repetition.group(3);
    long most = repetition.group(2) == null || upper.isEmpty() ? least : Long.parseLong(upper);
    last = most == 0 ? 1 : last * Math.min(most, MOST_REPETITIONS + 1L);
    largest = Math.max(largest, last);
    if (last > MOST_REPETITIONS && Math.max(least, most) >= 2) {
      refuse("invalid repeat count: " + repetition.group());
    }
    copy(repetition.end() - at);
  }

  private void escape() {
    if (regex.startsWith("\\Q", at)) {
      int end = regex.indexOf("\\E", at);
      copy((end < 0 ? regex.length() : end + 2) - at);
      return;
    }
    Matcher name = CLASS_NAME.matcher(regex).region(at, regex.length());
    if (name.lookingAt() && UnicodeNames.isKnown(name.group(3))) {
      boolean negated = name.group(1).equals("P") != name.group(2).equals("^");
      out.append(negated ? "\\PL" : "\\pL");
      at = name.end();
      return;
    }
    if (regex.startsWith("\\x{", at)) {
      int end = regex.indexOf('}', at);
      copy((end < 0 ? regex.length() : end + 1) - at);
      return;
    }
    if (at + 2 < regex.length()
        && Character.toLowerCase(regex.charAt(at + 1)) == 'p'
        && UnicodeNames.isKnown(regex.substring(at + 2, at + 3))) {
      out.append(regex, at, at + 2).append('L');
      at += 3;
      return;
    }
    if (at + 1 < regex.length() && regex.charAt(at + 1) >= 128) {
      refuse("invalid escape sequence: \\" + Character.toString(regex.codePointAt(at + 1)));
    }
    copy(Math.min(2, regex.length() - at));
  }

  private void characterClass() {
    copy(1);
    if (at < regex.length() && regex.charAt(at) == '^') {
      copy(1);
    }
    boolean first = true;
    while (at < regex.length() && (first || regex.charAt(at) != ']')) {
      first = false;
      int named = regex.startsWith("[:", at) ? regex.indexOf(":]", at + 2) : -1;
      if (named >= 0) {
        copy(named + 2 - at);
      } else if (regex.charAt(at) == '\\' && !regex.startsWith("\\Q", at)) {
        escape();
      } else {
        copy(1);
      }
    }
    copy(Math.min(1, regex.length() - at));
  }

  private void refuse(String message) {
    if (problem == null) {
      problem = new PatternProblem(message, regex.codePointCount(0, at));
    }
  }

  private void copy(int length) {
    out.append(regex, at, at + length);
    at += length;
  }
}
