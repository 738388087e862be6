package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.syntax.Node;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether {@code copy_metric} ends. It appends the copy to the scope that is being walked, so the
 * copy is reached too and may be copied again, without end.
 *
 * <p>The check is conservative. A copying statement is taken to leave a copy alone only if its
 * {@code where}, or every condition of the entry, is certainly false for it, judged from literal
 * new values of name, description and unit alone. With several copying statements no circle of them
 * may remain.
 */
public final class Loops {
  private final List<ParsedText> statements;
  private final List<ParsedText> conditions;

  private Loops(List<ParsedText> statements, List<ParsedText> conditions) {
    this.statements = statements;
    this.conditions = conditions;
  }

  /** Copying statements that may never end; indexes are those of the statements. */
  public static List<Located> check(List<ParsedText> statements, List<ParsedText> conditions) {
    return new Loops(statements, conditions).check();
  }

  private List<Located> check() {
    List<Integer> copying = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i).root() instanceof Node.Call call && call.name().equals("copy_metric")) {
        copying.add(i);
      }
    }
    List<Located> findings = new ArrayList<>();
    for (int index : copying) {
      if (reaches(index, index, copying, new HashSet<>())) {
        findings.add(new Located(index, finding(statements.get(index).root())));
      }
    }
    return findings;
  }

  /** Whether a copy made by one statement may lead, over others, to another run of {@code goal}. */
  private boolean reaches(int from, int goal, List<Integer> copying, Set<Integer> seen) {
    Copy copy = Copy.of((Node.Call) statements.get(from).root());
    for (int next : copying) {
      if (excluded(copy, next)) {
        continue;
      }
      if (next == goal || (seen.add(next) && reaches(next, goal, copying, seen))) {
        return true;
      }
    }
    return false;
  }

  private boolean excluded(Copy copy, int statement) {
    boolean byConditions =
        !conditions.isEmpty() && conditions.stream().allMatch(c -> copy.isCertainlyNot(c.root()));
    if (byConditions) {
      return true;
    }
    Node where = statements.get(statement).where();
    if (where == null) {
      return false;
    }
    Copy seen = copy;
    for (int i = 0; i < statement; i++) {
      seen = seen.after(statements.get(i).root());
    }
    return seen.isCertainlyNot(where);
  }

  private static Finding finding(Node root) {
    return new Finding(
        Category.ENDLESS,
        root.range(),
        "The copy is visited too and may be copied again, without end",
        "Give the copy a literal new name and exclude it: copy_metric(name=\"new\") where metric.name == \"old\"");
  }
}
