package dev.kubectl.telemetry.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** YAML texts with scalars in every style, made of characters and line breaks by chance. */
final class StyledText {
  private static final String[] PIECES = {
    "a", "b", "é", "😀", " ", "  ", "\t", "\n", "\n\n", "x y", "''", "\"", "\\", "#", "- ", ":", "0"
  };
  private static final String[] ESCAPES = {
    "\\n",
    "\\t",
    "\\\"",
    "\\\\",
    "\\x41",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\U0001F600",
    "\\\n",
    "\\ ",
    "\\/",
    "\\_",
    "\\N",
    "\\e",
    "\\0"
  };
  private static final String[] HEADERS = {
    "|", ">", "|-", ">-", "|+", ">+", "|2", ">2", "|2-", ">+2", "|1+", "> # c", "|- # c"
  };

  private StyledText() {}

  /** A mapping of two keys; often, but not always, valid. */
  static String random(RandomGenerator random) {
    String lineBreak = random.nextInt(3) == 0 ? "\r\n" : "\n";
    String text =
        switch (random.nextInt(4)) {
          case 0 -> "k: " + content(random, false).stripLeading().replace("\n", "\n  ");
          case 1 -> "k: '" + content(random, false).replace("\n", "\n  ") + "'";
          case 2 -> "k: \"" + content(random, true).replace("\n", "\n   ") + "\"";
          default -> block(random);
        };
    return (text + "\nlast: é😀").replace("\n", lineBreak);
  }

  private static String block(RandomGenerator random) {
    String header = HEADERS[random.nextInt(HEADERS.length)];
    String indentation = header.contains("1") ? " " : "  ";
    StringBuilder text = new StringBuilder("k: ").append(header).append('\n');
    for (String line : content(random, false).split("\n", -1)) {
      text.append(line.isEmpty() && random.nextBoolean() ? "" : indentation);
      text.append(line).append('\n');
    }
    text.setLength(text.length() - 1);
    return text.toString();
  }

  private static String content(RandomGenerator random, boolean escapes) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(10); i >= 0; i--) {
      if (escapes) {
        text.append(
            random.nextInt(3) == 0
                ? ESCAPES[random.nextInt(ESCAPES.length)]
                : PIECES[random.nextInt(PIECES.length)].replace("\"", "q").replace("\\", "r"));
      } else {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return text.toString();
  }

  static List<YamlScalar> scalars(YamlNode node) {
    List<YamlScalar> found = new ArrayList<>();
    switch (node) {
      case YamlMapping mapping ->
          mapping.written().forEach(entry -> found.addAll(scalars(entry.value())));
      case YamlSequence sequence -> sequence.items().forEach(item -> found.addAll(scalars(item)));
      case YamlScalar scalar -> found.add(scalar);
    }
    return found;
  }

  /** Whether a file that goes on like this writes that character there. */
  static boolean isWrittenAs(int character, String rest, YamlScalar.Style style) {
    boolean breakHere = rest.startsWith("\n") || rest.startsWith("\r");
    if (breakHere) {
      return character == '\n' || (character == ' ' && style != YamlScalar.Style.LITERAL);
    }
    if (style == YamlScalar.Style.DOUBLE_QUOTED && rest.startsWith("\\")) {
      return isEscapeOf(character, rest);
    }
    return !rest.isEmpty()
        && rest.codePointAt(0) == character
        && (style != YamlScalar.Style.SINGLE_QUOTED || character != '\'' || rest.startsWith("''"));
  }

  private static boolean isEscapeOf(int character, String rest) {
    return switch (rest.charAt(1)) {
      case 'n' -> character == '\n';
      case 'a' -> character == 7;
      case 'b' -> character == '\b';
      case 't' -> character == '\t';
      case 'x' -> character == 'A';
      case 'u' -> rest.startsWith("\\u00e9") ? character == 'é' : character == 0x1F600;
      case 'U' -> character == 0x1F600;
      case '_' -> character == 0xA0;
      case 'N' -> character == 0x85;
      case 'L' -> character == 0x2028;
      case 'P' -> character == 0x2029;
      case 'e' -> character == 0x1B;
      case '0' -> character == 0;
      default -> character == rest.charAt(1);
    };
  }
}
