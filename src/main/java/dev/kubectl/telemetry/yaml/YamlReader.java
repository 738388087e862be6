package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to tree: the first step of every command that reads files.
 *
 * <p>Nothing is thrown, whatever the text: what is wrong comes back as a {@link Diagnostic} of rule
 * {@code yaml-syntax}, {@code yaml-limit}, {@code yaml-encoding}, {@code yaml-duplicate-key},
 * {@code yaml-merge} or {@code yaml-no-json}. The documents before a syntax error are kept.
 *
 * <p>Reads the engine's events, not its node tree: the tree is built by recursion, so a text of a
 * few thousand brackets would overflow the stack before a limit could be looked at.
 */
public final class YamlReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private YamlReader() {}

  public static YamlFile read(SourceText source) {
    return read(source, YamlLimits.DEFAULT);
  }

  public static YamlFile read(SourceText source, YamlLimits limits) {
    if (Utf8.isLongerThan(source.text(), limits.maxBytes())) {
      List<Diagnostic> diagnostics = new ArrayList<>();
      new Problems(source.name(), diagnostics)
          .limit(
              Span.NONE,
              "the text is larger than " + limits.maxBytes() + " bytes",
              "split it into several files");
      return new YamlFile(source, LineTable.of(source), List.of(), diagnostics);
    }
    int forbidden = Characters.firstForbidden(source.text());
    if (forbidden >= 0) {
      return readUntil(forbidden, source, limits);
    }
    Attempt attempt = attempt(source, source.text(), limits);
    if (attempt.problem != null && JsonTabs.mayMatter(source.text())) {
      Attempt other = attempt(source, JsonTabs.replaced(source.text()), limits);
      attempt = other.problem == null ? other : attempt;
    }
    return attempt.file();
  }

  /** Reads the bytes of a file: UTF-8, or UTF-16 with a byte order mark, as kubectl does. */
  public static YamlFile read(String name, byte[] bytes) {
    return read(name, bytes, YamlLimits.DEFAULT);
  }

  /** Reads the bytes of a file: UTF-8, or UTF-16 with a byte order mark, as kubectl does. */
  public static YamlFile read(String name, byte[] bytes, YamlLimits limits) {
    return switch (SourceBytes.decode(name, bytes, limits.maxBytes())) {
      case SourceBytes.Decoded.Text(SourceText source) -> read(source, limits);
      case SourceBytes.Decoded.Refused(Diagnostic why) -> {
        SourceText nothing = new SourceText(name, "");
        yield new YamlFile(nothing, LineTable.of(nothing), List.of(), List.of(why));
      }
    };
  }

  /** Keeps the documents that end before a character that YAML forbids. */
  private static YamlFile readUntil(int forbidden, SourceText source, YamlLimits limits) {
    Attempt attempt =
        attempt(source, Characters.withoutForbidden(source.text(), forbidden), limits);
    Position at = attempt.lines.positionOfChar(forbidden);
    if (attempt.problem != null && attempt.problem.offset() < at.offset()) {
      return attempt.file();
    }
    List<SourceDocument> before =
        attempt.documents.stream()
            .filter(document -> document.root().span().end().compareTo(at) <= 0)
            .toList();
    List<Diagnostic> diagnostics = new ArrayList<>();
    for (Diagnostic diagnostic : attempt.diagnostics) {
      if (diagnostic.span().start().compareTo(at) < 0) {
        diagnostics.add(diagnostic);
      }
    }
    new Problems(source.name(), diagnostics)
        .syntax(
            new Span(at, attempt.lines.positionAt(at.offset() + 1)),
            "the character "
                + Characters.name(source.text().charAt(forbidden))
                + " is not allowed in YAML",
            "write it as an escape in double quotes, or remove it");
    return new YamlFile(source, attempt.lines, before, diagnostics);
  }

  /**
   * Reads a text in which every character stands where it stands in the source.
   *
   * <p>The engine is free to fail in any way: some of its faults are not its own exceptions.
   */
  private static Attempt attempt(SourceText source, String text, YamlLimits limits) {
    LineTable lines = LineTable.of(source);
    List<Diagnostic> diagnostics = new ArrayList<>();
    Problems problems = new Problems(source.name(), diagnostics);
    Composition composition = new Composition(source, limits, lines, problems);
    SyntaxProblem problem = null;
    Event latest = null;
    try {
      Iterator<Event> events = new Parse(SETTINGS).parseString(text).iterator();
      while (!composition.isOver() && events.hasNext()) {
        latest = events.next();
        composition.accept(latest);
      }
    } catch (MarkedYamlEngineException marked) {
      problem = SyntaxProblem.of(marked, lines);
    } catch (YamlEngineException | IndexOutOfBoundsException | IllegalArgumentException other) {
      int reached = latest == null ? 0 : latest.getEndMark().map(Mark::getIndex).orElse(0);
      problem = new SyntaxProblem(reached, "what follows is not YAML", null);
    }
    if (problem != null) {
      Position at = lines.positionAt(problem.offset());
      // An empty range at the very beginning would stand for the whole file.
      Position end = lines.positionAt(Math.max(1, problem.offset()));
      problems.syntax(new Span(at, end), problem.message(), problem.hint());
    }
    List<SourceDocument> documents = composition.documents();
    if (problem == null) {
      IndentingTabs.check(source, lines, documents, problems);
    }
    return new Attempt(source, lines, documents, diagnostics, problem);
  }

  private record Attempt(
      SourceText source,
      LineTable lines,
      List<SourceDocument> documents,
      List<Diagnostic> diagnostics,
      @Nullable SyntaxProblem problem) {
    YamlFile file() {
      return new YamlFile(source, lines, documents, diagnostics);
    }
  }
}
