package dev.kubectl.telemetry.scaffold.wizard;

/**
 * A line that is being typed.
 *
 * @param caret before which character the next one goes
 */
public record Field(String text, int caret) {
  static final Field EMPTY = new Field("", 0);

  static Field of(String text) {
    return new Field(text, text.length());
  }

  /** What is meant: spaces around it are slips of the hand. */
  String word() {
    return text.strip();
  }

  /** After a key; the same for keys that do nothing here. */
  Field on(Key key) {
    return switch (key) {
      case Key.Typed(String typed) -> inserted(typed);
      case Key.Special special ->
          switch (special) {
            case LEFT -> new Field(text, before());
            case RIGHT -> new Field(text, after());
            case HOME -> new Field(text, 0);
            case END -> of(text);
            case BACKSPACE ->
                new Field(text.substring(0, before()) + text.substring(caret), before());
            case DELETE -> new Field(text.substring(0, caret) + text.substring(after()), caret);
            case CLEAR -> new Field(text.substring(caret), 0);
            case ENTER, BACK, TAB, UP, DOWN, PAGE_UP, PAGE_DOWN, CANCEL -> this;
          };
    };
  }

  /** A pasted line break ends nothing and means nothing. */
  private Field inserted(String typed) {
    String clean =
        typed
            .codePoints()
            .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return new Field(
        text.substring(0, caret) + clean + text.substring(caret), caret + clean.length());
  }

  private int before() {
    return caret == 0 ? 0 : text.offsetByCodePoints(caret, -1);
  }

  private int after() {
    return caret == text.length() ? caret : text.offsetByCodePoints(caret, 1);
  }
}
