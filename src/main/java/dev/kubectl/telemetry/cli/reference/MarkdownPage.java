package dev.kubectl.telemetry.cli.reference;

import java.util.List;
import java.util.Map;

/** A command in Markdown, as GitHub renders it. */
public final class MarkdownPage {
  private MarkdownPage() {}

  /** {@code kubectl-telemetry-lint.md}. */
  public static String fileName(CommandPage page) {
    return fileName(page.name());
  }

  private static String fileName(String command) {
    return command.replace(' ', '-') + ".md";
  }

  public static String of(CommandPage page) {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(page.name()).append("\n\n").append(escaped(page.summary()));
    text.append("\n\n```text\n").append(page.synopsis()).append("\n```\n");
    page.description()
        .forEach(paragraph -> text.append('\n').append(escaped(paragraph)).append('\n'));
    if (!page.examples().isEmpty()) {
      text.append("\n## Examples\n\n```sh\n");
      page.examples().forEach(line -> text.append(line).append('\n'));
      text.append("```\n");
    }
    commands(text, page.commands());
    page.sections().forEach(section -> section(text, section));
    exitCodes(text, page.exitCodes());
    return text.toString();
  }

  private static void commands(StringBuilder text, Map<String, String> commands) {
    if (commands.isEmpty()) {
      return;
    }
    text.append("\n## Commands\n\n| command | does |\n| --- | --- |\n");
    commands.forEach((name, summary) ->
        row(text, "[" + escaped(name) + "](" + fileName(name) + ")", escaped(summary)));
  }

  private static void section(StringBuilder text, CommandPage.Section section) {
    boolean arguments = section.entries().stream().noneMatch(e -> e.term().startsWith("-"));
    text.append("\n## ").append(escaped(section.title())).append("\n\n| ");
    text.append(arguments ? "argument" : "option").append(" | meaning |\n| --- | --- |\n");
    for (CommandPage.Entry entry : section.entries()) {
      row(text, code(entry.term()), escaped(entry.text()));
    }
  }

  private static void exitCodes(StringBuilder text, Map<String, String> codes) {
    if (codes.isEmpty()) {
      return;
    }
    text.append("\n## Exit codes\n\n| code | meaning |\n| --- | --- |\n");
    codes.forEach((code, meaning) -> row(text, code, escaped(meaning)));
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
  }

  private static String code(String term) {
    return "`" + term.replace("|", "\\|") + "`";
  }

  /** Text as it is; words in angle brackets, stars and the like mean nothing. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\*_<>|\\[\\]`])", "\\\\$1");
  }
}
