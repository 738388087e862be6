package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import java.util.List;

/** A data flow for a terminal: from top to bottom, with what each step does beside it. */
public final class TextDrawing {
  private final DataFlow flow;
  private final TextForm form;
  private final boolean marked;
  private final int indent;
  private final StringBuilder text = new StringBuilder();

  private TextDrawing(DataFlow flow, TextForm form) {
    this.flow = flow;
    this.form = form;
    this.marked = flow.nodes().stream().anyMatch(node -> node.mark() != Mark.SAME);
    this.indent = railWidth(flow, form) + 1;
  }

  /** The drawing; every line ends with a line break. */
  public static String of(DataFlow flow, TextForm form) {
    return new TextDrawing(flow, form).draw();
  }

  private static int railWidth(DataFlow flow, TextForm form) {
    Rails rails = new Rails(flow.successors(), form.unicode());
    for (int i = 0; i < flow.nodes().size(); i++) {
      rails.node(i, "*");
    }
    return Math.min(rails.width(), form.width() / 3);
  }

  private String draw() {
    Rails rails = new Rails(flow.successors(), form.unicode());
    String group = null;
    List<FlowNode> nodes = flow.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      FlowNode node = nodes.get(i);
      if (!node.group().equals(group)) {
        heading(rails, node.group(), group == null);
        group = node.group();
      }
      String row = rails.node(i, symbol(node.kind()));
      wrapped(row, rails, sign(node.mark()), "", node.title(), true);
      for (FlowLine line : node.lines()) {
        wrapped(rails.between(), rails, sign(line.mark()), "  ", line.text(), false);
      }
    }
    return text.toString();
  }

  private void heading(Rails rails, String group, boolean first) {
    if (!first) {
      row(rails.between(), "", false);
    }
    for (String line : ShownText.wrap(form.shown(group), form.width() - indent)) {
      row(rails.between(), form.bold(line), true);
    }
  }

  private String symbol(FlowNode.Kind kind) {
    if (kind == FlowNode.Kind.LEFT_OUT) {
      return form.unicode() ? "×" : "x";
    }
    if (kind.isSource()) {
      return form.unicode() ? "○" : "o";
    }
    if (kind.isSink()) {
      return form.unicode() ? "◆" : "#";
    }
    return form.unicode() ? "●" : "*";
  }

  private String sign(Mark mark) {
    return marked ? mark.sign() + " " : "";
  }

  private void wrapped(
      String first, Rails rails, String sign, String before, String words, boolean title) {
    String lead = "  " + sign + before;
    int width = Math.max(16, form.width() - indent - lead.length());
    List<String> lines = ShownText.wrap(form.shown(words), title ? width : width - 2);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (title) {
        row(i == 0 ? first : rails.between(), lead + form.bold(line), true);
      } else {
        row(i == 0 ? first : rails.between(), lead + (i == 0 ? "" : "  ") + line, true);
      }
    }
  }

  private void row(String rails, String words, boolean padded) {
    String left = padded ? rails + " ".repeat(Math.max(1, indent - rails.length())) : rails;
    String line = form.faint(left) + words;
    text.append(form.colour() ? line : line.stripTrailing()).append('\n');
  }
}
