package dev.kubectl.telemetry.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Texts and trees that are hard on writers and readers. */
final class RandomTexts {
  private static final String[] PIECES = {
    " ",
    "  ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "- ",
    "? ",
    ": ",
    ":",
    "#",
    " #",
    "a",
    "é",
    "😀",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a",
    "*a",
    "!",
    "!!str ",
    "|",
    ">",
    "%",
    "@",
    "`",
    "---",
    "...",
    "\n---\n",
    "~",
    "=",
    "<<",
    ".",
    "0",
    "1",
    "true",
    "no",
    "null",
    "x: y",
    "\u0000",
    "\u0007",
    "\u001B",
    "\u007F",
    "\u0085",
    "\u00A0",
    "\u2028",
    "\u2029",
    "\uFEFF",
    "\uFFFD",
    "word",
    "set(attributes[\"a\"], 1) where x == \"y\"",
    "\\ud800",
    "0x1F",
    "1:30",
    "e3",
    "_",
    "-"
  };

  private static final String[] WHOLE = {
    "",
    "y",
    "Y",
    "n",
    "N",
    "yes",
    "No",
    "ON",
    "off",
    "true",
    "False",
    "NULL",
    "~",
    "=",
    "<<",
    ".",
    "..",
    "...",
    "---",
    "-",
    "- x",
    "? x",
    "# x",
    "a: b",
    "a #b",
    "0",
    "-0",
    "007",
    "0o7",
    "0x1F",
    "0b1",
    "1_000",
    "1:30",
    "190:20:30",
    "1:30.5",
    "1.",
    ".5",
    "-.5",
    "+.5",
    "1e3",
    "1E+3",
    ".inf",
    "-.INF",
    "+.Inf",
    ".NaN",
    "2001-12-14",
    "2001-12-14t21:59:43.10-05:00",
    "2001-1-1 1:1:1",
    "08",
    "0_7",
    "_",
    "+",
    "-_",
    "+1",
    "1e",
    "0x",
    "0o",
    "0b",
    "%a",
    "@a",
    "`a",
    "!a",
    "&a",
    "*a",
    "|",
    ">",
    "{",
    "}",
    "[",
    "]",
    ",",
    "'",
    "\"",
    "a:",
    ":a",
    "a ",
    " a",
    "\n",
    "\n\n",
    " \n",
    "a\n",
    "\na",
    "\n a",
    " a\n b",
    "a\n b\n",
    "\ta\nb",
    "a\n\n\n",
    "a \nb",
    "\u2028",
    "\uFEFF",
    "\uFEFFa"
  };

  private RandomTexts() {}

  static String text(RandomGenerator random) {
    if (random.nextInt(3) == 0) {
      return WHOLE[random.nextInt(WHOLE.length)];
    }
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(7); i >= 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  static Tree tree(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 7 : 10)) {
      case 0 -> Tree.of(random.nextInt(2000) - 1000);
      case 1 -> Tree.of(random.nextInt(10_000) / 1000.0 + 0.0005);
      case 2 -> Tree.of(random.nextBoolean());
      case 3 -> random.nextBoolean() ? Tree.NULL : Tree.of(random.nextLong());
      case 4, 5, 6 -> Tree.of(text(random));
      case 7 -> {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(tree(random, depth - 1));
        }
        yield Tree.sequence(items);
      }
      default -> {
        Tree.Builder mapping = Tree.mapping();
        for (int i = random.nextInt(5); i > 0; i--) {
          mapping.put(text(random), tree(random, depth - 1));
        }
        yield mapping.build();
      }
    };
  }
}
