package dev.kubectl.telemetry.ottl.pattern;

/**
 * Cuts an XPath expression into tokens, one ahead of the parser: what stands behind the end of the
 * first expression is never looked at. A NUL character ends the text. Names may hold {@code *}.
 */
final class XPathScanner {
  /** Kinds of tokens; the others are told apart by their text. */
  enum Kind {
    NAME,
    AXIS,
    STRING,
    NUMBER,
    SYMBOL,
    END
  }

  /** The text holds something that is no token. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final int at;

    Unreadable(String message, int at) {
      super(message, null, false, false);
      this.at = at;
    }

    /** Where, in code points. */
    int at() {
      return at;
    }
  }

  private final int[] text;
  private int at;
  private int start;

  private Kind kind = Kind.END;
  private String value = "";
  private String prefix = "";
  private boolean called;

  XPathScanner(String text) {
    this.text = text.codePoints().toArray();
  }

  Kind kind() {
    return kind;
  }

  /** A symbol, a name behind its prefix, the name of an axis, or what stands between quotes. */
  String value() {
    return value;
  }

  /** What a name has before its colon. */
  String prefix() {
    return prefix;
  }

  /** Whether a parenthesis follows the name. */
  boolean called() {
    return called;
  }

  boolean is(String symbol) {
    return kind == Kind.SYMBOL && value.equals(symbol);
  }

  /** Whether this is a name that serves as an operator. */
  boolean isOperator(String name) {
    return kind == Kind.NAME && prefix.isEmpty() && value.equals(name);
  }

  /** Where the token starts, in code points. */
  int start() {
    return start;
  }

  void next() throws Unreadable {
    skipSpace();
    start = at;
    int c = peek();
    switch (c) {
      case 0 -> token(Kind.END, "");
      case ',', '@', '(', ')', '|', '*', '[', ']', '+', '-', '=', '$' -> symbol(1);
      case '<', '>', '!' -> symbol(peekSecond() == '=' ? 2 : 1);
      case '/' -> symbol(peekSecond() == '/' ? 2 : 1);
      case '.' -> {
        if (Character.isDigit(peekSecond())) {
          number();
        } else {
          symbol(peekSecond() == '.' ? 2 : 1);
        }
      }
      case '"', '\'' -> string(c);
      default -> {
        if (Character.isDigit(c)) {
          number();
        } else if (isName(c)) {
          name();
        } else {
          throw new Unreadable("unexpected character", at);
        }
      }
    }
  }

  private void symbol(int length) {
    token(Kind.SYMBOL, new String(text, at, length));
    at += length;
  }

  private void string(int quote) throws Unreadable {
    int end = at + 1;
    while (end < text.length && text[end] != quote) {
      end++;
    }
    if (end == text.length) {
      throw new Unreadable("this string is not closed", at);
    }
    token(Kind.STRING, new String(text, at + 1, end - at - 1));
    at = end + 1;
  }

  private void number() throws Unreadable {
    digits();
    if (peek() == '.') {
      at++;
      digits();
    }
    String number = new String(text, start, at - start);
    if (!number.matches("[0-9.]+") || Double.isInfinite(Double.parseDouble(number))) {
      throw new Unreadable("this is no number", start);
    }
    token(Kind.NUMBER, number);
  }

  private void digits() {
    while (Character.isDigit(peek())) {
      at++;
    }
  }

  private void name() throws Unreadable {
    String name = letters();
    prefix = "";
    kind = Kind.NAME;
    value = name;
    if (peek() == ':' && peekSecond() != ':') {
      at++;
      prefix = name;
      if (peek() == '*') {
        at++;
        value = "*";
      } else if (isName(peek())) {
        value = letters();
      } else {
        throw new Unreadable("a name has to follow the colon", at);
      }
    } else {
      skipSpace();
      if (peek() == ':') {
        if (peekSecond() != ':') {
          throw new Unreadable("a name has to touch its colon", at);
        }
        at += 2;
        kind = Kind.AXIS;
      }
    }
    skipSpace();
    called = peek() == '(';
  }

  private String letters() {
    int first = at;
    while (isName(peek())) {
      at++;
    }
    return new String(text, first, at - first);
  }

  private void token(Kind kind, String value) {
    this.kind = kind;
    this.value = value;
    this.prefix = "";
    this.called = false;
  }

  private void skipSpace() {
    while (Character.isWhitespace(peek()) || Character.isSpaceChar(peek()) || peek() == 0x85) {
      at++;
    }
  }

  private int peek() {
    return at < text.length ? text[at] : 0;
  }

  private int peekSecond() {
    return at + 1 < text.length ? text[at + 1] : 0;
  }

  private static boolean isName(int c) {
    return switch (c) {
      case '*', '_', '-', '.', 0xb7 -> true;
      default -> c <= Character.MAX_VALUE && (isLetter(c) || Character.isDigit(c));
    };
  }

  private static boolean isLetter(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetter(c) && c != 0xaa && c != 0xb5 && c != 0xba;
    };
  }
}
