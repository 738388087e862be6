package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Problem;
import dev.kubectl.telemetry.scaffold.Topic;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a wizard is. */
public sealed interface Wizard {

  /** Begins with the first question that flags have not answered. */
  static Asking start(Draft draft, Surroundings surroundings) {
    List<Topic> path = Path.of(draft, surroundings.given());
    return path.isEmpty()
        ? Asking.review(draft, surroundings)
        : Asking.about(path.getFirst(), draft, surroundings, false);
  }

  /** After a key. */
  default Wizard on(Key key) {
    return switch (this) {
      case Asking asking -> Turning.on(asking, key);
      case Agreed agreed -> agreed;
      case Cancelled cancelled -> cancelled;
    };
  }

  /** Everything is said. */
  record Agreed(Draft draft, Delivery delivery) implements Wizard {}

  /** Nothing is wanted any more. */
  record Cancelled() implements Wizard {}

  /**
   * A question is open.
   *
   * @param draft what was said before
   * @param topic of the question; null for the review of all answers
   * @param complained whether Enter was refused since the last change
   * @param reviewed whether the review was reached: from there on, each answer leads back to it
   * @param scroll lines by which the preview is moved from where it would be
   */
  record Asking(
      Draft draft,
      Surroundings surroundings,
      @Nullable Topic topic,
      Page page,
      boolean complained,
      boolean reviewed,
      int scroll)
      implements Wizard {

    static Asking about(Topic topic, Draft draft, Surroundings surroundings, boolean reviewed) {
      Page page = Questions.page(topic, draft, surroundings.offers());
      return new Asking(draft, surroundings, topic, page, false, reviewed, 0);
    }

    static Asking review(Draft draft, Surroundings surroundings) {
      return new Asking(
          draft, surroundings, null, Reviewing.page(draft, surroundings), false, true, 0);
    }

    Asking with(Page other) {
      return new Asking(draft, surroundings, topic, other, false, reviewed, scroll);
    }

    Asking complaining() {
      return new Asking(draft, surroundings, topic, page, true, reviewed, scroll);
    }

    Asking scrolled(int lines) {
      return new Asking(draft, surroundings, topic, page, complained, reviewed, scroll + lines);
    }

    /** The draft with the answer as it stands; a default is not said. */
    Draft answered() {
      if (topic == null) {
        return draft;
      }
      List<String> words = page.words();
      boolean unsaid = words.equals(List.of(Defaults.unsaid(topic, draft)));
      return draft.with(topic, unsaid ? List.of() : words);
    }

    /** What is wrong with the answer as it stands. */
    Optional<Problem> problem() {
      if (topic == null) {
        return Optional.empty();
      }
      if (page instanceof Page.Choices choices && choices.on().isEmpty()) {
        return Optional.of(new Problem(topic, true, "choose at least one", null));
      }
      return DraftReader.problem(answered(), topic);
    }

    /** What could be typed; nothing where nothing is typed. */
    List<Option> suggestions() {
      return topic == null
          ? List.of()
          : switch (page) {
            case Page.Text(Field field, int _) -> suggestions(topic, field);
            case Page.Items(List<String> _, Field field, int _) -> suggestions(topic, field);
            case Page.Choice _, Page.Choices _, Page.Review _ -> List.of();
          };
    }

    private List<Option> suggestions(Topic about, Field field) {
      return Suggestions.of(about, draft, surroundings.offers(), field.word());
    }

    /** Which question this is, counted from 1, and how many there are. */
    int[] progress() {
      List<Topic> path = Path.of(answered(), surroundings.given());
      return topic == null
          ? new int[] {path.size() + 1, path.size() + 1}
          : new int[] {Math.max(0, path.indexOf(topic)) + 1, path.size() + 1};
    }
  }
}
