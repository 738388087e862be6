package dev.kubectl.telemetry.graph.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives blocks their places: in columns from left to right, so that every link leads to a column
 * further right. The same input gives the same places.
 */
public final class LayeredLayout {
  private static final double COLUMN_GAP = 64;
  private static final double GAP = 28;

  /** Room for a link that passes a column. */
  private static final double PASSAGE = 4;

  private final List<Box> sizes;
  private final List<Link> links;
  private final Layers layers;

  private LayeredLayout(List<Box> sizes, List<Link> links) {
    this.sizes = sizes;
    this.links = links;
    this.layers = Layers.of(sizes.size(), links);
  }

  /**
   * Lays blocks out.
   *
   * @param sizes width and height of each; where it stands does not count
   * @param links each to a block with a higher number
   */
  public static Layout of(List<Box> sizes, List<Link> links) {
    return new LayeredLayout(sizes, links).layout();
  }

  private Layout layout() {
    double[] tops = tops();
    List<Double> lefts = lefts();
    List<Box> boxes = new ArrayList<>(sizes);
    List<List<Point>> passages = new ArrayList<>();
    links.forEach(_ -> passages.add(new ArrayList<>()));
    double height = 0;
    for (int column = 0; column < layers.columns().size(); column++) {
      double left = lefts.get(column);
      double right = lefts.get(column + 1) - COLUMN_GAP;
      for (int number : layers.columns().get(column)) {
        Layers.Item item = layers.item(number);
        if (item.block() >= 0) {
          Box size = sizes.get(item.block());
          boxes.set(item.block(), new Box(left, tops[number], size.width(), size.height()));
          height = Math.max(height, tops[number] + size.height());
        } else {
          double y = tops[number] + PASSAGE / 2;
          passages.get(item.link()).add(new Point(left, y));
          passages.get(item.link()).add(new Point(right, y));
          height = Math.max(height, y);
        }
      }
    }
    return new Layout(boxes, routes(boxes, passages, lefts), lefts.getLast() - COLUMN_GAP, height);
  }

  private double[] tops() {
    double[] heights = new double[layers.size()];
    for (int i = 0; i < heights.length; i++) {
      int block = layers.item(i).block();
      heights[i] = block >= 0 ? sizes.get(block).height() : PASSAGE;
    }
    Heights placed = new Heights(layers, heights, GAP);
    int step = 0;
    for (Link link : links) {
      boolean first = true;
      boolean last;
      do {
        Layers.Step piece = layers.steps().get(step++);
        last = piece.to() == link.to();
        placed.join(
            piece.from(),
            piece.to(),
            first ? link.leavesAt() : PASSAGE / 2,
            last ? link.entersAt() : PASSAGE / 2);
        first = false;
      } while (!last);
    }
    return placed.tops();
  }

  /** Left edges of the columns, and of the one that would follow. */
  private List<Double> lefts() {
    List<Double> lefts = new ArrayList<>();
    double x = 0;
    for (List<Integer> column : layers.columns()) {
      lefts.add(x);
      double widest = 0;
      for (int number : column) {
        int block = layers.item(number).block();
        widest = Math.max(widest, block < 0 ? 0 : sizes.get(block).width());
      }
      x += widest + COLUMN_GAP;
    }
    lefts.add(Math.max(x, COLUMN_GAP));
    return lefts;
  }

  private List<List<Point>> routes(
      List<Box> boxes, List<List<Point>> passages, List<Double> lefts) {
    List<List<Point>> routes = new ArrayList<>();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      Box from = boxes.get(link.from());
      Box to = boxes.get(link.to());
      List<Point> route = new ArrayList<>();
      double leaves = from.y() + link.leavesAt();
      route.add(new Point(from.right(), leaves));
      // A box may be narrower than its column.
      route.add(new Point(columnEnd(from.x(), lefts), leaves));
      route.addAll(passages.get(i));
      route.add(new Point(to.x(), to.y() + link.entersAt()));
      route.add(new Point(to.x(), to.y() + link.entersAt()));
      routes.add(route);
    }
    return routes;
  }

  private static double columnEnd(double left, List<Double> lefts) {
    return lefts.get(lefts.indexOf(left) + 1) - COLUMN_GAP;
  }
}
