package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of one node as it stands in its box.
 *
 * @param title wrapped
 * @param lines wrapped; a long list ends with how much is left out
 */
record NodeText(List<String> title, List<Row> lines) {
  static final double WIDTH = 272;
  static final double TITLE_SIZE = 14;
  static final double LINE_SIZE = 12;

  private static final double PADDING = 12;
  private static final double TITLE_HEIGHT = 19;
  private static final double LINE_HEIGHT = 16;
  private static final double INDENT = 12;
  private static final int MOST_ROWS = 18;

  /**
   * One row.
   *
   * @param first whether a line begins here; else it goes on
   */
  record Row(String text, boolean first, Mark mark) {}

  static NodeText of(FlowNode node) {
    double width = WIDTH - 2 * PADDING;
    List<Row> rows = new ArrayList<>();
    int used = 0;
    for (FlowLine line : node.lines()) {
      boolean bold = line.mark() == Mark.ADDED;
      List<String> parts =
          ShownText.wrap(
              signed(line.mark(), line.text()),
              width - INDENT,
              c -> Letters.width(c, LINE_SIZE, bold));
      if (rows.size() + parts.size() > MOST_ROWS) {
        int left = node.lines().size() - used;
        rows.add(new Row("… and " + left + " more", true, Mark.SAME));
        break;
      }
      for (int i = 0; i < parts.size(); i++) {
        rows.add(new Row(parts.get(i), i == 0, line.mark()));
      }
      used++;
    }
    List<String> title =
        ShownText.wrap(
            signed(node.mark(), node.title()), width, c -> Letters.width(c, TITLE_SIZE, true));
    return new NodeText(title, rows);
  }

  static List<String> wrapped(String text, double width, double size) {
    return ShownText.wrap(text, width, c -> Letters.width(c, size, false));
  }

  static String signed(Mark mark, String text) {
    String line = ShownText.line(text);
    return mark == Mark.SAME ? line : mark.sign() + " " + line;
  }

  double height() {
    double between = lines.isEmpty() ? 0 : 4;
    return 2 * PADDING - 6 + title.size() * TITLE_HEIGHT + between + lines.size() * LINE_HEIGHT;
  }

  /** The rows as SVG texts, for a box at this place. */
  void draw(double x, double y, StringBuilder svg) {
    double baseline = y + PADDING + 11;
    for (String part : title) {
      svg.append(text("title", x + PADDING, baseline, part));
      baseline += TITLE_HEIGHT;
    }
    baseline += 2;
    for (Row row : lines) {
      String style = row.mark() == Mark.SAME ? "" : " " + Look.word(row.mark());
      if (row.first()) {
        svg.append(
            "<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"1.8\"/>\n"
                .formatted(Look.number(x + PADDING + 3), Look.number(baseline - 4)));
      }
      svg.append(text("line" + style, x + PADDING + INDENT, baseline, row.text()));
      baseline += LINE_HEIGHT;
    }
  }

  static String text(String style, double x, double y, String text) {
    return "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>\n"
        .formatted(style, Look.number(x), Look.number(y), Markup.escape(text));
  }
}
