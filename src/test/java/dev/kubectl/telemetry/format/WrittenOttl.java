package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.ottl.syntax.Parser;
import dev.kubectl.telemetry.ottl.syntax.Token;
import dev.kubectl.telemetry.ottl.syntax.TokenKind;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import java.util.List;

/** Ways to write one text of OTTL: with other white space, in every style of scalar. */
final class WrittenOttl {
  private static final List<String> IN_LINE = List.of(" ", " ", "  ", "\t", " \t ");
  private static final List<String> BREAKS = List.of(" ", " ", "\n", "\n  ", " \n", "\n\n");

  private WrittenOttl() {}

  /** The same tokens with other white space between them. */
  static String spaced(String text, boolean breaks, Chance chance) {
    int[] characters = text.codePoints().toArray();
    StringBuilder spaced = new StringBuilder();
    Token before = null;
    for (Token token : Parser.tokens(text)) {
      if (before != null && token.kind() != TokenKind.END) {
        boolean apart = token.start() > before.end();
        if (apart || chance.percent(15)) {
          boolean tight = apart && !needsBlank(before, token) && chance.percent(40);
          spaced.append(tight ? "" : chance.one(breaks ? BREAKS : IN_LINE));
        }
      }
      spaced.append(new String(characters, token.start(), token.end() - token.start()));
      before = token;
    }
    return spaced.toString();
  }

  /** Two tokens of words and numbers run together, and a dot before a digit is a number. */
  private static boolean needsBlank(Token before, Token next) {
    String last = before.text();
    return Character.isLetterOrDigit(last.charAt(last.length() - 1))
        || last.endsWith("_")
        || last.endsWith(".")
        || next.text().startsWith(".")
        || next.text().startsWith("=");
  }

  /** A scalar with this content, behind {@code - }; its lines are at the given indentation. */
  static String scalar(Style style, String content, int indentation) {
    String indent = " ".repeat(indentation);
    return switch (style) {
      case PLAIN -> content;
      case SINGLE_QUOTED -> "'" + content.replace("'", "''") + "'";
      case DOUBLE_QUOTED ->
          "\""
              + content
                  .replace("\\", "\\\\")
                  .replace("\"", "\\\"")
                  .replace("\t", "\\t")
                  .replace("\n", "\\n")
              + "\"";
      case LITERAL -> "|-\n" + indent + content.replace("\n", "\n" + indent);
      // A line that is not indented further is folded, so each break is written twice.
      case FOLDED -> ">\n" + indent + content.replace("\n", "\n\n" + indent);
    };
  }
}
