package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowEdge;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A data flow in the language of Graphviz. */
public final class DotDrawing {
  private static final int LABEL_COLUMNS = 48;

  private DotDrawing() {}

  public static String of(DataFlow flow) {
    StringBuilder text = new StringBuilder();
    text.append("digraph telemetry {\n");
    text.append("  rankdir=LR;\n");
    text.append("  graph [fontname=\"Helvetica\", style=\"rounded\", color=\"#8c959f\"];\n");
    text.append("  node [fontname=\"Helvetica\", fontsize=11, shape=box, style=\"rounded\"];\n");
    text.append("  edge [color=\"#57606a\"];\n");
    Map<String, Integer> positions = flow.positions();
    int group = 0;
    for (Map.Entry<String, List<FlowNode>> entry : flow.groups().entrySet()) {
      text.append("  subgraph cluster_%d {\n".formatted(++group));
      text.append("    label=%s;\n".formatted(quoted(ShownText.line(entry.getKey()))));
      for (FlowNode node : entry.getValue()) {
        int number = Objects.requireNonNull(positions.get(node.id()));
        text.append("    n%d [label=%s%s];\n".formatted(number, label(node), look(node)));
      }
      text.append("  }\n");
    }
    for (FlowEdge edge : flow.edges()) {
      text.append(
          "  n%d -> n%d%s;\n"
              .formatted(
                  positions.get(edge.from()),
                  positions.get(edge.to()),
                  edge.mark() == Mark.SAME
                      ? ""
                      : " [color=\"%s\", style=%s]"
                          .formatted(
                              colour(edge.mark()),
                              edge.mark() == Mark.REMOVED ? "dashed" : "bold")));
    }
    return text.append("}\n").toString();
  }

  /** The lines, each pushed to the left. */
  private static String label(FlowNode node) {
    StringBuilder label = new StringBuilder("\"");
    String sign = node.mark() == Mark.SAME ? "" : node.mark().sign() + " ";
    label.append(escape(sign + ShownText.line(node.title()))).append("\\l");
    for (FlowLine line : node.lines()) {
      String before = line.mark() == Mark.SAME ? "" : line.mark().sign() + " ";
      for (String part : ShownText.wrap(before + ShownText.line(line.text()), LABEL_COLUMNS)) {
        label.append(escape(part)).append("\\l");
      }
    }
    return label.append('"').toString();
  }

  private static String look(FlowNode node) {
    String shape =
        switch (node.kind()) {
          case INPUT, RECEIVER -> ", shape=cds";
          case CONNECTOR -> ", shape=hexagon";
          case BACKEND, EXPORTER -> ", shape=cylinder";
          case LEFT_OUT -> ", style=dashed";
          case COLLECTOR, ENRICHMENT, PROCESSOR, STEP -> "";
        };
    return node.mark() == Mark.SAME
        ? shape
        : shape + ", penwidth=2, color=\"%s\"".formatted(colour(node.mark()));
  }

  private static String colour(Mark mark) {
    return switch (mark) {
      case SAME -> "#57606a";
      case ADDED -> "#1a7f37";
      case CHANGED -> "#9a6700";
      case REMOVED -> "#cf222e";
    };
  }

  private static String quoted(String text) {
    return '"' + escape(text) + '"';
  }

  /** In quotes a backslash begins an escape, and an ampersand an entity. */
  private static String escape(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }
}
