package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.reference.CommandPage;
import dev.kubectl.telemetry.scaffold.Lines;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the exit codes mean: of all commands, and of each; from the same model as the help pages.
 */
final class ExitCodePage {
  private static final int WIDTH = 80;

  /** Where a meaning begins. */
  private static final int INDENT = 6;

  private ExitCodePage() {}

  static String text(CommandSpec root) {
    StringBuilder text = new StringBuilder();
    text.append("Exit codes; they are the same for every form of output.\n");
    for (CommandPage page : CommandPage.all(root)) {
      if (!page.exitCodes().isEmpty()) {
        text.append('\n').append(page.name()).append('\n');
        codes(text, page.exitCodes());
      }
    }
    return text.toString();
  }

  private static void codes(StringBuilder text, Map<String, String> codes) {
    codes.forEach((code, meaning) -> {
      String before = " %3s  ".formatted(code);
      for (String line : Lines.wrapped(meaning, WIDTH - INDENT)) {
        text.append(before).append(line).append('\n');
        before = " ".repeat(INDENT);
      }
    });
  }
}
