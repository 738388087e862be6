package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.navigation.Occurrence.Role;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of a file that lead somewhere: rules in suppressions, Secrets in references. */
public final class Links {
  private static final Pattern SUPPRESSION = Pattern.compile("#\\s*telemetry-lint:[^\\r\\n]*");
  private static final Pattern RULE = Pattern.compile("\\bTEL[0-9]{4}\\b");

  private Links() {}

  /** A piece of a file and where it leads. */
  public record Link(TextSpan span, Target target) {}

  /** Where a link leads. */
  public sealed interface Target {
    /** The page of a rule. */
    record Page(LintRule rule) implements Target {}

    /** A place of another file of the workspace, or of the same one. */
    record Definition(Occurrence occurrence) implements Target {}
  }

  /** In the order of the file. */
  public static List<Link> of(Workspace workspace, WorkspaceFile file) {
    List<Link> links = new ArrayList<>();
    Matcher comment = SUPPRESSION.matcher(file.document().text());
    while (comment.find()) {
      Matcher id = RULE.matcher(comment.group());
      while (id.find()) {
        TextSpan span = new TextSpan(comment.start() + id.start(), comment.start() + id.end());
        RuleCatalogue.find(id.group())
            .ifPresent(rule -> links.add(new Link(span, new Target.Page(rule))));
      }
    }
    for (Occurrence occurrence : Occurrences.in(file)) {
      if (occurrence.role() == Role.REFERENCE && occurrence.name() instanceof Name.Secret) {
        Occurrences.of(workspace, occurrence.name()).stream()
            .filter(other -> other.role() == Role.DEFINITION)
            .findFirst()
            .ifPresent(definition ->
                links.add(
                    new Link(Occurrences.span(occurrence), new Target.Definition(definition))));
      }
    }
    links.sort(Comparator.comparingInt(link -> link.span().start()));
    return List.copyOf(links);
  }
}
