package dev.kubectl.telemetry.ide.completion;

/** A word with the mark in it, taken apart. */
record Typed(String before, String behind) {
  static Typed of(String marked) {
    int mark = marked.indexOf(Completions.MARK);
    return mark < 0
        ? new Typed(marked, "")
        : new Typed(marked.substring(0, mark), marked.substring(mark + 1));
  }
}
