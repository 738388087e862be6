package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowEdge;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A data flow as a Mermaid flowchart, which GitHub and many wikis draw. Texts stand in quotes with
 * everything that Mermaid or HTML could understand as an entity.
 */
public final class MermaidDrawing {
  private MermaidDrawing() {}

  public static String of(DataFlow flow) {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    Map<String, Integer> positions = flow.positions();
    int group = 0;
    for (Map.Entry<String, List<FlowNode>> entry : flow.groups().entrySet()) {
      text.append("  subgraph g%d[\"%s\"]\n".formatted(++group, escape(entry.getKey())));
      for (FlowNode node : entry.getValue()) {
        int number = Objects.requireNonNull(positions.get(node.id()));
        text.append("    n%d%s\n".formatted(number, shape(node.kind(), label(node))));
      }
      text.append("  end\n");
    }
    for (FlowEdge edge : flow.edges()) {
      text.append(
          "  n%d %s n%d\n"
              .formatted(
                  positions.get(edge.from()),
                  edge.mark() == Mark.REMOVED ? "-.->" : "-->",
                  positions.get(edge.to())));
    }
    marks(flow, text);
    return text.toString();
  }

  private static String label(FlowNode node) {
    StringBuilder label = new StringBuilder();
    label.append(node.mark() == Mark.SAME ? "" : escape(node.mark().sign() + " "));
    label.append("<b>").append(escape(node.title())).append("</b>");
    for (FlowLine line : node.lines()) {
      String sign = line.mark() == Mark.SAME ? "" : line.mark().sign() + " ";
      label.append("<br/>").append(escape(sign + line.text()));
    }
    return label.toString();
  }

  private static String shape(FlowNode.Kind kind, String label) {
    return switch (kind) {
      case INPUT, RECEIVER -> "([\"" + label + "\"])";
      case COLLECTOR, ENRICHMENT, PROCESSOR, STEP -> "[\"" + label + "\"]";
      case CONNECTOR -> "{{\"" + label + "\"}}";
      case BACKEND, EXPORTER -> "[(\"" + label + "\")]";
      case LEFT_OUT -> "[/\"" + label + "\"/]";
    };
  }

  private static void marks(DataFlow flow, StringBuilder text) {
    for (Mark mark : List.of(Mark.ADDED, Mark.CHANGED, Mark.REMOVED)) {
      List<String> nodes =
          flow.nodes().stream()
              .filter(node -> node.mark() == mark)
              .map(node -> "n" + flow.positions().get(node.id()))
              .toList();
      if (!nodes.isEmpty()) {
        String name = mark.name().toLowerCase(Locale.ROOT);
        text.append("  classDef %s %s\n".formatted(name, style(mark)));
        text.append("  class %s %s\n".formatted(String.join(",", nodes), name));
      }
    }
  }

  private static String style(Mark mark) {
    return switch (mark) {
      case SAME -> "";
      case ADDED -> "stroke:#1a7f37,stroke-width:3px";
      case CHANGED -> "stroke:#9a6700,stroke-width:3px";
      case REMOVED -> "stroke:#cf222e,stroke-width:3px,stroke-dasharray:6 4";
    };
  }

  /** Letters, digits and a few harmless marks stay; all else becomes {@code #NUMBER;}. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    ShownText.line(text)
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c) || " .,:/-_()=+".indexOf(c) >= 0) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append('#').append(c).append(';');
          }
        });
    return escaped.toString();
  }
}
