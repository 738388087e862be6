package dev.kubectl.telemetry.scaffold.wizard;

/** What somebody did at the keyboard. */
public sealed interface Key {

  /** Characters that were typed or pasted. */
  record Typed(String text) implements Key {}

  /** A key that stands for no character. */
  enum Special implements Key {
    ENTER,
    /** Escape, or Shift and Tab: the question before. */
    BACK,
    TAB,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    HOME,
    END,
    BACKSPACE,
    DELETE,
    /** Takes away everything before the caret. */
    CLEAR,
    PAGE_UP,
    PAGE_DOWN,
    /** Ctrl-C, Ctrl-D, or the terminal is gone. */
    CANCEL
  }
}
