package dev.kubectl.telemetry.bench;

import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;

/**
 * Pipelines of a given number of lines, and somebody who types in the last one.
 *
 * @param line the one that is typed in, counted from 0
 */
record EditedText(String text, int line) {
  private static final String STATEMENT = "        - set(metric.unit, \"s\") where metric.name == ";
  private static final int TYPED_AT = STATEMENT.indexOf("set") + 3;
  private static final int STATEMENTS = 28;

  /** Pipelines that are all right, as many as fit into so many lines, and at least one. */
  static EditedText of(int lines) {
    StringBuilder text = new StringBuilder(pipeline(0));
    int each = (int) pipeline(1).lines().count() + 1;
    int count = each - 1;
    for (int i = 1; count + each <= lines; i++) {
      text.append("---\n").append(pipeline(i));
      count += each;
    }
    return new EditedText(text.toString(), (int) text.toString().lines().count() - 1);
  }

  private static String pipeline(int number) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata:
          name: shop-%d
        spec:
          input:
            prometheus:
              enabled: true
              namespaces:
                include: [shop, cart]
          output:
            otlp:
              endpoint:
                value: https://backend-%d.example.com:4317
          transform:
            - statements:
        """
            .formatted(number, number));
    for (int i = 0; i < STATEMENTS; i++) {
      text.append(STATEMENT).append("\"requests_").append(i).append("\"\n");
    }
    return text.toString();
  }

  int lines() {
    return line + 1;
  }

  /**
   * Types a letter or takes it away, by turns, which changes what is right, and waits until that is
   * told.
   *
   * @param number of the edit, counted from 0
   */
  void edit(EditorProcess editor, String uri, int number) throws InterruptedException {
    boolean typed = number % 2 == 0;
    int version = number + 2;
    editor.replace(uri, version, line, TYPED_AT, typed ? 0 : 1, typed ? "t" : "");
    editor.awaitDiagnostics(uri, version);
  }

  /** Where candidates are asked for: at the end of the last condition's left side. */
  CompletionParams place(String uri) {
    return new CompletionParams(
        new TextDocumentIdentifier(uri), new Position(line, STATEMENT.length()));
  }
}
