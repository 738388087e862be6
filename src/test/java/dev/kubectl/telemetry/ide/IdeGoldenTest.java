package dev.kubectl.telemetry.ide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.ide.action.Action;
import dev.kubectl.telemetry.ide.action.Actions;
import dev.kubectl.telemetry.ide.completion.Candidate;
import dev.kubectl.telemetry.ide.completion.Completions;
import dev.kubectl.telemetry.ide.diagnosis.Diagnosis;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.document.EditorPosition;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.hover.Hovers;
import dev.kubectl.telemetry.ide.tokens.ColouredToken;
import dev.kubectl.telemetry.ide.tokens.OttlColours;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that an editor is told about a text with a cursor in it: {@code x.yaml} with {@code
 * x.expected} beside it. Run with {@code -Dgolden.update=true} to write what is there now, then
 * read the difference.
 */
class IdeGoldenTest {
  private static final Path CORPUS = Path.of("src/test/resources/ide");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
  private static final LintOptions OPTIONS = LintOptions.at(NOW);

  @TestFactory
  Stream<DynamicTest> everyTextIsAnsweredAsExpected() throws IOException {
    List<String> names = names(".yaml");
    assertThat(names).hasSizeGreaterThan(10);
    return names.stream().map(name -> dynamicTest(name, () -> check(name)));
  }

  @Test
  void everyExpectationIsOfAText() throws IOException {
    assertThat(names(".expected")).isSubsetOf(names(".yaml"));
  }

  private static void check(String name) throws IOException {
    String marked = Files.readString(CORPUS.resolve(name + ".yaml"));
    assertThat(marked).containsOnlyOnce("‸");
    String answers = answers(Editor.of(marked));
    Path expectation = CORPUS.resolve(name + ".expected");
    if (UPDATE) {
      Files.writeString(expectation, answers);
    }
    assertThat(expectation).content().isEqualTo(answers);
  }

  private static String answers(Editor editor) {
    List<LintFinding> findings =
        Diagnosis.of(editor.workspace(), editor.file(), OPTIONS, Scope.ALL);
    StringBuilder text = new StringBuilder();
    section(text, "completion", completion(editor));
    section(
        text,
        "hover",
        Hovers.at(editor.workspace(), editor.file(), editor.offset(), NOW)
            .map(hover ->
                List.of(place(editor, hover.span()) + ":", hover.markdown().stripTrailing()))
            .orElse(List.of()));
    section(
        text,
        "diagnostics",
        findings.stream()
            .map(finding ->
                place(finding.span())
                    + " "
                    + finding.severity().word()
                    + " "
                    + finding.rule().id()
                    + " "
                    + finding.message())
            .toList());
    section(text, "code actions", actions(editor, findings));
    section(
        text,
        "semantic tokens",
        OttlColours.of(editor.file()).stream().map(token -> token(editor, token)).toList());
    return text.toString();
  }

  private static List<String> completion(Editor editor) {
    Map<Candidate.Kind, TreeSet<String>> labels = new TreeMap<>();
    TreeSet<String> replaced = new TreeSet<>();
    for (Candidate candidate : Completions.at(editor.workspace(), editor.file(), editor.offset())) {
      labels.computeIfAbsent(candidate.kind(), _ -> new TreeSet<>()).add(candidate.label());
      replaced.add(place(editor, candidate.replaced()));
    }
    List<String> lines = new ArrayList<>();
    if (!replaced.isEmpty()) {
      lines.add("instead of " + String.join(" or ", replaced));
    }
    labels.forEach((kind, words) -> lines.add(kind + ": " + String.join(" · ", words)));
    return lines;
  }

  /** What can be done at the cursor, and the lines that it would change. */
  private static List<String> actions(Editor editor, List<LintFinding> findings) {
    TextSpan cursor = new TextSpan(editor.offset(), editor.offset());
    List<LintFinding> here =
        findings.stream()
            .filter(finding -> {
              TextSpan span = editor.file().document().offsets(finding.span());
              return span.start() <= cursor.end() && cursor.start() <= span.end();
            })
            .toList();
    List<String> lines = new ArrayList<>();
    for (Action action : Actions.in(editor.file(), cursor, here, OPTIONS)) {
      lines.add(action.kind().word() + ": " + action.title());
      action
          .edits()
          .forEach(edit -> {
            lines.add("  " + place(editor, edit.span()) + " becomes");
            edit.text().lines().forEach(line -> lines.add("    |" + line));
          });
    }
    return lines;
  }

  private static String token(Editor editor, ColouredToken token) {
    String text = editor.text().substring(token.span().start(), token.span().end());
    return place(editor, token.span()) + " " + token.colour().word() + " " + text;
  }

  private static String place(Span span) {
    return span.start() + "-" + span.end();
  }

  private static String place(Editor editor, TextSpan span) {
    EditorPosition start = editor.file().document().position(span.start());
    EditorPosition end = editor.file().document().position(span.end());
    return (start.line() + 1)
        + ":"
        + (start.character() + 1)
        + "-"
        + (end.line() + 1)
        + ":"
        + (end.character() + 1);
  }

  private static void section(StringBuilder text, String title, List<String> lines) {
    text.append("== ").append(title).append('\n');
    lines.forEach(line -> text.append(line).append('\n'));
  }

  private static List<String> names(String ending) throws IOException {
    try (Stream<Path> files = Files.list(CORPUS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(ending))
          .map(file -> file.substring(0, file.length() - ending.length()))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}
