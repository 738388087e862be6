package dev.kubectl.telemetry.lint.fix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lines that two texts have in common, in order: as many as there can be, found by following the
 * furthest way for each number of differences (Myers, "An O(ND) Difference Algorithm").
 */
final class CommonLines {
  /** With more differences than these, two texts have nothing in common that helps a reader. */
  private static final int MOST = 3000;

  private CommonLines() {}

  /** Pairs of positions, old and new, both ascending. */
  static List<int[]> of(List<String> before, List<String> after) {
    int limit = Math.min(before.size() + after.size(), MOST);
    int[] furthest = new int[2 * limit + 3];
    List<int[]> traces = new ArrayList<>();
    for (int differences = 0; differences <= limit; differences++) {
      traces.add(furthest.clone());
      for (int diagonal = -differences; diagonal <= differences; diagonal += 2) {
        int at = diagonal + limit + 1;
        int old =
            isInsertion(furthest, diagonal, differences, limit)
                ? furthest[at + 1]
                : furthest[at - 1] + 1;
        int now = old - diagonal;
        while (old < before.size()
            && now < after.size()
            && before.get(old).equals(after.get(now))) {
          old++;
          now++;
        }
        furthest[at] = old;
        if (old >= before.size() && now >= after.size()) {
          return pairs(traces, before.size(), after.size(), limit);
        }
      }
    }
    return List.of();
  }

  private static boolean isInsertion(int[] furthest, int diagonal, int differences, int limit) {
    int at = diagonal + limit + 1;
    return diagonal == -differences
        || (diagonal != differences && furthest[at - 1] < furthest[at + 1]);
  }

  private static List<int[]> pairs(List<int[]> traces, int oldEnd, int newEnd, int limit) {
    List<int[]> pairs = new ArrayList<>();
    int old = oldEnd;
    int now = newEnd;
    for (int differences = traces.size() - 1; differences >= 0; differences--) {
      int[] furthest = traces.get(differences);
      int diagonal = old - now;
      int from = isInsertion(furthest, diagonal, differences, limit) ? diagonal + 1 : diagonal - 1;
      int oldStart = differences == 0 ? 0 : furthest[from + limit + 1];
      int newStart = differences == 0 ? 0 : oldStart - from;
      while (old > oldStart && now > newStart) {
        old--;
        now--;
        pairs.add(new int[] {old, now});
      }
      old = oldStart;
      now = newStart;
    }
    Collections.reverse(pairs);
    return pairs;
  }
}
