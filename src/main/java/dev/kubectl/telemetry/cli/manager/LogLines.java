package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes a log: lines for people, or a JSON object a line with the keys of the reference. */
final class LogLines {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

  private final Console console;
  private final ManagerFlags.LogFormat format;
  private final Clock clock;

  LogLines(Console console, ManagerFlags.LogFormat format, Clock clock) {
    this.console = console;
    this.format = format;
    this.clock = clock;
  }

  void write(List<LogEntry> entries) {
    PrintStream out = console.out();
    for (LogEntry entry : entries) {
      out.print(
          switch (format) {
            case TEXT -> text(entry);
            case JSON -> json(entry, clock.instant());
          });
    }
    if (!entries.isEmpty()) {
      out.flush();
    }
  }

  private String text(LogEntry entry) {
    String level =
        switch (entry.level()) {
          case INFO -> "";
          case WARN -> console.yellow("warning") + ": ";
          case ERROR -> console.red("error") + ": ";
        };
    String text =
        entry.details().isEmpty()
            ? entry.message()
            : entry.message() + "\n" + String.join("\n", entry.details());
    String message = Console.safe(text).replace("\n", "\n         ");
    return TIME.format(clock.instant()) + " " + level + message + "\n";
  }

  private static String json(LogEntry entry, Instant now) {
    Tree.Builder line =
        Tree.mapping()
            .put("level", entry.level().name())
            .put("timestamp", now.truncatedTo(ChronoUnit.MILLIS).toString())
            .put("logger", "run-manager")
            .put("message", Console.safe(entry.message()));
    entry.fields().forEach((name, value) -> line.put(name, tree(value)));
    return JsonWriter.writeLine(line.build());
  }

  private static Tree tree(Object value) {
    return switch (value) {
      case Long number -> Tree.of(number);
      case Boolean flag -> Tree.of(flag);
      case List<?> texts ->
          Tree.texts(texts.stream().map(text -> Console.safe(String.valueOf(text))).toList());
      default -> Tree.of(Console.safe(String.valueOf(value)));
    };
  }
}
