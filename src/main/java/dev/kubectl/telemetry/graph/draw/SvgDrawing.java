package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowEdge;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import dev.kubectl.telemetry.graph.layout.Box;
import dev.kubectl.telemetry.graph.layout.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A data flow as SVG: from left to right, every node with its title, its text and its words. */
public final class SvgDrawing {
  private static final double MARGIN = 16;

  private final DataFlow flow;
  private final Blocks.Placed placed;
  private final StringBuilder svg = new StringBuilder();

  private SvgDrawing(DataFlow flow) {
    this.flow = flow;
    this.placed = Blocks.of(flow);
  }

  /** A file of its own. */
  public static String of(DataFlow flow) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + new SvgDrawing(flow).draw("<style>" + Look.STYLE + "</style>\n", "flow");
  }

  /**
   * A part of a page that has {@link Look#STYLE}.
   *
   * @param id of the element, and beginning of the ids inside
   */
  public static String inPage(DataFlow flow, String id) {
    return new SvgDrawing(flow).draw("", id);
  }

  private String draw(String style, String id) {
    String width = Look.number(placed.width() + 2 * MARGIN);
    String height = Look.number(placed.height() + 2 * MARGIN);
    svg.append(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"%1$s\" class=\"flow\" width=\"%2$s\""
                + " height=\"%3$s\" viewBox=\"%4$s %4$s %2$s %3$s\""
                + " role=\"graphics-document document\""
                + " aria-labelledby=\"%1$s-title %1$s-desc\">\n")
            .formatted(id, width, height, Look.number(-MARGIN)));
    svg.append("<title id=\"%s-title\">%s</title>\n".formatted(id, Markup.escape(title())));
    svg.append("<desc id=\"%s-desc\">%s</desc>\n".formatted(id, Markup.escape(description())));
    svg.append(style);
    tip(id);
    edges(id);
    for (int i = 0; i < flow.nodes().size(); i++) {
      node(i, id);
    }
    return svg.append("</svg>\n").toString();
  }

  private String title() {
    int count = flow.pipelines().size();
    return "Data flow of "
        + (count == 1
            ? "MetricPipeline " + flow.pipelines().iterator().next()
            : count + " MetricPipelines");
  }

  private String description() {
    String marked =
        flow.nodes().stream().allMatch(node -> node.mark() == Mark.SAME)
            ? ""
            : " What is added has a plus, what is changed a tilde, what is removed a minus sign.";
    return "From left to right: where metrics come from, what each step does with them, where they"
        + " are sent."
        + marked;
  }

  private void tip(String id) {
    svg.append(
        ("<defs><marker id=\"%s-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\""
                + " markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path"
                + " class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n")
            .formatted(id));
  }

  private void edges(String id) {
    Map<String, Integer> positions = flow.positions();
    for (int i = 0; i < flow.edges().size(); i++) {
      FlowEdge edge = flow.edges().get(i);
      int from = Objects.requireNonNull(positions.get(edge.from()));
      int to = Objects.requireNonNull(positions.get(edge.to()));
      List<Point> route = placed.edges().get(i);
      svg.append(
          ("<path class=\"edge%s\" data-from=\"%d\" data-to=\"%d\" d=\"%s\""
                  + " marker-end=\"url(#%s-tip)\"/>\n")
              .formatted(
                  edge.mark() == Mark.SAME ? "" : " " + Look.word(edge.mark()),
                  from,
                  to,
                  route.isEmpty() ? down(from, to) : path(route),
                  id));
    }
  }

  private String down(int from, int to) {
    Box upper = placed.nodes().get(from);
    Box lower = placed.nodes().get(to);
    String x = Look.number(upper.x() + upper.width() / 2);
    return "M%s %sL%s %s".formatted(x, Look.number(upper.bottom()), x, Look.number(lower.y()));
  }

  /** Straight inside of a column, in a swing between columns. */
  private static String path(List<Point> route) {
    StringBuilder path = new StringBuilder("M").append(point(route.getFirst()));
    for (int i = 1; i < route.size(); i++) {
      Point from = route.get(i - 1);
      Point to = route.get(i);
      if (from.equals(to)) {
        continue;
      }
      if (i % 2 == 1) {
        path.append('L').append(point(to));
      } else {
        double middle = (from.x() + to.x()) / 2;
        path.append('C')
            .append(point(new Point(middle, from.y())))
            .append(' ')
            .append(point(new Point(middle, to.y())))
            .append(' ')
            .append(point(to));
      }
    }
    return path.toString();
  }

  private static String point(Point point) {
    return Look.number(point.x()) + " " + Look.number(point.y());
  }

  private void node(int number, String id) {
    FlowNode node = flow.nodes().get(number);
    Box box = placed.nodes().get(number);
    svg.append(
        ("<g class=\"%s\" id=\"%s-%d\" tabindex=\"0\" role=\"graphics-symbol img\""
                + " aria-label=\"%s\">\n")
            .formatted(Look.of(node), id, number, Markup.escape(label(node))));
    if (placed.heads().get(number)) {
      List<String> caption =
          NodeText.wrapped(ShownText.line(node.group()), NodeText.WIDTH, NodeText.LINE_SIZE);
      String shown = caption.size() == 1 ? node.group() : caption.getFirst() + "…";
      svg.append(NodeText.text("group", box.x(), box.y() - 6, shown));
    }
    svg.append(
        "<rect class=\"box\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>\n"
            .formatted(
                Look.number(box.x()),
                Look.number(box.y()),
                Look.number(box.width()),
                Look.number(box.height()),
                node.kind().isSource() || node.kind().isSink() ? "14" : "5"));
    placed.texts().get(number).draw(box.x(), box.y(), svg);
    svg.append("</g>\n");
  }

  /** All that there is to know about a node, for those who hear it. */
  private static String label(FlowNode node) {
    List<String> parts = new ArrayList<>();
    parts.add(node.group());
    parts.add(node.title());
    if (node.mark() != Mark.SAME) {
      parts.add(node.mark().word());
    }
    for (FlowLine line : node.lines()) {
      parts.add((line.mark() == Mark.SAME ? "" : line.mark().word() + ": ") + line.text());
    }
    return parts.stream().map(ShownText::line).collect(Collectors.joining("; "));
  }
}
