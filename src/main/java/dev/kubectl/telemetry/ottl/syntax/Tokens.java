package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Finding;
import java.util.List;

/**
 * What the lexer makes of a text.
 *
 * @param tokens ends with an {@link TokenKind#END} token
 * @param findings characters and escapes that are not allowed, in order
 * @param repaired whether the tokens are still what the author probably meant, so that looking for
 *     syntax errors makes sense although there are findings
 */
public record Tokens(List<Token> tokens, List<Finding> findings, boolean repaired) {
  public Tokens {
    tokens = List.copyOf(tokens);
    findings = List.copyOf(findings);
  }
}
