package dev.kubectl.telemetry.graph.layout;

import java.util.List;

/**
 * Where everything is.
 *
 * @param boxes places of the blocks
 * @param routes for each link, pairs of points of one height, each pair inside one column: there it
 *     runs straight; from pair to pair it swings to another height, between the columns
 */
public record Layout(List<Box> boxes, List<List<Point>> routes, double width, double height) {
  public Layout {
    boxes = List.copyOf(boxes);
    routes = List.copyOf(routes);
  }
}
