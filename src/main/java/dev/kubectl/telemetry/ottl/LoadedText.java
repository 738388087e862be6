package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A text as the collector sees it: its configuration loader has replaced {@code $$} by {@code $}.
 *
 * @param text what OTTL gets
 * @param offsets for each code point of {@code text}, and for its end, the place in the original;
 *     empty if nothing is replaced
 * @param findings places where the loader would insert a variable's value
 */
record LoadedText(String text, List<Integer> offsets, List<Finding> findings) {
  LoadedText {
    offsets = List.copyOf(offsets);
    findings = List.copyOf(findings);
  }

  static LoadedText of(String original) {
    if (original.indexOf('$') < 0) {
      return new LoadedText(original, List.of(), List.of());
    }
    int[] from = original.codePoints().toArray();
    StringBuilder text = new StringBuilder(original.length());
    List<Integer> offsets = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    int at = 0;
    while (at < from.length) {
      boolean dollar = from[at] == '$' && at + 1 < from.length;
      offsets.add(at);
      text.appendCodePoint(from[at]);
      if (dollar && from[at + 1] == '$') {
        at++;
      } else if (dollar && from[at + 1] == '{') {
        findings.add(expansion(from, at));
      }
      at++;
    }
    offsets.add(from.length);
    return new LoadedText(text.toString(), offsets, findings);
  }

  private static Finding expansion(int[] text, int start) {
    int end = start;
    while (end < text.length && text[end] != '}') {
      end++;
    }
    return new Finding(
        Category.EXPANSION,
        new TextRange(start, Math.min(text.length, end + 1)),
        "The collector would replace this by the value of a variable",
        "Write '$${' for the characters themselves");
  }

  /** The same range in the original text. */
  TextRange original(TextRange range) {
    return offsets.isEmpty()
        ? range
        : new TextRange(offsets.get(range.start()), offsets.get(range.end()));
  }
}
