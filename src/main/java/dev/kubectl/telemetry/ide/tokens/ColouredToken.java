package dev.kubectl.telemetry.ide.tokens;

import dev.kubectl.telemetry.ide.document.TextSpan;
import java.util.Locale;

/**
 * A piece of a line, by its offsets in the file.
 *
 * @param deprecated whether it is struck through
 */
public record ColouredToken(TextSpan span, Colour colour, boolean deprecated) {

  /** Kinds of pieces; each is a token type of the protocol. */
  public enum Colour {
    NAMESPACE,
    PROPERTY,
    FUNCTION,
    METHOD,
    PARAMETER,
    ENUM_MEMBER,
    KEYWORD,
    OPERATOR,
    STRING,
    NUMBER;

    /** As the protocol calls it. */
    public String word() {
      return this == ENUM_MEMBER ? "enumMember" : name().toLowerCase(Locale.ROOT);
    }
  }
}
