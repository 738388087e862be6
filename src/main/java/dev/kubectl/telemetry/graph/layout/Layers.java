package dev.kubectl.telemetry.graph.layout;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which column each block stands in, and the order within the columns. A link that passes columns
 * gets an item in each of them, so that room is left for it.
 */
final class Layers {
  private static final int SWEEPS = 8;

  /**
   * A block, or a link that passes by.
   *
   * @param block number of the block, or -1
   * @param link number of the link that passes, or -1
   */
  record Item(int block, int link) {}

  /** An edge between items of neighbouring columns, by their numbers. */
  record Step(int from, int to) {}

  private final List<Link> links;
  private final int[] layerOf;
  private final List<Item> items = new ArrayList<>();
  private final List<Integer> layerOfItem = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<List<Integer>> layers = new ArrayList<>();

  private Layers(int blocks, List<Link> links) {
    this.links = links;
    this.layerOf = assign(blocks, links);
  }

  /** Columns of blocks whose links lead to later blocks. */
  static Layers of(int blocks, List<Link> links) {
    Layers layers = new Layers(blocks, links);
    layers.fill(blocks);
    layers.order();
    return layers;
  }

  /** As far right as the longest way to a block is; sources next to those they lead to. */
  private static int[] assign(int blocks, List<Link> links) {
    int[] layer = new int[blocks];
    boolean[] entered = new boolean[blocks];
    for (int block = 0; block < blocks; block++) {
      for (Link link : links) {
        if (link.from() == block) {
          layer[link.to()] = Math.max(layer[link.to()], layer[block] + 1);
          entered[link.to()] = true;
        }
      }
    }
    for (int block = 0; block < blocks; block++) {
      int source = block;
      if (!entered[block]) {
        layer[block] =
            links.stream()
                .filter(link -> link.from() == source)
                .mapToInt(link -> layer[link.to()] - 1)
                .min()
                .orElse(0);
      }
    }
    return layer;
  }

  private void fill(int blocks) {
    for (int block = 0; block < blocks; block++) {
      while (layers.size() <= layerOf[block]) {
        layers.add(new ArrayList<>());
      }
      layers.get(layerOf[block]).add(items.size());
      items.add(new Item(block, -1));
      layerOfItem.add(layerOf[block]);
    }
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      int last = link.from();
      for (int layer = layerOf[link.from()] + 1; layer < layerOf[link.to()]; layer++) {
        int passing = items.size();
        items.add(new Item(-1, i));
        layerOfItem.add(layer);
        layers.get(layer).add(passing);
        steps.add(new Step(last, passing));
        last = passing;
      }
      steps.add(new Step(last, link.to()));
    }
  }

  /** Sorts each column by where its neighbours stand, and keeps the order that crosses least. */
  private void order() {
    List<List<Integer>> best = copy(layers);
    long fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean rightwards = sweep % 2 == 0;
      for (int i = 1; i < layers.size(); i++) {
        sort(rightwards ? i : layers.size() - 1 - i, rightwards);
      }
      long crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy(layers);
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.set(i, best.get(i));
    }
  }

  private static List<List<Integer>> copy(List<List<Integer>> lists) {
    List<List<Integer>> copy = new ArrayList<>();
    lists.forEach(list -> copy.add(new ArrayList<>(list)));
    return copy;
  }

  private void sort(int layer, boolean byLeft) {
    int[] positions = positions();
    double[] wish = new double[items.size()];
    int[] count = new int[items.size()];
    for (Step step : steps) {
      int moved = byLeft ? step.to() : step.from();
      wish[moved] += positions[byLeft ? step.from() : step.to()];
      count[moved]++;
    }
    for (int item : layers.get(layer)) {
      wish[item] = count[item] == 0 ? positions[item] : wish[item] / count[item];
    }
    layers.get(layer).sort((a, b) -> Double.compare(wish[a], wish[b]));
  }

  private int[] positions() {
    int[] positions = new int[items.size()];
    for (List<Integer> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        positions[layer.get(i)] = i;
      }
    }
    return positions;
  }

  private long crossings() {
    int[] positions = positions();
    Map<Integer, List<Step>> byLayer =
        steps.stream().collect(Collectors.groupingBy(step -> layerOfItem.get(step.from())));
    long crossings = 0;
    for (List<Step> together : byLayer.values()) {
      for (int i = 0; i < together.size(); i++) {
        for (int j = i + 1; j < together.size(); j++) {
          crossings += cross(together.get(i), together.get(j), positions) ? 1 : 0;
        }
      }
    }
    return crossings;
  }

  private static boolean cross(Step one, Step other, int[] positions) {
    long left = (long) positions[one.from()] - positions[other.from()];
    long right = (long) positions[one.to()] - positions[other.to()];
    return left * right < 0;
  }

  List<List<Integer>> columns() {
    return layers;
  }

  Item item(int number) {
    return items.get(number);
  }

  int size() {
    return items.size();
  }

  List<Step> steps() {
    return steps;
  }
}
