package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.yaml.LineTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Suppressions in comments: {@code # telemetry-lint: ignore TEL2107 reason="…" until=2027-01-31}.
 *
 * <p>Behind a value it reaches its own line, on a line of its own the next line that is no comment.
 * In both cases a scalar that begins on that line is reached to its end, as there is no room for
 * comments inside a block of OTTL.
 */
public final class CommentDirectives {
  private static final String MARK = "telemetry-lint:";
  private static final String VERB = "ignore";

  private CommentDirectives() {}

  /** The suppressions of one file; what cannot be read is reported. */
  public static List<Suppression> of(LintFile file, FindingSink sink) {
    String text = file.source().text();
    if (text.indexOf(MARK) < 0) {
      return List.of();
    }
    List<Suppression> found = new ArrayList<>();
    LineTable lines = file.lines();
    List<Span> scalars = file.scalarSpans();
    int from = 0;
    for (int at = text.indexOf(MARK); at >= 0; at = text.indexOf(MARK, from)) {
      int line = lines.positionOfChar(at).line();
      int lineStart = at - before(text, at).length();
      int end = lineStart + lines.line(line).length();
      from = Math.max(end, at + MARK.length());
      int hash = before(text, at).lastIndexOf('#');
      boolean comment =
          hash >= 0
              && text.substring(lineStart + hash + 1, at).isBlank()
              && (hash == 0 || Character.isWhitespace(text.charAt(lineStart + hash - 1)))
              && !inside(scalars, lines.positionOfChar(at).offset());
      if (!comment) {
        continue;
      }
      Span span = new Span(lines.positionOfChar(lineStart + hash), lines.positionOfChar(end));
      boolean own = text.substring(lineStart, lineStart + hash).isBlank();
      int target = own ? nextLine(lines, line) : line;
      read(file, span, text.substring(at + MARK.length(), end), target, scalars, found, sink);
    }
    return found;
  }

  private static void read(
      LintFile file,
      Span span,
      String words,
      int target,
      List<Span> scalars,
      List<Suppression> found,
      FindingSink sink) {
    String order = words.strip();
    if (!order.equals(VERB) && !order.startsWith(VERB + " ")) {
      sink.report(file, "suppression-malformed", span, "only `ignore` is known here", null);
      return;
    }
    switch (Directive.parse(order.substring(VERB.length()))) {
      case Directive.Result.Failed(Directive.Malformed why) ->
          sink.report(
              file,
              "suppression-malformed",
              span,
              why.message(),
              "Write `# telemetry-lint: ignore TEL2107 reason=\"why\"`");
      case Directive.Result.Read(Directive directive) ->
          found.add(
              new Suppression(
                  file.source().name(),
                  span,
                  directive,
                  true,
                  finding -> reaches(finding, file.source().name(), target, scalars)));
    }
  }

  private static boolean reaches(LintFinding finding, String source, int line, List<Span> scalars) {
    if (!finding.source().equals(source) || !finding.placed()) {
      return false;
    }
    return finding.span().start().line() == line
        || scalars.stream()
            .filter(scalar -> scalar.start().line() == line)
            .anyMatch(scalar -> holds(scalar, finding.span().start().offset()));
  }

  private static boolean holds(Span span, int offset) {
    return span.start().offset() <= offset && offset < span.end().offset();
  }

  private static boolean inside(List<Span> scalars, int offset) {
    return scalars.stream().anyMatch(scalar -> holds(scalar, offset));
  }

  private static String before(String text, int at) {
    int start = Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1;
    return text.substring(start, at);
  }

  private static int nextLine(LineTable lines, int line) {
    int next = line + 1;
    while (next <= lines.lines()) {
      String text = lines.line(next).strip();
      if (!text.isEmpty() && !text.startsWith("#")) {
        return next;
      }
      next++;
    }
    return next;
  }
}
