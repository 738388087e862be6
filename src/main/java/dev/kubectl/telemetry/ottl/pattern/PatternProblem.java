package dev.kubectl.telemetry.ottl.pattern;

/**
 * Why a pattern is refused.
 *
 * @param offset where in the pattern, in code points, or -1 if it is about the whole
 */
public record PatternProblem(String message, int offset) {
  static PatternProblem whole(String message) {
    return new PatternProblem(message, -1);
  }
}
