package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import java.util.List;
import java.util.Map;

/** A data flow as one self-contained page: the drawing, and the same in words. */
public final class FlowPage {
  private FlowPage() {}

  public static String of(DataFlow flow) {
    String title = "Data flow of " + String.join(", ", flow.pipelines());
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(Markup.escape(title)).append("</h1>\n");
    body.append(
        "<p class=\"soft\">From left to right: where metrics come from, what each step does, where"
            + " they are sent. The tab and arrow keys walk along the way of the data.</p>\n");
    body.append(Page.drawing(SvgDrawing.inPage(flow, "flow")));
    body.append("<h2>The same in words</h2>\n").append(words(flow));
    return Page.of(title, "", body.toString());
  }

  /** Every group with its steps, for those who read rather than look. */
  public static String words(DataFlow flow) {
    StringBuilder words = new StringBuilder();
    for (Map.Entry<String, List<FlowNode>> group : flow.groups().entrySet()) {
      words.append("<h3>").append(Markup.escape(group.getKey())).append("</h3>\n");
      words.append("<ol class=\"steps\">\n");
      for (FlowNode node : group.getValue()) {
        words.append("<li><strong>").append(Markup.escape(node.title())).append("</strong>");
        words.append("<ul>");
        for (FlowLine line : node.lines()) {
          words.append("<li>").append(line(line)).append("</li>");
        }
        words.append("</ul></li>\n");
      }
      words.append("</ol>\n");
    }
    return words.toString();
  }

  private static String line(FlowLine line) {
    String text = Markup.escape(line.text());
    return line.code() ? "<code>" + text + "</code>" : text;
  }
}
