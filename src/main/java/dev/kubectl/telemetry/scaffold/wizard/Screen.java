package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.wizard.Wizard.Asking;
import java.util.ArrayList;
import java.util.List;

/**
 * How a question looks: what is asked on the left and the manifest on the right, or below where the
 * terminal is narrow; above both how far one is, below both which keys there are.
 */
public final class Screen {
  private static final int WIDE = 100;
  private static final int WIDEST_QUESTION = 66;
  private static final int LEAST_PREVIEW = 4;

  /** Lines of the preview above the one to look at. */
  private static final int CONTEXT = 2;

  private final Asking asking;
  private final int width;
  private final int height;
  private final Glyphs glyphs;

  private Screen(Asking asking, int width, int height, Glyphs glyphs) {
    this.asking = asking;
    this.width = width;
    this.height = height;
    this.glyphs = glyphs;
  }

  /**
   * The picture.
   *
   * @param width in columns
   * @param height in rows
   */
  public static Picture of(Asking asking, int width, int height, Glyphs glyphs) {
    return new Screen(asking, Math.max(20, width), Math.max(8, height), glyphs).picture();
  }

  private Picture picture() {
    List<StyledLine> lines = new ArrayList<>();
    lines.add(heading());
    lines.add(progress());
    lines.add(StyledLine.EMPTY);
    int above = lines.size();
    int room = height - above - 1;
    boolean wide = width >= WIDE;
    int questionWidth = wide ? Math.min(WIDEST_QUESTION, width * 47 / 100) : width - 2;
    Panel question = QuestionPanel.of(asking, questionWidth, wide, glyphs);
    int questionHeight = wide ? room : Math.min(question.size(), room);
    List<StyledLine> left = question.window(questionHeight);
    if (wide) {
      beside(left, questionWidth, room, lines);
    } else {
      left.forEach(line -> lines.add(StyledLine.of(" ").then(line)));
      below(room - questionHeight, lines);
    }
    lines.add(keys());
    int caretRow = question.caretRow(questionHeight);
    return new Picture(
        lines.stream().map(line -> line.cut(width, glyphs.more())).toList(),
        caretRow < 0 ? height - 1 : above + caretRow,
        caretRow < 0 ? -1 : question.caretColumn() + 1);
  }

  private StyledLine heading() {
    int[] progress = asking.progress();
    Topic topic = asking.topic();
    String where = topic == null ? "Review" : Questions.label(topic);
    String right = where + "  " + progress[0] + "/" + progress[1] + " ";
    StyledLine left = StyledLine.of(" New MetricPipeline", Tone.STRONG);
    return left.padded(width - right.length()).then(right, Tone.FAINT);
  }

  private StyledLine progress() {
    int[] progress = asking.progress();
    int bar = width - 2;
    int done = bar * progress[0] / Math.max(1, progress[1]);
    return StyledLine.of(" ")
        .then(glyphs.done().repeat(done), Tone.ACCENT)
        .then(glyphs.todo().repeat(bar - done), Tone.FAINT);
  }

  private void beside(List<StyledLine> left, int leftWidth, int room, List<StyledLine> lines) {
    int rightWidth = width - leftWidth - 4;
    List<StyledLine> right = new ArrayList<>();
    right.add(StyledLine.of(fileName(), Tone.STRONG));
    right.addAll(preview(room - 1, rightWidth));
    for (int i = 0; i < room; i++) {
      lines.add(
          StyledLine.of(" ")
              .then(left.get(i).padded(leftWidth))
              .then(" " + glyphs.side() + " ", Tone.FAINT)
              .then(i < right.size() ? right.get(i) : StyledLine.EMPTY));
    }
  }

  private void below(int room, List<StyledLine> lines) {
    if (room < LEAST_PREVIEW) {
      for (int i = 0; i < room; i++) {
        lines.add(StyledLine.EMPTY);
      }
      return;
    }
    String name = " " + fileName() + " ";
    lines.add(StyledLine.EMPTY);
    lines.add(
        StyledLine.of(" " + glyphs.todo().repeat(2), Tone.FAINT)
            .then(name, Tone.STRONG)
            .then(glyphs.todo().repeat(Math.max(0, width - 4 - name.length())), Tone.FAINT));
    List<StyledLine> preview = preview(room - 2, width - 2);
    preview.forEach(line -> lines.add(StyledLine.of(" ").then(line)));
    for (int i = preview.size(); i < room - 2; i++) {
      lines.add(StyledLine.EMPTY);
    }
  }

  private String fileName() {
    String name = asking.answered().word(Topic.NAME);
    return name.isEmpty() ? "the manifest" : asking.surroundings().target().apply(name).path();
  }

  /** So much of the manifest that what is new is in it. */
  private List<StyledLine> preview(int room, int columns) {
    Draft after = asking.answered();
    Preview preview = Preview.of(asking.topic() == null ? after : asking.draft(), after);
    int last = Math.max(0, preview.lines().size() - room);
    int top = Math.clamp(preview.focus(asking.topic()) - CONTEXT + asking.scroll(), 0, last);
    List<StyledLine> lines = new ArrayList<>();
    for (int i = top; i < Math.min(preview.lines().size(), top + room); i++) {
      boolean fresh = preview.fresh().get(i);
      lines.add(
          StyledLine.of(fresh ? glyphs.fresh() + " " : "  ", Tone.GOOD)
              .then(yaml(preview.lines().get(i), fresh))
              .cut(columns, glyphs.more()));
    }
    return lines;
  }

  private static StyledLine yaml(String line, boolean fresh) {
    if (line.stripLeading().startsWith("#")) {
      return StyledLine.of(line, Tone.FAINT);
    }
    return StyledLine.of(line, fresh ? Tone.GOOD : Tone.PLAIN);
  }

  private StyledLine keys() {
    List<String> keys = new ArrayList<>();
    boolean typing = asking.page() instanceof Page.Text || asking.page() instanceof Page.Items;
    boolean suggested = !asking.suggestions().isEmpty();
    if (!typing || suggested) {
      keys.add(glyphs.arrows() + " choose");
    }
    if (suggested) {
      keys.add("tab take");
    }
    switch (asking.page()) {
      case Page.Choice _, Page.Text _ -> keys.add("enter next");
      case Page.Choices _ -> keys.addAll(List.of("space switch", "enter next"));
      case Page.Items(List<String> items, Field field, int _) -> {
        keys.add(field.word().isEmpty() ? "enter next" : "enter add");
        if (!items.isEmpty() && field.text().isEmpty()) {
          keys.add("backspace take back");
        }
      }
      case Page.Review _ -> keys.add("enter do it");
    }
    keys.addAll(List.of("esc back", "ctrl-c quit"));
    String far = " " + String.join("   ", keys);
    return StyledLine.of(far.length() <= width ? far : " " + String.join("  ", keys), Tone.FAINT);
  }
}
