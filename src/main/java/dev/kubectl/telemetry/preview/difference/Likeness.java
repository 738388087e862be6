package dev.kubectl.telemetry.preview.difference;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.Map;

/** Whether two items without names are one item that was changed, or two different ones. */
final class Likeness {
  /** Of the longer text, so much has to be the same at its two ends. */
  private static final double SHARE = 0.4;

  private Likeness() {}

  static boolean alike(Tree before, Tree after) {
    return switch (before) {
      case Tree.Mapping old -> after instanceof Tree.Mapping now && alike(old, now);
      case Tree.Sequence _ -> after instanceof Tree.Sequence;
      case Tree.Scalar old ->
          after instanceof Tree.Scalar now
              && old.value() instanceof String left
              && now.value() instanceof String right
              && alike(left, right);
    };
  }

  /** One field in common is enough; which ones there are says what it is. */
  private static boolean alike(Tree.Mapping before, Tree.Mapping after) {
    for (Map.Entry<String, Tree> field : before.entries().entrySet()) {
      Tree other = after.get(field.getKey());
      if (other != null && (field.getValue().equals(other) || alike(field.getValue(), other))) {
        return true;
      }
    }
    return false;
  }

  private static boolean alike(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int head = 0;
    while (head < shorter && before.charAt(head) == after.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.charAt(before.length() - 1 - tail) == after.charAt(after.length() - 1 - tail)) {
      tail++;
    }
    return head + tail >= SHARE * Math.max(before.length(), after.length());
  }
}
