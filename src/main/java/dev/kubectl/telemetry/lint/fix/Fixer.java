package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts edits into a text. Everything outside of their ranges stays as it is, to the byte. */
public final class Fixer {
  private Fixer() {}

  /**
   * The text with as many of the fixes as fit: of two that touch the same range the earlier one is
   * taken, and a fix is put in whole or not at all.
   */
  public static String apply(SourceText source, List<Fix> fixes) {
    List<Edit> taken = new ArrayList<>();
    for (Fix fix : fixes) {
      if (fix.edits().stream().noneMatch(edit -> overlapsOne(edit, taken))) {
        taken.addAll(fix.edits());
      }
    }
    taken.sort(Comparator.comparing((Edit edit) -> edit.range().start()).reversed());
    LineTable lines = LineTable.of(source);
    StringBuilder text = new StringBuilder(source.text());
    for (Edit edit : taken) {
      text.replace(
          lines.charIndex(edit.range().start().offset()),
          lines.charIndex(edit.range().end().offset()),
          edit.replacement());
    }
    return text.toString();
  }

  private static boolean overlapsOne(Edit edit, List<Edit> others) {
    return others.stream().anyMatch(other -> overlap(edit, other));
  }

  /** Ranges that only touch do not overlap, two insertions at one place do. */
  private static boolean overlap(Edit one, Edit other) {
    int start = Math.max(one.range().start().offset(), other.range().start().offset());
    int end = Math.min(one.range().end().offset(), other.range().end().offset());
    return start < end || (start == end && one.range().equals(other.range()));
  }
}
