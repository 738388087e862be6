package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Draft;
import dev.kubectl.telemetry.scaffold.DraftReader;
import dev.kubectl.telemetry.scaffold.Topic;
import dev.kubectl.telemetry.scaffold.wizard.Wizard.Asking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** From one state to the next: what each key does. */
final class Turning {
  private static final int PAGE = 5;

  private Turning() {}

  static Wizard on(Asking asking, Key key) {
    if (key == Key.Special.CANCEL) {
      return new Wizard.Cancelled();
    }
    if (key == Key.Special.BACK) {
      return back(asking);
    }
    if (key == Key.Special.PAGE_UP || key == Key.Special.PAGE_DOWN) {
      return asking.scrolled(key == Key.Special.PAGE_UP ? -PAGE : PAGE);
    }
    return switch (asking.page()) {
      case Page.Choice choice -> choice(asking, choice, key);
      case Page.Choices choices -> choices(asking, choices, key);
      case Page.Text text -> text(asking, text, key);
      case Page.Items items -> items(asking, items, key);
      case Page.Review review -> review(asking, review, key);
    };
  }

  /** The question before this one; an answer that is right is kept. */
  private static Wizard back(Asking asking) {
    Draft draft = asking.problem().isPresent() ? asking.draft() : Path.pruned(asking.answered());
    List<Topic> path = Path.of(draft, asking.surroundings().given());
    int here = asking.topic() == null ? path.size() : path.indexOf(asking.topic());
    return here <= 0
        ? asking
        : Asking.about(path.get(here - 1), draft, asking.surroundings(), asking.reviewed());
  }

  private static Wizard forward(Asking asking) {
    if (asking.problem().isPresent()) {
      return asking.complaining();
    }
    Draft draft = Path.pruned(asking.answered());
    Optional<Topic> next = next(asking, draft);
    return next.<Wizard>map(
            topic -> Asking.about(topic, draft, asking.surroundings(), asking.reviewed()))
        .orElseGet(() -> Asking.review(draft, asking.surroundings()));
  }

  /** An earlier answer that this one made wrong, else what comes next, or what is still missing. */
  private static Optional<Topic> next(Asking asking, Draft draft) {
    List<Topic> path = Path.of(draft, asking.surroundings().given());
    int after = path.indexOf(asking.topic()) + 1;
    Optional<Topic> wrong =
        path.stream()
            .limit(asking.reviewed() ? path.size() : after)
            .filter(topic -> DraftReader.problem(draft, topic).isPresent())
            .findFirst();
    return wrong.isPresent() || asking.reviewed() ? wrong : path.stream().skip(after).findFirst();
  }

  private static Wizard choice(Asking asking, Page.Choice choice, Key key) {
    int size = choice.options().size();
    return switch (key) {
      case Key.Typed(String typed) ->
          asking.with(
              new Page.Choice(
                  choice.options(), beginning(choice.options(), choice.cursor(), typed)));
      case Key.Special special ->
          special == Key.Special.ENTER
              ? forward(asking)
              : asking.with(
                  new Page.Choice(choice.options(), moved(choice.cursor(), special, size)));
    };
  }

  private static Wizard choices(Asking asking, Page.Choices page, Key key) {
    return switch (key) {
      case Key.Typed(String typed) ->
          asking.with(
              typed.isBlank()
                  ? page.toggled()
                  : new Page.Choices(
                      page.options(), page.on(), beginning(page.options(), page.cursor(), typed)));
      case Key.Special special ->
          special == Key.Special.ENTER
              ? forward(asking)
              : asking.with(
                  new Page.Choices(
                      page.options(),
                      page.on(),
                      moved(page.cursor(), special, page.options().size())));
    };
  }

  private static Wizard text(Asking asking, Page.Text page, Key key) {
    List<Option> suggestions = asking.suggestions();
    if (takes(key, page.selected(), suggestions)) {
      Option taken = suggestions.get(Math.max(0, page.selected()));
      Asking filled = asking.with(new Page.Text(Field.of(taken.value()), -1));
      boolean done = key == Key.Special.ENTER && filled.problem().isEmpty();
      return done ? forward(filled) : filled;
    }
    if (key == Key.Special.ENTER) {
      return forward(asking);
    }
    return isVertical(key)
        ? asking.with(new Page.Text(page.field(), selected(page.selected(), key, suggestions)))
        : typed(asking, page.field(), key, field -> new Page.Text(field, -1));
  }

  private static Wizard items(Asking asking, Page.Items page, Key key) {
    List<Option> suggestions = asking.suggestions();
    if (takes(key, page.selected(), suggestions)) {
      Option taken = suggestions.get(Math.max(0, page.selected()));
      Asking filled = asking.with(new Page.Items(page.items(), Field.of(taken.value()), -1));
      boolean done = key == Key.Special.ENTER && filled.problem().isEmpty();
      return done ? added(filled) : filled;
    }
    if (key == Key.Special.ENTER) {
      return page.field().word().isEmpty() ? forward(asking) : added(asking);
    }
    if (key == Key.Special.BACKSPACE && page.field().text().isEmpty() && !page.items().isEmpty()) {
      List<String> others = page.items().subList(0, page.items().size() - 1);
      return asking.with(new Page.Items(others, Field.of(page.items().getLast()), -1));
    }
    return isVertical(key)
        ? asking.with(
            new Page.Items(page.items(), page.field(), selected(page.selected(), key, suggestions)))
        : typed(asking, page.field(), key, field -> new Page.Items(page.items(), field, -1));
  }

  /** The line that is typed becomes one of the items, if it is right. */
  private static Wizard added(Asking asking) {
    if (asking.problem().isPresent()) {
      return asking.complaining();
    }
    List<String> items = new ArrayList<>(asking.page().words());
    return asking.with(new Page.Items(items, Field.EMPTY, -1));
  }

  private static Wizard review(Asking asking, Page.Review page, Key key) {
    if (key != Key.Special.ENTER) {
      return key instanceof Key.Special special
          ? asking.with(
              new Page.Review(
                  page.options(),
                  moved(page.cursor(), special, page.options().size()),
                  page.remarks()))
          : asking;
    }
    String value = page.options().get(page.cursor()).value();
    for (Delivery delivery : Delivery.values()) {
      if (delivery.name().equals(value)) {
        return new Wizard.Agreed(asking.draft(), delivery);
      }
    }
    return Asking.about(Topic.valueOf(value), asking.draft(), asking.surroundings(), true);
  }

  /** Enter takes a suggestion that is selected, Tab also the first one. */
  private static boolean takes(Key key, int selected, List<Option> suggestions) {
    return !suggestions.isEmpty()
        && (key == Key.Special.TAB || (key == Key.Special.ENTER && selected >= 0));
  }

  private static boolean isVertical(Key key) {
    return key == Key.Special.UP || key == Key.Special.DOWN;
  }

  /** A key that changes nothing leaves the complaint about the text standing. */
  private static Wizard typed(Asking asking, Field field, Key key, Function<Field, Page> page) {
    Field next = field.on(key);
    Asking changed = asking.with(page.apply(next));
    return asking.complained() && next.text().equals(field.text())
        ? changed.complaining()
        : changed;
  }

  /** Above the first suggestion is the line itself. */
  private static int selected(int selected, Key key, List<Option> suggestions) {
    int next = key == Key.Special.UP ? selected - 1 : selected + 1;
    return Math.clamp(next, -1, suggestions.size() - 1);
  }

  private static int moved(int cursor, Key.Special key, int size) {
    return switch (key) {
      case UP, LEFT -> Math.floorMod(cursor - 1, size);
      case DOWN, RIGHT, TAB -> Math.floorMod(cursor + 1, size);
      case HOME -> 0;
      case END -> size - 1;
      case ENTER, BACK, BACKSPACE, DELETE, CLEAR, PAGE_UP, PAGE_DOWN, CANCEL -> cursor;
    };
  }

  /** The next option that begins with a letter. */
  private static int beginning(List<Option> options, int cursor, String typed) {
    for (int i = 1; i <= options.size(); i++) {
      int at = (cursor + i) % options.size();
      if (options.get(at).label().regionMatches(true, 0, typed, 0, typed.length())) {
        return at;
      }
    }
    return cursor;
  }
}
