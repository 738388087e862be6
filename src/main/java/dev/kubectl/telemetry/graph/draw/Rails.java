package dev.kubectl.telemetry.graph.draw;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lines at the left of a drawing in text, as {@code git log --graph} draws history: a rail runs
 * down from each node until all nodes that its data goes to have been drawn.
 *
 * <pre>
 *   ○      first
 *   │ ○    second
 *   ●─╯    takes the data of both
 *   ├─◆    one of two that get it
 *   ◆      the other one
 * </pre>
 */
final class Rails {
  private final List<List<Integer>> successors;
  private final boolean unicode;

  /** By column, the nodes that the rail still has to reach; null where there is none. */
  private final List<@Nullable Set<Integer>> rails = new ArrayList<>();

  private int widest;

  Rails(List<List<Integer>> successors, boolean unicode) {
    this.successors = successors;
    this.unicode = unicode;
  }

  /** Columns of text that the rails have taken at their widest so far. */
  int width() {
    return 2 * widest;
  }

  /** The row of the next node. Nodes are drawn in their order. */
  String node(int node, String symbol) {
    Set<Integer> arriving = arriving(node);
    Set<Integer> ending = ending(node, arriving);
    int column = column(arriving, ending);
    String row = row(column, symbol, arriving, ending);
    for (int rail : arriving) {
      Set<Integer> targets = rails.get(rail);
      if (targets != null) {
        targets.remove(node);
      }
    }
    ending.forEach(rail -> rails.set(rail, null));
    rails.set(column, successors.get(node).isEmpty() ? null : new HashSet<>(successors.get(node)));
    while (!rails.isEmpty() && rails.getLast() == null) {
      rails.removeLast();
    }
    return row;
  }

  private Set<Integer> arriving(int node) {
    Set<Integer> arriving = new TreeSet<>();
    for (int i = 0; i < rails.size(); i++) {
      Set<Integer> targets = rails.get(i);
      if (targets != null && targets.contains(node)) {
        arriving.add(i);
      }
    }
    return arriving;
  }

  private Set<Integer> ending(int node, Set<Integer> arriving) {
    Set<Integer> ending = new TreeSet<>();
    for (int rail : arriving) {
      if (Set.of(node).equals(rails.get(rail))) {
        ending.add(rail);
      }
    }
    return ending;
  }

  /** A node stands on a rail that ends with it, else right of the rails that it taps. */
  private int column(Set<Integer> arriving, Set<Integer> ending) {
    if (!ending.isEmpty()) {
      return ending.iterator().next();
    }
    int from = arriving.isEmpty() ? 0 : arriving.iterator().next() + 1;
    for (int i = from; i < rails.size(); i++) {
      if (rails.get(i) == null) {
        return i;
      }
    }
    rails.add(null);
    widest = Math.max(widest, rails.size());
    return rails.size() - 1;
  }

  private String row(int column, String symbol, Set<Integer> arriving, Set<Integer> ending) {
    int low = arriving.isEmpty() ? column : Math.min(column, arriving.iterator().next());
    int high = arriving.stream().mapToInt(i -> i).max().orElse(column);
    high = Math.max(high, column);
    StringBuilder row = new StringBuilder();
    for (int i = 0; i < rails.size(); i++) {
      if (i == column) {
        row.append(symbol);
      } else if (arriving.contains(i)) {
        row.append(joint(i == low, i == high, ending.contains(i)));
      } else if (rails.get(i) != null) {
        row.append(unicode ? "│" : "|");
      } else {
        row.append(i > low && i < high ? horizontal() : " ");
      }
      row.append(i >= low && i < high ? horizontal() : " ");
    }
    return row.toString();
  }

  private String joint(boolean leftmost, boolean rightmost, boolean ends) {
    if (!unicode) {
      return leftmost || rightmost ? (ends ? "'" : "+") : "+";
    }
    if (leftmost) {
      return ends ? "╰" : "├";
    }
    if (rightmost) {
      return ends ? "╯" : "┤";
    }
    return ends ? "┴" : "┼";
  }

  private String horizontal() {
    return unicode ? "─" : "-";
  }

  /** A row between nodes. */
  String between() {
    StringBuilder row = new StringBuilder();
    for (Set<Integer> rail : rails) {
      row.append(rail == null ? " " : unicode ? "│" : "|").append(' ');
    }
    return row.toString();
  }
}
