package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.FileReplacement;
import dev.kubectl.telemetry.cli.TerminalWidth;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.render.PreviewForm;
import dev.kubectl.telemetry.preview.render.PreviewWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where previews go: any number of forms, at most one of them to standard output. */
record PreviewOutputs(List<Target> targets, boolean full, Console console) {
  /**
   * One form.
   *
   * @param file null for standard output
   */
  record Target(PreviewForm form, @Nullable String file) {}

  /** Reads {@code text}, {@code markdown=comment.md} and so on; nothing means text. */
  static PreviewOutputs of(List<String> options, boolean full, Console console) {
    List<Target> targets = new ArrayList<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      String form = equals < 0 ? option : option.substring(0, equals);
      targets.add(new Target(form(form), equals < 0 ? null : option.substring(equals + 1)));
    }
    if (targets.isEmpty()) {
      targets.add(new Target(PreviewForm.TEXT, null));
    }
    if (targets.stream().filter(target -> target.file() == null).count() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "only one output form fits into standard output",
          "write the others to files, such as -o markdown=comment.md");
    }
    return new PreviewOutputs(List.copyOf(targets), full, console);
  }

  private static PreviewForm form(String word) {
    return PreviewForm.of(word)
        .orElseThrow(() ->
            new CommandFailure(
                ExitCode.USAGE,
                "there is no output form " + word,
                Arrays.stream(PreviewForm.values())
                    .map(PreviewForm::word)
                    .collect(Collectors.joining(", ", "known are ", ""))));
  }

  void write(Preview preview, Policy policy) {
    for (Target target : targets) {
      boolean screen = target.file() == null;
      TextStyle style =
          screen ? new TextStyle(console.colour(), TerminalWidth.of(console)) : TextStyle.PLAIN;
      if (screen && target.form() == PreviewForm.DIFF && ExternalDiff.isWanted()) {
        console.flush();
        ExternalDiff.show(preview, console);
        continue;
      }
      String text = PreviewWriter.write(target.form(), preview, policy, style, full);
      if (screen) {
        console.out().print(text);
      } else {
        write(String.valueOf(target.file()), text);
      }
    }
  }

  static void write(String file, String text) {
    try {
      FileReplacement.write(Path.of(file), text);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.INPUT, file + " could not be written", null);
    }
  }
}
