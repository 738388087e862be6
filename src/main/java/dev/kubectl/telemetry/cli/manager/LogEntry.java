package dev.kubectl.telemetry.cli.manager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a log. Names only, as in what it is made from.
 *
 * @param details lines that people see below the message
 * @param fields what a program reads instead of the message
 */
record LogEntry(Level level, String message, List<String> details, Map<String, Object> fields) {
  /** How much it matters. */
  enum Level {
    INFO,
    WARN,
    ERROR
  }

  LogEntry {
    details = List.copyOf(details);
    fields = new LinkedHashMap<>(fields);
  }

  static LogEntry info(String message) {
    return new LogEntry(Level.INFO, message, List.of(), Map.of());
  }

  static LogEntry warn(String message) {
    return new LogEntry(Level.WARN, message, List.of(), Map.of());
  }

  static LogEntry error(String message) {
    return new LogEntry(Level.ERROR, message, List.of(), Map.of());
  }

  /** The same with one more field: a text, a number or a list of texts. */
  LogEntry with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new LogEntry(level, message, details, more);
  }

  /** The same with lines below it. */
  LogEntry above(List<String> lines) {
    return new LogEntry(level, message, lines, fields);
  }
}
