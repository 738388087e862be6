package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import dev.kubectl.telemetry.ottl.syntax.Parser;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of one entry, as written and as the collector loads them, and the problems found so
 * far. Lives for one check.
 */
final class Entry {
  /** More of one side are of no use to anybody, and looking for repetitions takes time. */
  private static final int MOST_PROBLEMS = 100;

  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<Side, Integer> counts = new EnumMap<>(Side.class);

  /** A text in both forms; they are the same object where nothing is replaced. */
  record Text(TextKind kind, int index, ParsedText written, ParsedText loaded, LoadedText loading) {
    boolean readable() {
      return written.findings().isEmpty();
    }
  }

  static List<Text> read(List<ParsedText> texts, TextKind kind, Catalogue catalogue) {
    List<Text> read = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      ParsedText written = texts.get(i);
      LoadedText loading = LoadedText.of(written.text());
      ParsedText loaded =
          loading.text().equals(written.text()) ? written : parse(loading.text(), kind, catalogue);
      read.add(new Text(kind, i, written, loaded, loading));
    }
    return read;
  }

  private static ParsedText parse(String text, TextKind kind, Catalogue catalogue) {
    return switch (kind) {
      case CONDITION -> Parser.condition(text, catalogue);
      case STATEMENT -> Parser.statement(text, catalogue);
    };
  }

  static List<ParsedText> written(List<Text> texts) {
    return texts.stream().map(Text::written).toList();
  }

  static List<ParsedText> loaded(List<Text> texts) {
    return texts.stream().map(Text::loaded).toList();
  }

  /** Adds a finding in the text as written. */
  void add(Text text, Side side, Finding finding) {
    if (hasRoom(side)) {
      add(problem(text, side, finding, finding.range()));
    }
  }

  /** Adds a finding in the loaded text, unless the place is reported already. */
  void addLoaded(Text text, Side side, Finding finding) {
    if (!hasRoom(side)) {
      return;
    }
    TextRange range = text.loading().original(finding.range());
    Problem problem = problem(text, side, finding, range);
    boolean known =
        problems.stream()
            .anyMatch(p ->
                p.kind() == problem.kind()
                    && p.index() == problem.index()
                    && p.span().equals(problem.span()));
    if (!known) {
      add(problem);
    }
  }

  /** Adds a problem of the entry as a whole. */
  void add(Problem problem) {
    if (problems.add(problem)) {
      counts.merge(problem.side(), 1, Integer::sum);
    }
  }

  private boolean hasRoom(Side side) {
    return counts.getOrDefault(side, 0) < MOST_PROBLEMS;
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private static Problem problem(Text text, Side side, Finding finding, TextRange range) {
    return new Problem(
        text.kind(),
        text.index(),
        span(text.written().text(), range),
        finding.category(),
        side,
        finding.message(),
        finding.hint());
  }

  private static Span span(String text, TextRange range) {
    return new Span(position(text, range.start()), position(text, range.end()));
  }

  private static Position position(String text, int offset) {
    int line = 1;
    int column = 1;
    int at = 0;
    for (int seen = 0; seen < offset && at < text.length(); seen++) {
      int c = text.codePointAt(at);
      at += Character.charCount(c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
    }
    return new Position(line, column, offset);
  }
}
