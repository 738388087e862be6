package dev.kubectl.telemetry.graph.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * How high the items of the columns stand: each as near to its neighbours as the others of its
 * column let it.
 */
final class Heights {
  private static final int ROUNDS = 6;

  private final Layers layers;
  private final double[] heights;
  private final double gap;
  private final double[] tops;
  private final List<List<Pull>> pulls = new ArrayList<>();

  /**
   * A wish to stand level with another item.
   *
   * @param other the item
   * @param offset how much lower than the other's top this one's top would be
   */
  private record Pull(int other, double offset, boolean fromLeft) {}

  Heights(Layers layers, double[] heights, double gap) {
    this.layers = layers;
    this.heights = heights;
    this.gap = gap;
    this.tops = new double[layers.size()];
    for (int i = 0; i < layers.size(); i++) {
      pulls.add(new ArrayList<>());
    }
  }

  /** Says that an edge leaves one item and enters another, each so far below its top. */
  void join(int from, int to, double leavesAt, double entersAt) {
    pulls.get(to).add(new Pull(from, leavesAt - entersAt, true));
    pulls.get(from).add(new Pull(to, entersAt - leavesAt, false));
  }

  /** The tops of all items; the highest one is at 0. */
  double[] tops() {
    for (List<Integer> column : layers.columns()) {
      double y = 0;
      for (int item : column) {
        tops[item] = y;
        y += heights[item] + gap;
      }
    }
    int columns = layers.columns().size();
    for (int round = 0; round < ROUNDS; round++) {
      boolean rightwards = round % 2 == 0;
      for (int i = 0; i < columns; i++) {
        place(layers.columns().get(rightwards ? i : columns - 1 - i), rightwards);
      }
    }
    double highest = Double.MAX_VALUE;
    for (double top : tops) {
      highest = Math.min(highest, top);
    }
    for (int i = 0; i < tops.length; i++) {
      tops[i] = Math.rint(tops[i] - highest);
    }
    return tops;
  }

  /**
   * Items that wish to stand in each other's way are moved together, to the mean of their wishes.
   */
  private void place(List<Integer> column, boolean fromLeft) {
    List<double[]> stacks = new ArrayList<>();
    double above = 0;
    List<Double> offsets = new ArrayList<>();
    for (int item : column) {
      offsets.add(above);
      double[] stack = {wish(item, fromLeft) - above, 1};
      above += heights[item] + gap;
      while (!stacks.isEmpty() && stacks.getLast()[0] > stack[0]) {
        double[] higher = stacks.removeLast();
        double count = higher[1] + stack[1];
        stack = new double[] {(higher[0] * higher[1] + stack[0] * stack[1]) / count, count};
      }
      stacks.add(stack);
    }
    int index = 0;
    for (double[] stack : stacks) {
      for (int i = 0; i < stack[1]; i++) {
        tops[column.get(index)] = stack[0] + offsets.get(index);
        index++;
      }
    }
  }

  private double wish(int item, boolean fromLeft) {
    return pulls.get(item).stream()
        .filter(pull -> pull.fromLeft() == fromLeft)
        .mapToDouble(pull -> tops[pull.other()] + pull.offset())
        .average()
        .orElse(tops[item]);
  }
}
