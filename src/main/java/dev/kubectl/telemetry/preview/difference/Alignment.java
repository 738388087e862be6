package dev.kubectl.telemetry.preview.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which item of an old list became which item of a new one.
 *
 * <p>An <em>origin</em> is the old position for each new position, -1 where there is none. Equal
 * items belong together, in their order when there are several; that needs no table of all pairs,
 * so that thousands of statements are compared in the time that reading them takes.
 */
public final class Alignment {
  private static final int NONE = -1;

  /** Whether an old and a new item, both without a partner, are one item that was changed. */
  @FunctionalInterface
  interface Pairing {
    boolean alike(int from, int to);
  }

  private Alignment() {}

  /** Origins of the items of the new list that are equal to one of the old list. */
  public static int[] origins(List<?> before, List<?> after) {
    int[] origins = new int[after.size()];
    Arrays.fill(origins, NONE);
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      origins[head] = head;
      head++;
    }
    int oldEnd = before.size();
    int newEnd = after.size();
    while (oldEnd > head && newEnd > head && before.get(oldEnd - 1).equals(after.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
      origins[newEnd] = oldEnd;
    }
    Map<Object, Deque<Integer>> places = new HashMap<>();
    for (int from = head; from < oldEnd; from++) {
      places.computeIfAbsent(before.get(from), item -> new ArrayDeque<>()).add(from);
    }
    for (int to = head; to < newEnd; to++) {
      Deque<Integer> left = places.get(after.get(to));
      Integer from = left == null ? null : left.poll();
      origins[to] = from == null ? NONE : from;
    }
    return origins;
  }

  /**
   * The origins, and in addition those of items without a partner that stand between the same
   * neighbours and are alike.
   */
  static int[] withPairs(int[] origins, int oldSize, Pairing pairing) {
    int[] result = origins.clone();
    boolean[] moved = moved(origins);
    boolean[] used = new boolean[oldSize];
    for (int origin : origins) {
      if (origin >= 0) {
        used[origin] = true;
      }
    }
    int from = 0;
    List<Integer> free = new ArrayList<>();
    for (int to = 0; to <= origins.length; to++) {
      if (to < origins.length && (origins[to] < 0 || moved[to])) {
        if (origins[to] < 0) {
          free.add(to);
        }
        continue;
      }
      int end = to == origins.length ? oldSize : origins[to];
      pair(result, free, from, end, used, pairing);
      free.clear();
      from = end + 1;
    }
    return result;
  }

  private static void pair(
      int[] result, List<Integer> free, int from, int end, boolean[] used, Pairing pairing) {
    int next = from;
    for (int to : free) {
      for (int candidate = next; candidate < end; candidate++) {
        if (!used[candidate] && pairing.alike(candidate, to)) {
          result[to] = candidate;
          used[candidate] = true;
          next = candidate + 1;
          break;
        }
      }
    }
  }

  /**
   * Which new positions hold an item that passed others: all that are no part of the longest run of
   * items that kept their order.
   */
  public static boolean[] moved(int[] origins) {
    Set<Integer> kept = longestIncreasing(origins);
    boolean[] moved = new boolean[origins.length];
    for (int to = 0; to < origins.length; to++) {
      moved[to] = origins[to] >= 0 && !kept.contains(to);
    }
    return moved;
  }

  /** Positions of a longest increasing subsequence of the origins that are there. */
  private static Set<Integer> longestIncreasing(int[] origins) {
    List<Integer> tails = new ArrayList<>();
    int[] previous = new int[origins.length];
    for (int to = 0; to < origins.length; to++) {
      if (origins[to] < 0) {
        continue;
      }
      int length = lengthBelow(tails, origins, origins[to]);
      previous[to] = length == 0 ? NONE : tails.get(length - 1);
      if (length == tails.size()) {
        tails.add(to);
      } else {
        tails.set(length, to);
      }
    }
    Set<Integer> kept = new HashSet<>();
    for (int to = tails.isEmpty() ? NONE : tails.getLast(); to != NONE; to = previous[to]) {
      kept.add(to);
    }
    return kept;
  }

  private static int lengthBelow(List<Integer> tails, int[] origins, int origin) {
    int low = 0;
    int high = tails.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (origins[tails.get(middle)] < origin) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
