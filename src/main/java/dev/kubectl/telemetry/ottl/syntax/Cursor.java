package dev.kubectl.telemetry.ottl.syntax;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A place in a text, and what the parser looked for there. */
final class Cursor {
  private final int offset;
  private final Set<Expected> expected = new LinkedHashSet<>();

  Cursor(int offset) {
    this.offset = offset;
  }

  /** Notes that something may stand between two offsets. */
  void offer(int start, int end, Expected something) {
    if (start <= offset && offset <= end) {
      expected.add(something);
    }
  }

  List<Expected> expected() {
    return new ArrayList<>(expected);
  }
}
