package dev.kubectl.telemetry.ottl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may stand at a cursor. Found while parsing, for completion in an editor. */
public sealed interface Expected {
  /** The editor that starts a statement. */
  record Editor() implements Expected {}

  /** {@code where} behind the editor of a statement. */
  record Where() implements Expected {}

  /** A condition: a comparison, a converter call, a constant, {@code not} or a parenthesis. */
  record Condition() implements Expected {}

  /** A value: a path, a converter call, an enum symbol or a literal. */
  record Value() implements Expected {}

  /**
   * An argument.
   *
   * @param function name of the function that is called
   * @param index number of arguments before it
   * @param names names of arguments that are given by name already
   */
  record Argument(String function, int index, List<String> names) implements Expected {
    public Argument {
      names = List.copyOf(names);
    }
  }

  /** The next segment of a path, behind these. */
  record Segment(List<String> before) implements Expected {
    public Segment {
      before = List.copyOf(before);
    }
  }

  /**
   * A key between brackets.
   *
   * @param path the path that is indexed, or null behind a call
   */
  record Key(@Nullable String path) implements Expected {}

  /** A comparison or arithmetic operator, behind a value. */
  record Operator() implements Expected {}

  /** {@code and} or {@code or}, behind a condition. */
  record Conjunction() implements Expected {}
}
