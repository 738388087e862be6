package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceText;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics as people read them:
 *
 * <pre>
 * shop.yaml:12:9: error: unknown field `protcol` in spec.output.otlp [unknown-field]
 *    12 |       protcol: grpc
 *       |       ^^^^^^^
 *    help: did you mean `protocol`?
 * </pre>
 */
public final class DiagnosticPrinter {
  private static final int WIDEST_LINE = 160;

  private final Console console;
  private final Map<String, String[]> lines = new HashMap<>();

  public DiagnosticPrinter(Console console, Collection<SourceText> sources) {
    this.console = console;
    for (SourceText source : sources) {
      lines.put(source.name(), source.text().split("\\R", -1));
    }
  }

  public void print(List<Diagnostic> diagnostics) {
    diagnostics.stream().sorted(Diagnostic.ORDER).forEach(this::print);
  }

  private void print(Diagnostic diagnostic) {
    boolean placed = !diagnostic.span().equals(Span.NONE);
    console
        .err()
        .println(
            console.bold(Console.safe(placed ? diagnostic.location() : diagnostic.source()) + ": ")
                + severity(diagnostic.severity())
                + ": "
                + Console.safe(diagnostic.message())
                + " ["
                + diagnostic.rule()
                + "]");
    if (placed) {
      frame(diagnostic);
    }
    if (diagnostic.hint() != null) {
      console.err().println("   " + console.blue("help") + ": " + Console.safe(diagnostic.hint()));
    }
  }

  private String severity(Severity severity) {
    return switch (severity) {
      case ERROR -> console.red(severity.word());
      case WARNING -> console.yellow(severity.word());
      case INFO -> console.blue(severity.word());
    };
  }

  /** The line of the text with carets below the place. */
  private void frame(Diagnostic diagnostic) {
    String[] text = lines.get(diagnostic.source());
    int line = diagnostic.span().start().line();
    if (text == null || line > text.length) {
      return;
    }
    String shown = text[line - 1].replace('\t', ' ');
    int[] characters = shown.codePoints().toArray();
    int start = Math.min(diagnostic.span().start().column() - 1, characters.length);
    int end =
        diagnostic.span().end().line() == line
            ? Math.min(diagnostic.span().end().column() - 1, characters.length)
            : characters.length;
    // A long line is cut to a window around the place.
    int from = start > WIDEST_LINE - 40 ? start - 40 : 0;
    int to = Math.min(characters.length, from + WIDEST_LINE);
    String number = String.format("%5d", line);
    console
        .err()
        .println(
            console.blue(number + " | ") + Console.safe(new String(characters, from, to - from)));
    console
        .err()
        .println(
            console.blue("      | ")
                + " ".repeat(start - from)
                + console.red("^".repeat(Math.max(1, Math.min(end, to) - start))));
  }
}
