package dev.kubectl.telemetry.scaffold;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Rows of choices in which every two choices that may stand together do so at least once. A choice
 * is the position in a list of so many.
 */
final class Pairwise {
  private static final int CANDIDATES = 60;
  private static final int IN_VAIN = 400;

  private Pairwise() {}

  /** Two choices: the one at a place, and the one at a later place. */
  private record Pair(int place, int choice, int otherPlace, int otherChoice) {}

  static List<List<Integer>> rows(
      List<Integer> sizes, Predicate<List<Integer>> allowed, long seed) {
    Random random = new Random(seed);
    Set<Pair> seen = new HashSet<>();
    List<List<Integer>> rows = new ArrayList<>();
    int vain = 0;
    while (vain < IN_VAIN) {
      List<Integer> best = List.of();
      Set<Pair> most = Set.of();
      for (int i = 0; i < CANDIDATES; i++) {
        List<Integer> row = sizes.stream().map(random::nextInt).toList();
        if (allowed.test(row)) {
          Set<Pair> fresh = pairs(row);
          fresh.removeAll(seen);
          if (fresh.size() > most.size()) {
            best = row;
            most = fresh;
          }
        }
      }
      if (most.isEmpty()) {
        vain++;
      } else {
        rows.add(best);
        seen.addAll(most);
        vain = 0;
      }
    }
    return rows;
  }

  private static Set<Pair> pairs(List<Integer> row) {
    Set<Pair> pairs = new HashSet<>();
    for (int i = 0; i < row.size(); i++) {
      for (int j = i + 1; j < row.size(); j++) {
        pairs.add(new Pair(i, row.get(i), j, row.get(j)));
      }
    }
    return pairs;
  }
}
