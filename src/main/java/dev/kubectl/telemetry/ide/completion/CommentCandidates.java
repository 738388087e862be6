package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has a meaning in comments: suppressions of lint. */
final class CommentCandidates {
  private static final Pattern RULE =
      Pattern.compile("\\s*telemetry-lint:\\s*ignore\\s+(?:[A-Z0-9*]+,)*([A-Za-z0-9-]*)");
  private static final Pattern WORD = Pattern.compile("\\s*([a-z-]*:?)");

  private CommentCandidates() {}

  static List<Candidate> of(String before, Cursor cursor) {
    String typed = before.replace(String.valueOf(Completions.MARK), "");
    Matcher rule = RULE.matcher(typed);
    if (rule.matches()) {
      return rules(cursor.around(rule.group(1).length(), 0));
    }
    Matcher word = WORD.matcher(typed);
    if (word.matches()) {
      return List.of(
          new Candidate(
              "telemetry-lint: ignore",
              Candidate.Kind.SNIPPET,
              "silence a finding",
              "Silences a rule on this line or the next one. Say why.",
              "telemetry-lint: ignore ${1:TEL0000} reason=\"${2:why}\"",
              "telemetry-lint: ignore",
              cursor.around(word.group(1).length(), 0),
              0,
              false));
    }
    return List.of();
  }

  private static List<Candidate> rules(TextSpan replaced) {
    List<Candidate> candidates = new ArrayList<>();
    for (LintRule rule : RuleCatalogue.all()) {
      candidates.add(
          new Candidate(
              rule.id(),
              Candidate.Kind.RULE,
              rule.name(),
              rule.title(),
              rule.id(),
              rule.id() + " " + rule.name(),
              replaced,
              candidates.size(),
              false));
    }
    return List.copyOf(candidates);
  }
}
