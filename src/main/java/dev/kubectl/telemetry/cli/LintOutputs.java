package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.fix.FixedFile;
import dev.kubectl.telemetry.lint.fix.SafeFixes;
import dev.kubectl.telemetry.lint.fix.UnifiedDiff;
import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.lint.report.ReportWriter;
import dev.kubectl.telemetry.lint.report.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where reports go: any number of forms, at most one of them to standard output. */
final class LintOutputs {
  private final List<Target> targets;
  private final Console console;

  /**
   * One report.
   *
   * @param file null for standard output
   */
  private record Target(ReportForm form, @Nullable String file) {}

  private LintOutputs(List<Target> targets, Console console) {
    this.targets = targets;
    this.console = console;
  }

  /** Reads {@code text}, {@code sarif=lint.sarif} and so on; nothing means text. */
  static LintOutputs of(List<String> options, Console console) {
    List<Target> targets = new ArrayList<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      targets.add(
          new Target(
              form(equals < 0 ? option : option.substring(0, equals)),
              equals < 0 ? null : option.substring(equals + 1)));
    }
    if (targets.isEmpty()) {
      targets.add(new Target(ReportForm.TEXT, null));
    }
    if (targets.stream().filter(target -> target.file() == null).count() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "only one output form fits into standard output",
          "write the others to files, such as -o sarif=lint.sarif");
    }
    return new LintOutputs(List.copyOf(targets), console);
  }

  private static ReportForm form(String word) {
    return ReportForm.of(word)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "there is no output form " + word,
                Stream.of(ReportForm.values())
                    .map(ReportForm::word)
                    .collect(Collectors.joining(", ", "known are ", ""))));
  }

  void write(LintReport report) {
    for (Target target : targets) {
      if (target.file() == null) {
        TextStyle style = new TextStyle(console.colour(), TerminalWidth.of(console));
        // At once: to print it would take it through the encoder in small pieces.
        String text = ReportWriter.write(target.form(), report, style);
        console.out().writeBytes(text.getBytes(console.out().charset()));
      } else {
        LintFiles.write(target.file(), ReportWriter.write(target.form(), report, TextStyle.PLAIN));
      }
    }
  }

  static void diff(SafeFixes fixes, Console console) {
    for (FixedFile file : fixes.files()) {
      console.out().print(Console.safe(UnifiedDiff.of(file)));
    }
  }

  static String statistics(LintReport report, long nanoseconds) {
    LintReport.Statistics statistics = report.statistics();
    return String.join(
            ", ",
            count(statistics.files(), "file"),
            count(statistics.objects(), "object"),
            count(statistics.pipelines(), "pipeline"))
        + " in "
        + nanoseconds / 1_000_000
        + " ms";
  }

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }
}
