package dev.kubectl.telemetry.ide.server;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.document.PositionEncoding;
import dev.kubectl.telemetry.ide.document.TextChange;
import dev.kubectl.telemetry.ide.document.TextDocument;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Formatting through the protocol, with the cursor or a selection as {@code ‸} in a text. */
class FormattingTest {
  private static final String TEXT =
      GOOD.replace(
          "        - set(metric.unit, \"ms\") where metric.name == \"a\"\n",
          """
                  - set(metric.unit,"é😀")where‸ metric.name=="a" # é
                  - |
                    set(metric.unit,"ms")
                       where metric.name  ==  "b"
                  - 'set(metric.‸unit,"s")'
                  - "set(metric.unit,\\"s\\")"
          """);
  private static final FormattingOptions OPTIONS = new FormattingOptions(2, true);

  @TempDir Path folder;

  @Test
  void theWholeDocument() {
    for (String mark : new String[] {"", "\uFEFF"}) {
      for (String lineBreak : new String[] {"\n", "\r\n"}) {
        String text = mark + TEXT.replace("‸", "").replace("\n", lineBreak);
        try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
          List<? extends TextEdit> edits =
              EditorClient.get(
                  editor
                      .server()
                      .getTextDocumentService()
                      .formatting(new DocumentFormattingParams(editor.open(uri(), text), OPTIONS)));

          assertThat(edited(text, edits))
              .isEqualTo(
                  mark
                      + GOOD.replace(
                              "        - set(metric.unit, \"ms\") where metric.name == \"a\"\n",
                              """
                                      - set(metric.unit, "é😀") where metric.name == "a" # é
                                      - |
                                        set(metric.unit, "ms") where metric.name == "b"
                                      - 'set(metric.unit, "s")'
                                      - "set(metric.unit, \\"s\\")"
                              """)
                          .replace("\n", lineBreak));
        }
      }
    }
  }

  @Test
  void whatASelectionTouches() {
    int start = TEXT.indexOf('‸');
    int end = TEXT.lastIndexOf('‸') - 1;
    String text = TEXT.replace("‸", "");
    TextDocument document = document(text);
    Range range = EditWire.range(document.range(start, end));
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      List<? extends TextEdit> edits =
          EditorClient.get(
              editor
                  .server()
                  .getTextDocumentService()
                  .rangeFormatting(
                      new DocumentRangeFormattingParams(editor.open(uri(), text), OPTIONS, range)));

      assertThat(edited(text, edits))
          .isEqualTo(
              text.replace(
                      "unit,\"é😀\")where metric.name==", "unit, \"é😀\") where metric.name == ")
                  .replace("'set(metric.unit,\"s\")'", "'set(metric.unit, \"s\")'")
                  .replace(
                      "\"ms\")\n             where metric.name  ==  \"b\"",
                      "\"ms\") where metric.name == \"b\"")
                  .replace(
                      "|\n          set(metric.unit,\"ms\")",
                      "|\n          set(metric.unit, \"ms\")"));
    }
  }

  @Test
  void aBrokenDocumentAndOnesOfOthersStay() {
    String broken = TEXT.replace("‸", "").replace("==  \"b\"", "====");
    String other = "kind: Pod\napiVersion: v1\nspec: {filter: [{conditions: ['a==1']}]}\n";
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      for (String text : new String[] {broken, other, "kind: [", ""}) {
        TextDocumentIdentifier file =
            editor.open(FileUris.uri(folder.resolve(text.hashCode() + ".yaml")), text);
        var service = editor.server().getTextDocumentService();

        assertThat(
                EditorClient.get(service.formatting(new DocumentFormattingParams(file, OPTIONS))))
            .isEmpty();
        assertThat(
                EditorClient.get(
                    service.rangeFormatting(
                        new DocumentRangeFormattingParams(
                            file, OPTIONS, new Range(new Position(0, 0), new Position(99, 9))))))
            .isEmpty();
      }
    }
  }

  private String uri() {
    return FileUris.uri(folder.resolve("shop.yaml"));
  }

  private static TextDocument document(String text) {
    return new TextDocument("file:///a.yaml", "a.yaml", 1, text, PositionEncoding.UTF_16);
  }

  /** The text after edits, as an editor puts them in: from the last to the first. */
  private static String edited(String text, List<? extends TextEdit> edits) {
    assertThat(edits).isNotEmpty();
    List<TextChange> changes =
        edits.reversed().stream()
            .map(edit -> new TextChange(EditWire.range(edit.getRange()), edit.getNewText()))
            .toList();
    String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
    return mark + document(text).edited(2, changes).text();
  }
}
