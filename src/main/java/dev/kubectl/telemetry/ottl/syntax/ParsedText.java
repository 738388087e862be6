package dev.kubectl.telemetry.ottl.syntax;

import dev.kubectl.telemetry.ottl.problem.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One text as a tree. Complete if there are no findings; else as much of it as could be read.
 *
 * @param text as written
 * @param statement whether it was read as a statement; else as a condition
 * @param root the condition, or the editor call
 * @param where the condition behind {@code where}, or null
 * @param findings what breaks the grammar, in the order in which the reference would notice it
 */
public record ParsedText(
    String text, boolean statement, Node root, @Nullable Node where, List<Finding> findings) {
  public ParsedText {
    findings = List.copyOf(findings);
  }
}
