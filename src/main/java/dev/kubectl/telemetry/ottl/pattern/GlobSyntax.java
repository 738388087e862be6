package dev.kubectl.telemetry.ottl.pattern;

import java.util.Optional;

/**
 * Globs: {@code * ** ? [a-z] [!a] [abc] {a,b}} and a backslash before a literal character. A range
 * holds either two ends or a set of characters, never both. A brace need not be closed.
 */
public final class GlobSyntax {
  private final int[] glob;
  private int at;

  private GlobSyntax(String glob) {
    this.glob = glob.codePoints().toArray();
  }

  /** Why the glob does not compile; empty if it does. */
  public static Optional<PatternProblem> problem(String glob) {
    return new GlobSyntax(glob).check();
  }

  private Optional<PatternProblem> check() {
    while (at < glob.length) {
      int c = glob[at++];
      if (c == '\\') {
        at++;
      } else if (c == '[') {
        Optional<PatternProblem> problem = range(at - 1);
        if (problem.isPresent()) {
          return problem;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<PatternProblem> range(int open) {
    if (at < glob.length && glob[at] == '!') {
      at++;
    }
    if (at + 1 < glob.length && glob[at + 1] == '-') {
      int low = glob[at];
      at += 2;
      if (at + 1 >= glob.length || glob[at + 1] != ']') {
        return problem("a range needs two ends and then ']'", open);
      }
      int high = glob[at];
      at += 2;
      return high < low
          ? problem("the ends of the range are in the wrong order", open)
          : Optional.empty();
    }
    int start = at;
    while (at < glob.length && glob[at] != ']') {
      at += glob[at] == '\\' ? 2 : 1;
    }
    if (at >= glob.length) {
      return problem("'[' is not closed", open);
    }
    at++;
    return at - 1 == start ? problem("'[]' holds nothing", open) : Optional.empty();
  }

  private static Optional<PatternProblem> problem(String message, int offset) {
    return Optional.of(new PatternProblem(message, offset));
  }
}
