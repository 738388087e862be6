package dev.kubectl.telemetry.ottl.check;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name most like a mistyped one, by number of single-letter edits. */
final class Nearest {
  private Nearest() {}

  static Optional<String> to(String written, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(2, written.length() / 3) + 1;
    String lower = written.toLowerCase(Locale.ROOT);
    if (lower.length() > 64) {
      return Optional.empty();
    }
    for (String name : known) {
      int distance = distance(lower, name.toLowerCase(Locale.ROOT), bestDistance);
      if (distance < bestDistance) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
