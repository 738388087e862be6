package dev.kubectl.telemetry.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * The engine's complaint about a text, in words for people.
 *
 * @param offset where, in code points
 */
record SyntaxProblem(int offset, String message, @Nullable String hint) {
  private static final String QUOTE_IT = "put the text in quotes";
  private static final String INDENTATION = "compare the indentation with the lines above";

  static SyntaxProblem of(MarkedYamlEngineException problem, LineTable lines) {
    String what = Optional.ofNullable(problem.getProblem()).orElse("this is not YAML").strip();
    String during = Optional.ofNullable(problem.getContext()).orElse("").strip();
    int here = offset(problem.getProblemMark().or(problem::getContextMark));
    int begin = offset(problem.getContextMark().or(problem::getProblemMark));
    if (what.startsWith("mapping values are not allowed")) {
      return new SyntaxProblem(
          here,
          "a `:` that makes a key is not allowed here",
          "put the text in quotes if `: ` is part of it; otherwise check the indentation");
    }
    if (what.contains("TAB")) {
      return new SyntaxProblem(here, "a tab must not indent a line", "use spaces");
    }
    if (what.contains("that cannot start any token")) {
      return new SyntaxProblem(here, "no value can begin with this character", QUOTE_IT);
    }
    if (what.startsWith("could not find expected ':'")) {
      return new SyntaxProblem(
          begin, "there is no `:` after this key", "Write `key: value`, or indent a longer text");
    }
    if (what.startsWith("found unexpected end of stream")
        || what.startsWith("found unexpected document separator")) {
      return new SyntaxProblem(
          begin, "the quoted text that begins here has no end", "close it with the same quote");
    }
    if (what.startsWith("expected <block end>")) {
      return new SyntaxProblem(here, "this does not belong to the block above", INDENTATION);
    }
    if (what.startsWith("expected the node content")) {
      return new SyntaxProblem(here, "a value is missing before this", null);
    }
    if (what.startsWith("expected ',' or")) {
      boolean mapping = during.contains("mapping");
      String close = mapping ? "}" : "]";
      if (isOver(begin, here, lines)) {
        String kind = mapping ? "mapping" : "list";
        return new SyntaxProblem(
            begin,
            "the " + kind + " that begins here has no `" + close + "`",
            "write `" + close + "` where it ends");
      }
      return new SyntaxProblem(here, "`,` or `" + close + "` is missing before this", null);
    }
    if (what.startsWith("expected '<document start>'")) {
      return new SyntaxProblem(here, "the document ends before this", INDENTATION);
    }
    if (what.contains("entries are not allowed here")) {
      return new SyntaxProblem(here, "a list item is not allowed here", INDENTATION);
    }
    if (what.startsWith("found unknown escape character")) {
      return new SyntaxProblem(
          here,
          "a double-quoted text has no such escape",
          "Write `\\\\` for a backslash, or use single quotes");
    }
    String line = Characters.printable(what.lines().findFirst().orElse(what));
    return new SyntaxProblem(here, during.isEmpty() ? line : line + ", " + during, null);
  }

  /**
   * Whether the line of a problem is no longer part of what begins at another place: it is indented
   * no further than the line there, and no bracket ends it.
   */
  private static boolean isOver(int begin, int problem, LineTable lines) {
    int first = lines.positionAt(begin).line();
    int line = lines.positionAt(problem).line();
    String text = lines.line(line).strip();
    return line > first
        && indentation(lines.line(line)) <= indentation(lines.line(first))
        && !text.startsWith("]")
        && !text.startsWith("}");
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static int offset(Optional<Mark> mark) {
    return mark.map(Mark::getIndex).orElse(0);
  }
}
