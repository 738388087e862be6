package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.lint.report.SafeText;
import dev.kubectl.telemetry.preview.ComponentChange;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.difference.Delta;
import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Policy;
import dev.kubectl.telemetry.preview.effect.Weight;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * One comment for a pull request. Its first line is a mark by which a job finds its own comment to
 * update it. Never longer than a comment may be: details go first, and what is left out is said.
 *
 * @see <a href="https://docs.github.com/en/rest/issues/comments">Comments, at most 65536
 *     characters</a>
 */
final class MarkdownForm {
  /** The first line. */
  static final String MARKER = "<!-- kubectl-telemetry preview -->";

  /** Less than the 65,536 of a comment, because a job may add a line of its own. */
  static final int LONGEST = 60_000;

  private static final int NAMES = 8;
  private static final int MOST_ROWS = 100;
  private static final int LINE_WIDTH = 120;
  private static final String CUT =
      "\n_The details are left out: they are too long for a comment._\n";

  private final Preview preview;
  private final Policy policy;
  private final StringBuilder out = new StringBuilder();

  private MarkdownForm(Preview preview, Policy policy) {
    this.preview = preview;
    this.policy = policy;
  }

  static String write(Preview preview, Policy policy) {
    MarkdownForm form = new MarkdownForm(preview, policy);
    form.head();
    form.effects();
    form.impact();
    form.details();
    return form.out.toString();
  }

  private void head() {
    out.append(MARKER).append('\n');
    out.append("### Telemetry preview: ")
        .append(text(preview.before().label()))
        .append(" to ")
        .append(text(preview.after().label()))
        .append("\n\n");
    out.append("**").append(String.join(" ", Words.summary(preview))).append("**\n");
    List<Effect> denied = policy.those(preview.effects(), Policy.Level.DENY);
    if (!denied.isEmpty()) {
      out.append("\n:no_entry: **The policy denies this change:** ")
          .append(String.join(", ", Words.kinds(denied)))
          .append('\n');
    }
  }

  private void effects() {
    if (preview.effects().isEmpty()) {
      return;
    }
    out.append("\n| | Effect | On | Because |\n| --- | --- | --- | --- |\n");
    Map<Effect, List<String>> groups = Words.bySubject(preview.effects());
    groups.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(entry -> {
          Effect effect = entry.getKey();
          row(
              sign(effect.weight()) + (policy.level(effect) == Policy.Level.DENY ? " denied" : ""),
              text(effect.text()) + " `" + effect.kind().word() + "`",
              text(Words.names(entry.getValue(), NAMES)),
              text(effect.reason()));
        });
    more(groups.size() - MOST_ROWS, "effects");
  }

  private void impact() {
    if (preview.impact().isEmpty()) {
      return;
    }
    out.append("\n**Impact on pipelines that are not changed**\n\n");
    out.append("| | Pipelines | Outcome | Because |\n| --- | --- | --- | --- |\n");
    Map<Impact, List<String>> groups = Words.byOutcome(preview.impact());
    groups.entrySet().stream()
        .limit(MOST_ROWS)
        .forEach(entry ->
            row(
                sign(Words.weight(entry.getKey().state())),
                text(Words.names(entry.getValue(), NAMES)),
                entry.getKey().state().word(),
                text(String.join("; ", entry.getKey().reasons()))));
    more(groups.size() - MOST_ROWS, "outcomes");
  }

  private void more(int count, String what) {
    if (count > 0) {
      out.append("\n... and ").append(count).append(" more ").append(what).append('\n');
    }
  }

  private void row(String... cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private static String sign(Weight weight) {
    return switch (weight) {
      case DANGER -> ":red_circle:";
      case ATTENTION -> ":warning:";
      case NOTE -> ":small_blue_diamond:";
    };
  }

  private void details() {
    details("Resources", objects(preview.resources()));
    for (ComponentChange change : preview.components()) {
      details("Configuration of the " + Words.component(change.component()), lines(change.delta()));
    }
    details("Objects", objects(preview.objects()));
    details(TextForm.DRIFT, objects(preview.drift()));
    details(TextForm.GENERATOR, objects(preview.generatorDifference()));
  }

  private static List<String> objects(List<ObjectChange> changes) {
    List<String> lines = new ArrayList<>();
    for (ObjectChange change : changes) {
      lines.add(change.action().mark() + " " + SafeText.line(change.key().toString()));
      if (change.delta() instanceof Delta.Fields) {
        lines(change.delta()).forEach(lines::add);
      }
    }
    return lines;
  }

  /** In the colours that a code block of the language diff has: the mark is the first letter. */
  private static List<String> lines(Delta delta) {
    return ChangeLines.of(delta, LINE_WIDTH, false).stream()
        .map(line -> {
          char mark = line.mark() == '~' || line.mark() == '>' ? '!' : line.mark();
          return mark + " " + "  ".repeat(line.depth() + 1) + line.text();
        })
        .toList();
  }

  private void details(String title, List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String fence = fence(lines);
    String block =
        "\n<details><summary>"
            + title
            + "</summary>\n\n"
            + fence
            + "diff\n"
            + String.join("\n", lines)
            + "\n"
            + fence
            + "\n\n</details>\n";
    if (out.length() + block.length() + CUT.length() <= LONGEST) {
      out.append(block);
    } else if (out.indexOf(CUT) < 0) {
      out.append(CUT);
    }
  }

  /** Longer than any run of backticks inside, which would end the block. */
  private static String fence(List<String> lines) {
    int longest = 0;
    for (String line : lines) {
      int run = 0;
      for (int i = 0; i < line.length(); i++) {
        run = line.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return String.join("", Collections.nCopies(Math.max(3, longest + 1), "`"));
  }

  /** Text that is nothing but text: no link, no mention, no HTML, no new cell. */
  private static String text(String text) {
    StringBuilder safe = new StringBuilder();
    for (char c : SafeText.line(text).toCharArray()) {
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '|', '*', '_', '`', '[', ']', '\\', '~', '#', '!' -> safe.append('\\').append(c);
        // A mention would call somebody.
        case '@' -> safe.append("&#64;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
