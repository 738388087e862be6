package dev.kubectl.telemetry.scaffold.wizard;

/**
 * Something to choose, or to take over into what is typed.
 *
 * @param value as the command line says it
 * @param label as it is shown
 * @param description what choosing it means, one or more sentences; may be empty
 */
public record Option(String value, String label, String description) {
  static Option of(String value, String description) {
    return new Option(value, value, description);
  }
}
