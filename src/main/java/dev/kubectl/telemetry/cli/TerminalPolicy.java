package dev.kubectl.telemetry.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * What may be done because somebody looks: colour, line breaks, a pager. Decided here and nowhere
 * else; what is piped or written to a file gets none of it.
 *
 * @param environment variables of the process
 * @param terminal whether input and output are a terminal
 */
record TerminalPolicy(Map<String, String> environment, boolean terminal) {
  /** No width: nothing is broken. */
  static final int UNBOUNDED = 0;

  private static final int NARROWEST = 40;

  static TerminalPolicy ofProcess() {
    java.io.Console terminal = System.console();
    return new TerminalPolicy(System.getenv(), terminal != null && terminal.isTerminal());
  }

  /** Whether the cursor can be moved: {@code TERM=dumb} says that it cannot. */
  boolean isCapable() {
    return terminal && !"dumb".equals(environment.get("TERM"));
  }

  /** As kubectl has it: that NO_COLOR is there switches colour off, whatever its value. */
  boolean colour() {
    return isCapable() && !environment.containsKey("NO_COLOR");
  }

  /**
   * Columns to write in.
   *
   * @param asked asks the terminal, which takes a process; 0 when it does not say
   */
  int width(IntSupplier asked) {
    if (!isCapable()) {
      return UNBOUNDED;
    }
    int width = number(environment.getOrDefault("COLUMNS", ""));
    if (width == 0) {
      width = asked.getAsInt();
    }
    return width == 0 ? UNBOUNDED : Math.max(NARROWEST, width);
  }

  /**
   * The shell command that shows long texts page by page: only where the user names one, and never
   * in CI.
   */
  Optional<String> pager() {
    if (!isCapable() || !environment.getOrDefault("CI", "").isEmpty()) {
      return Optional.empty();
    }
    String own = environment.get("KUBECTL_TELEMETRY_PAGER");
    String pager = own == null ? environment.getOrDefault("PAGER", "") : own;
    return pager.isBlank() || pager.equals("cat") ? Optional.empty() : Optional.of(pager);
  }

  static int number(String text) {
    return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
  }
}
