package dev.kubectl.telemetry.lint.fix;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts as {@code patch} reads it, with three lines of context. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private UnifiedDiff() {}

  /** A line that stays ({@code ' '}), goes ({@code '-'}) or comes ({@code '+'}). */
  private record Line(char mark, String text) {}

  public static String of(FixedFile file) {
    return of(file.name(), file.before(), file.after());
  }

  /** The difference of two states of the file with this name. */
  public static String of(String name, String before, String after) {
    List<Line> script = script(lines(before), lines(after));
    StringBuilder out = new StringBuilder();
    out.append("--- a/").append(name).append('\n');
    out.append("+++ b/").append(name).append('\n');
    int at = 0;
    while (at < script.size()) {
      int first = nextChange(script, at);
      if (first == script.size()) {
        break;
      }
      int start = Math.max(at, first - CONTEXT);
      int end = first;
      int next = first;
      while (next < script.size() && next - end <= 2 * CONTEXT) {
        end = next + 1;
        next = nextChange(script, end);
      }
      end = Math.min(script.size(), end + CONTEXT);
      hunk(script, start, end, out);
      at = end;
    }
    return out.toString();
  }

  private static int nextChange(List<Line> script, int from) {
    int at = from;
    while (at < script.size() && script.get(at).mark() == ' ') {
      at++;
    }
    return at;
  }

  private static void hunk(List<Line> script, int start, int end, StringBuilder out) {
    int before = 1;
    int after = 1;
    for (Line line : script.subList(0, start)) {
      before += line.mark() == '+' ? 0 : 1;
      after += line.mark() == '-' ? 0 : 1;
    }
    List<Line> shown = script.subList(start, end);
    long old = shown.stream().filter(line -> line.mark() != '+').count();
    long now = shown.stream().filter(line -> line.mark() != '-').count();
    // Of a file without lines, the place is before the first one.
    out.append("@@ -").append(old == 0 ? before - 1 : before).append(',').append(old);
    out.append(" +").append(now == 0 ? after - 1 : after).append(',').append(now).append(" @@\n");
    for (Line line : shown) {
      out.append(line.mark()).append(line.text());
      if (!line.text().endsWith("\n")) {
        out.append("\n\\ No newline at end of file\n");
      }
    }
  }

  /** Lines with their ends. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, next));
      start = next;
    }
    return lines;
  }

  /** Both ends are compared at once; what is between them is what costs. */
  private static List<Line> script(List<String> before, List<String> after) {
    int head = 0;
    while (head < before.size()
        && head < after.size()
        && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < before.size() - head
        && tail < after.size() - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<Line> script = new ArrayList<>();
    before.subList(0, head).forEach(line -> script.add(new Line(' ', line)));
    middle(
        before.subList(head, before.size() - tail),
        after.subList(head, after.size() - tail),
        script);
    before
        .subList(before.size() - tail, before.size())
        .forEach(line -> script.add(new Line(' ', line)));
    return script;
  }

  private static void middle(List<String> before, List<String> after, List<Line> script) {
    int old = 0;
    int now = 0;
    for (int[] pair : CommonLines.of(before, after)) {
      before.subList(old, pair[0]).forEach(line -> script.add(new Line('-', line)));
      after.subList(now, pair[1]).forEach(line -> script.add(new Line('+', line)));
      script.add(new Line(' ', before.get(pair[0])));
      old = pair[0] + 1;
      now = pair[1] + 1;
    }
    before.subList(old, before.size()).forEach(line -> script.add(new Line('-', line)));
    after.subList(now, after.size()).forEach(line -> script.add(new Line('+', line)));
  }
}
