package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.wizard.Wizard.Asking;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The question and its answer as it stands. */
final class QuestionPanel {
  /** In a narrow terminal the manifest is below, and needs its share of the lines. */
  private static final int FEW = 6;

  private static final int MANY = 12;

  private final Asking asking;
  private final Panel panel;
  private final Glyphs glyphs;
  private final int most;

  private QuestionPanel(Asking asking, Panel panel, boolean alone) {
    this.asking = asking;
    this.panel = panel;
    this.most = alone ? MANY : FEW;
    this.glyphs = panel.glyphs();
  }

  /**
   * Writes it.
   *
   * @param alone whether nothing is to stand below it
   */
  static Panel of(Asking asking, int width, boolean alone, Glyphs glyphs) {
    QuestionPanel question = new QuestionPanel(asking, new Panel(width, glyphs), alone);
    question.write();
    return question.panel;
  }

  private void write() {
    Topic topic = asking.topic();
    if (topic == null) {
      panel.paragraph("", "Is this right?", Tone.STRONG);
    } else {
      panel.paragraph("", Questions.title(topic), Tone.STRONG);
      panel.paragraph(
          "",
          Questions.explanation(topic, asking.draft(), asking.surroundings().offers()),
          Tone.FAINT);
    }
    panel.blank();
    switch (asking.page()) {
      case Page.Choice(List<Option> options, int cursor) -> options(options, cursor, null);
      case Page.Choices choices -> options(choices.options(), choices.cursor(), choices);
      case Page.Text(Field field, int selected) -> typed(field, selected, List.of());
      case Page.Items(List<String> items, Field field, int selected) ->
          typed(field, selected, items);
      case Page.Review review -> review(review);
    }
  }

  private void options(List<Option> options, int cursor, Page.@Nullable Choices choices) {
    int labels = widest(options);
    boolean beside = panel.width() >= labels + 30;
    for (int i = 0; i < options.size(); i++) {
      Option option = options.get(i);
      String mark =
          choices == null
              ? ""
              : (choices.on().contains(option.value()) ? glyphs.on() : glyphs.off()) + " ";
      StyledLine line = pointed(i == cursor, mark + padded(option.label(), labels));
      panel.add(beside ? line.then("  " + firstSentence(option.description()), Tone.FAINT) : line);
      if (i == cursor) {
        panel.focus();
      }
    }
    String description = options.get(cursor).description();
    boolean whole = beside && labels + 8 + description.length() <= panel.width();
    if (!whole && !description.isEmpty()) {
      panel.blank();
      panel.paragraph("", description, Tone.FAINT);
    }
    problem(false);
  }

  private StyledLine pointed(boolean here, String text) {
    return here
        ? StyledLine.of(glyphs.pointer() + " " + text, Tone.ACCENT)
        : StyledLine.of("  " + text);
  }

  private void typed(Field field, int selected, List<String> items) {
    for (String item : items) {
      panel.add(StyledLine.of(glyphs.item() + " ", Tone.GOOD).then(item, Tone.PLAIN));
    }
    Topic topic = Objects.requireNonNull(asking.topic(), "topic");
    String placeholder =
        items.isEmpty() ? Defaults.shown(topic, asking.draft()) : "another one, or nothing";
    // What is longer than the line moves to the left, so that the caret stays in it.
    int room = Math.max(10, panel.width() - 4);
    int before = field.text().codePointCount(0, field.caret());
    int hidden = Math.max(0, before - room);
    String visible = field.text().substring(field.text().offsetByCodePoints(0, hidden));
    StyledLine line = StyledLine.of(glyphs.prompt() + " ", Tone.ACCENT);
    panel.add(
        field.text().isEmpty()
            ? line.then(placeholder, Tone.FAINT)
            : line.then(visible, Tone.PLAIN));
    panel.caret(2 + before - hidden);
    problem(isOver(field));
    Suggestions.recipe(topic, field.word())
        .ifPresent(recipe -> {
          panel.blank();
          panel.paragraph("  ", recipe.usage(), Tone.STRONG);
          panel.paragraph("  ", recipe.title() + ". " + recipe.explanation(), Tone.FAINT);
          panel.paragraph("  ", "Such as " + recipe.example(), Tone.FAINT);
        });
    suggestions(asking.suggestions(), selected);
  }

  /** Whether what is typed could be meant as it stands: nothing is missing at its end. */
  private boolean isOver(Field field) {
    String word = field.word();
    return !word.isEmpty()
        && !word.endsWith("=")
        && !word.endsWith(",")
        && asking.suggestions().isEmpty();
  }

  private void suggestions(List<Option> suggestions, int selected) {
    if (suggestions.isEmpty()) {
      return;
    }
    panel.blank();
    int from = Math.clamp(selected - most + 2L, 0, Math.max(0, suggestions.size() - most));
    int to = Math.min(suggestions.size(), from + most);
    int labels = Math.min(widest(suggestions), Math.max(12, panel.width() / 2));
    for (int i = from; i < to; i++) {
      Option option = suggestions.get(i);
      panel.add(
          pointed(i == selected, padded(option.label(), labels))
              .then("  " + option.description(), Tone.FAINT));
    }
    if (to - from < suggestions.size()) {
      panel.add(
          StyledLine.of(
              "  " + (suggestions.size() - (to - from)) + " more " + glyphs.more(), Tone.FAINT));
    }
  }

  /**
   * What is wrong with the answer. While somebody types it is a remark, after Enter a complaint;
   * that nothing is said yet is said only then.
   */
  private void problem(boolean typing) {
    Optional<Problem> problem =
        asking.problem().filter(found -> asking.complained() || (typing && !found.missing()));
    problem.ifPresent(found -> {
      Tone tone = asking.complained() ? Tone.BAD : Tone.DOUBTFUL;
      panel.paragraph("  " + glyphs.wrong() + " ", found.message(), tone);
      // What is missing is asked for right here; the hint is for a command line.
      if (found.hint() != null && !found.missing()) {
        panel.paragraph("    ", found.hint(), Tone.FAINT);
      }
    });
  }

  private void review(Page.Review review) {
    for (String remark : review.remarks()) {
      panel.paragraph(glyphs.wrong() + " ", remark, Tone.DOUBTFUL);
    }
    if (!review.remarks().isEmpty()) {
      panel.blank();
    }
    List<Option> answers =
        review.options().stream().filter(option -> !option.description().isEmpty()).toList();
    int labels = widest(answers);
    for (int i = 0; i < review.options().size(); i++) {
      Option option = review.options().get(i);
      boolean answer = !option.description().isEmpty();
      if (answer && i > 0 && review.options().get(i - 1).description().isEmpty()) {
        panel.blank();
      }
      boolean here = i == review.cursor();
      panel.add(
          answer
              ? pointed(here, padded(option.label(), labels))
                  .then("  " + option.description(), here ? Tone.PLAIN : Tone.FAINT)
              : pointed(here, option.label()));
      if (here) {
        panel.focus();
      }
    }
  }

  private static int widest(List<Option> options) {
    return options.stream().mapToInt(option -> option.label().length()).max().orElse(0);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end);
  }
}
