package dev.kubectl.telemetry.scaffold.wizard;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How far the answer to one question is. */
public sealed interface Page {
  /** What is said now, as words of a draft. */
  List<String> words();

  /** One of several. */
  record Choice(List<Option> options, int cursor) implements Page {
    public Choice {
      options = List.copyOf(options);
    }

    static Choice at(List<Option> options, String value) {
      int cursor = 0;
      for (int i = 0; i < options.size(); i++) {
        cursor = options.get(i).value().equals(value) ? i : cursor;
      }
      return new Choice(options, cursor);
    }

    Option chosen() {
      return options.get(cursor);
    }

    @Override
    public List<String> words() {
      return List.of(chosen().value());
    }
  }

  /**
   * Any number of several.
   *
   * @param on values that are chosen
   */
  record Choices(List<Option> options, Set<String> on, int cursor) implements Page {
    public Choices {
      options = List.copyOf(options);
      on = Collections.unmodifiableSet(new LinkedHashSet<>(on));
    }

    @Override
    public List<String> words() {
      return options.stream().map(Option::value).filter(on::contains).toList();
    }

    Choices toggled() {
      Set<String> other = new LinkedHashSet<>(on);
      String value = options.get(cursor).value();
      if (!other.remove(value)) {
        other.add(value);
      }
      return new Choices(options, other, cursor);
    }
  }

  /**
   * A text.
   *
   * @param selected which suggestion; -1 for none
   */
  record Text(Field field, int selected) implements Page {
    @Override
    public List<String> words() {
      return field.word().isEmpty() ? List.of() : List.of(field.word());
    }
  }

  /**
   * Several texts, of which one is being typed.
   *
   * @param selected which suggestion; -1 for none
   */
  record Items(List<String> items, Field field, int selected) implements Page {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public List<String> words() {
      List<String> words = new ArrayList<>(items);
      if (!field.word().isEmpty()) {
        words.add(field.word());
      }
      return words;
    }
  }

  /**
   * All answers, before anything is written.
   *
   * @param options first the ways to end, then the answers to change
   * @param remarks what lint says about the manifest
   */
  record Review(List<Option> options, int cursor, List<String> remarks) implements Page {
    public Review {
      options = List.copyOf(options);
      remarks = List.copyOf(remarks);
    }

    @Override
    public List<String> words() {
      return List.of();
    }
  }
}
