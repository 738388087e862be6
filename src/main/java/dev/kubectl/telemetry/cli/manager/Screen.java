package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.manager.Loop;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.plan.Condition;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Lays a moment of a run out in lines, as many and as long as the terminal has room for. */
final class Screen {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final int FIRST_COLUMN = 28;
  private static final int COLUMN = 10;

  private final boolean colour;
  private final DateTimeFormatter time;

  Screen(boolean colour) {
    this(colour, ZoneId.systemDefault());
  }

  Screen(boolean colour, ZoneId zone) {
    this.colour = colour;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
  }

  /** Column heads and the conditions below them, in the order in which data passes them. */
  private enum Column {
    CONFIGURATION("CONFIG", Condition.CONFIGURATION_GENERATED),
    AGENT("AGENT", "AgentHealthy"),
    GATEWAY("GATEWAY", "GatewayHealthy"),
    FLOW("FLOW", FlowHealth.CONDITION);

    private final String head;
    private final String type;

    Column(String head, String type) {
      this.head = head;
      this.type = type;
    }

    Optional<Condition> of(PassReport.PipelineLine pipeline) {
      return pipeline.conditions().stream().filter(c -> c.type().equals(type)).findFirst();
    }
  }

  /** The lines from top to bottom; exactly {@code height} of them. */
  List<AttributedString> lines(ViewState.Frame frame, int width, int height) {
    List<AttributedString> top = new ArrayList<>(head(frame));
    top.addAll(pipelines(frame));
    List<AttributedString> foot = List.of(styled("q quits, Ctrl-C too", faint()));
    int left = height - foot.size();
    List<AttributedString> lines = new ArrayList<>();
    int most = Math.max(0, left - Math.min(6, frame.history().size() + 2));
    if (top.size() > most) {
      lines.addAll(top.subList(0, Math.max(0, most - 1)));
      lines.add(styled("  ... " + (top.size() - most + 1) + " more lines", faint()));
    } else {
      lines.addAll(top);
    }
    lines.addAll(history(frame, left - lines.size()));
    while (lines.size() < left) {
      lines.add(AttributedString.EMPTY);
    }
    lines.addAll(foot);
    return lines.stream().limit(height).map(line -> line.columnSubSequence(0, width)).toList();
  }

  /** What stays on the terminal when the view is gone. */
  List<AttributedString> summary(ViewState.Frame frame, int events) {
    List<AttributedString> lines = new ArrayList<>(pipelines(frame));
    lines.addAll(history(frame, events + 2));
    return lines;
  }

  private List<AttributedString> head(ViewState.Frame frame) {
    AttributedStringBuilder first = new AttributedStringBuilder();
    first.append("run-manager", bold()).append("  " + frame.mode());
    first.append("  " + safe(frame.title()), faint());
    List<AttributedString> lines = new ArrayList<>();
    lines.add(first.toAttributedString());
    lines.add(new AttributedString(safe(state(frame))));
    for (String problem : frame.unreadable()) {
      lines.add(styled("cannot read: " + safe(problem), red()));
    }
    lines.add(AttributedString.EMPTY);
    return lines;
  }

  private static String state(ViewState.Frame frame) {
    StringBuilder text = new StringBuilder(frame.phase());
    frame
        .lastPass()
        .ifPresent(report ->
            text.append("; pass ")
                .append(frame.passes())
                .append(" took ")
                .append(report.took().toMillis())
                .append(" ms, ")
                .append(age(report.started(), frame.now()))
                .append(" ago; writes: ")
                .append(frame.writes()));
    Loop.Backlog backlog = frame.backlog();
    if (backlog != null) {
      text.append("; ").append(backlog(backlog));
    }
    return text.toString();
  }

  private static String backlog(Loop.Backlog backlog) {
    if (backlog.changed()) {
      return "a change waits";
    }
    return backlog.failures() > 0
        ? "tries again in " + backlog.due().toSeconds() + " s (failure " + backlog.failures() + ")"
        : "nothing waits";
  }

  private static String age(Instant from, Instant now) {
    Duration age = Duration.between(from, now);
    return age.toMinutes() > 0 ? age.toMinutes() + " min" : Math.max(0, age.toSeconds()) + " s";
  }

  private List<AttributedString> pipelines(ViewState.Frame frame) {
    List<AttributedString> lines = new ArrayList<>();
    Optional<PassReport> last = frame.lastPass();
    if (last.isEmpty()) {
      return lines;
    }
    last.get()
        .halted()
        .ifPresent(halt -> {
          lines.add(styled(halt.text(), yellow()));
          lines.add(AttributedString.EMPTY);
        });
    if (last.get().pipelines().isEmpty()) {
      lines.add(new AttributedString("There is no MetricPipeline."));
    } else {
      AttributedStringBuilder head = new AttributedStringBuilder();
      head.append(padded("PIPELINE", FIRST_COLUMN), faint());
      for (Column column : Column.values()) {
        head.append(padded(column.head, COLUMN), faint());
      }
      lines.add(head.toAttributedString());
      // Those with trouble first: they must not fall off a small screen.
      last.get().pipelines().stream()
          .filter(pipeline -> !pipeline.isHealthy())
          .forEach(pipeline -> pipeline(pipeline, lines));
      last.get().pipelines().stream()
          .filter(PassReport.PipelineLine::isHealthy)
          .forEach(pipeline -> pipeline(pipeline, lines));
    }
    lines.add(AttributedString.EMPTY);
    return lines;
  }

  private void pipeline(PassReport.PipelineLine pipeline, List<AttributedString> lines) {
    AttributedStringBuilder row = new AttributedStringBuilder();
    row.append(padded(safe(pipeline.name()), FIRST_COLUMN));
    for (Column column : Column.values()) {
      Optional<Condition> condition = column.of(pipeline);
      row.append(
          padded(condition.map(Screen::word).orElse(""), COLUMN),
          condition.map(this::style).orElse(PLAIN));
    }
    lines.add(row.toAttributedString());
    for (Column column : Column.values()) {
      column
          .of(pipeline)
          .filter(condition -> !condition.status().equals("True"))
          .ifPresent(condition ->
              lines.add(
                  new AttributedStringBuilder()
                      .append("  " + safe(condition.reason()), style(condition))
                      .append(": " + safe(condition.message()), faint())
                      .toAttributedString()));
    }
  }

  /** Colour is never the only sign. */
  private static String word(Condition condition) {
    return switch (condition.status()) {
      case "True" -> condition.reason().endsWith("NotRequired") ? "-" : "ok";
      case "False" -> "FAILS";
      default -> "unknown";
    };
  }

  private AttributedStyle style(Condition condition) {
    return switch (condition.status()) {
      case "True" -> green();
      case "False" -> red();
      default -> yellow();
    };
  }

  /** The newest lines that there is room for, the newest at the end. */
  private List<AttributedString> history(ViewState.Frame frame, int room) {
    List<AttributedString> lines = new ArrayList<>();
    if (room < 2) {
      return lines;
    }
    lines.add(styled("WHAT HAPPENED", faint()));
    int from = Math.max(0, frame.history().size() - (room - 1));
    for (ViewState.Happened happened : frame.history().subList(from, frame.history().size())) {
      AttributedStyle style =
          switch (happened.entry().level()) {
            case INFO -> PLAIN;
            case WARN -> yellow();
            case ERROR -> red();
          };
      lines.add(
          new AttributedStringBuilder()
              .append(time.format(happened.at()) + "  ", faint())
              .append(safe(happened.entry().message()), style)
              .append(safe(details(happened.entry())), faint())
              .toAttributedString());
    }
    return lines;
  }

  /** On the same line, as far as there is room. */
  private static String details(LogEntry entry) {
    return entry.details().isEmpty() ? "" : ": " + String.join(", ", entry.details());
  }

  private static String safe(String text) {
    return Console.safe(text).replace('\n', ' ').replace('\t', ' ');
  }

  private static String padded(String text, int width) {
    String cut = text.length() < width ? text : text.substring(0, width - 2) + "~";
    return cut + " ".repeat(width - cut.length());
  }

  private static AttributedString styled(String text, AttributedStyle style) {
    return new AttributedString(text, style);
  }

  private AttributedStyle bold() {
    return colour ? PLAIN.bold() : PLAIN;
  }

  private AttributedStyle faint() {
    return colour ? PLAIN.faint() : PLAIN;
  }

  private AttributedStyle red() {
    return colour ? PLAIN.foreground(AttributedStyle.RED) : PLAIN;
  }

  private AttributedStyle yellow() {
    return colour ? PLAIN.foreground(AttributedStyle.YELLOW) : PLAIN;
  }

  private AttributedStyle green() {
    return colour ? PLAIN.foreground(AttributedStyle.GREEN) : PLAIN;
  }
}
