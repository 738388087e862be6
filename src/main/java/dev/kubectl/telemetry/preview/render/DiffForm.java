package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.lint.fix.UnifiedDiff;
import dev.kubectl.telemetry.lint.report.SafeText;
import dev.kubectl.telemetry.lint.report.TextStyle;
import dev.kubectl.telemetry.preview.Preview;
import java.util.stream.Collectors;

/**
 * A unified diff of everything that changes. Secret values read the same on both sides, so a change
 * of nothing but a value has no lines here; the other forms tell of it.
 */
final class DiffForm {
  private DiffForm() {}

  static String write(Preview preview, TextStyle style) {
    Paint paint = new Paint(style);
    StringBuilder out = new StringBuilder();
    for (Rendered rendered : Rendered.of(preview)) {
      if (!rendered.before().equals(rendered.after())) {
        String diff = UnifiedDiff.of(rendered.name(), rendered.before(), rendered.after());
        out.append(
            diff.lines()
                .map(line -> line(paint, line))
                .collect(Collectors.joining("\n", "", "\n")));
      }
    }
    return out.toString();
  }

  private static String line(Paint paint, String text) {
    String safe = SafeText.line(text);
    if (safe.startsWith("---") || safe.startsWith("+++")) {
      return paint.bold(safe);
    }
    return safe.startsWith("@@")
        ? paint.faint(safe)
        : paint.marked(safe.isEmpty() ? ' ' : safe.charAt(0), safe);
  }
}
