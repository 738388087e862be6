package dev.kubectl.telemetry.ottl.catalogue;

import java.util.Locale;

/** Kinds of values that parameters ask for. */
public enum ValueKind {
  STRING('S'),
  INT('I'),
  DOUBLE('F'),
  BOOL('B'),
  MAP('M'),
  LIST('L'),
  TIME('T'),
  DURATION('D'),
  BYTES('Y');

  final char letter;

  ValueKind(char letter) {
    this.letter = letter;
  }

  static ValueKind of(char letter) {
    for (ValueKind kind : values()) {
      if (kind.letter == letter) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no value kind has the letter " + letter);
  }

  /** With its article, for messages. */
  public String words() {
    return (this == INT ? "an " : "a ")
        + (this == BYTES ? "bytes value" : name().toLowerCase(Locale.ROOT));
  }
}
