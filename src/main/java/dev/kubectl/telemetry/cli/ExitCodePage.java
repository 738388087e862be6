package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.reference.CommandPage;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What the exit codes mean: of all commands, and of each; from the same model as the help pages.
 */
final class ExitCodePage {
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
    codes.forEach((code, meaning) -> text.append(" %3s  %s%n".formatted(code, meaning)));
  }
}
