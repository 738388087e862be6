package dev.kubectl.telemetry.cli.reference;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A command as a manual page in man(7), the macros that every man program knows.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/man.7.html">man(7)</a>
 */
public final class ManPage {
  private final StringBuilder text = new StringBuilder();

  private ManPage() {}

  /** {@code kubectl-telemetry-lint.1}. */
  public static String fileName(CommandPage page) {
    return joined(page.name()) + ".1";
  }

  /**
   * The page.
   *
   * @param version of the program, for the foot of the page
   * @param date of the release as {@code 2026-11-30}; a page of one release never changes
   */
  public static String of(CommandPage page, String version, String date) {
    ManPage man = new ManPage();
    String title = escaped(joined(page.name()).toUpperCase(Locale.ROOT));
    // A date is read, so its minus is one.
    man.line(".TH \"%s\" \"1\" \"%s\" \"%s\"".formatted(title, date, escaped(version)));
    // No words torn apart, and lines that end where they end: much of this is to be copied.
    man.line(".nh").line(".ad l");
    man.heading("NAME");
    man.line(escaped(joined(page.name())) + " \\- " + escaped(withoutPeriod(page.summary())));
    man.heading("SYNOPSIS");
    man.line("\\fB" + escaped(page.name()) + "\\fR" + escaped(arguments(page)));
    man.description(page);
    man.commands(page.commands());
    page.sections().forEach(man::section);
    man.examples(page.examples());
    man.exitStatus(page.exitCodes());
    man.seeAlso(page);
    return man.text.toString();
  }

  private static String arguments(CommandPage page) {
    String synopsis = page.synopsis();
    return synopsis.startsWith(page.name()) ? synopsis.substring(page.name().length()) : "";
  }

  private void description(CommandPage page) {
    heading("DESCRIPTION");
    line(escaped(page.summary()));
    for (String paragraph : page.description()) {
      line(".PP").line(escaped(paragraph));
    }
  }

  private void commands(Map<String, String> commands) {
    if (!commands.isEmpty()) {
      heading("COMMANDS");
      commands.forEach(
          (name, summary) -> entry("\\fB" + escaped(joined(name)) + "\\fR(1)", summary));
    }
  }

  private void section(CommandPage.Section section) {
    heading(section.title().toUpperCase(Locale.ROOT));
    for (CommandPage.Entry entry : section.entries()) {
      entry("\\fB" + escaped(entry.term()) + "\\fR", entry.text());
    }
  }

  private void entry(String term, String meaning) {
    line(".TP").line(term).line(escaped(meaning));
  }

  private void examples(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    heading("EXAMPLES");
    line(".EX");
    lines.forEach(example -> line(escaped(example)));
    line(".EE");
  }

  private void exitStatus(Map<String, String> codes) {
    if (!codes.isEmpty()) {
      heading("EXIT STATUS");
      codes.forEach((code, meaning) -> entry("\\fB" + escaped(code) + "\\fR", meaning));
    }
  }

  private void seeAlso(CommandPage page) {
    heading("SEE ALSO");
    int end = page.name().lastIndexOf(' ');
    String above = page.commands().isEmpty() ? page.name().substring(0, end) : "kubectl";
    line(".BR " + escaped(joined(above)) + " (1)");
  }

  private ManPage line(String line) {
    text.append(line).append('\n');
    return this;
  }

  private void heading(String words) {
    line(".SH \"" + escaped(words).replace("\"", "\\(dq") + "\"");
  }

  private static String joined(String name) {
    return name.replace(' ', '-');
  }

  private static String withoutPeriod(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  /** Text as it is: no escape, no request, and a minus that can be copied. */
  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
