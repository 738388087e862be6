package dev.kubectl.telemetry.cli;

import org.jspecify.annotations.Nullable;

/**
 * Ends a command with a message and an exit code: for what the user cannot mend inside a manifest.
 * {@link Main} is the only place that turns it into output.
 */
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final @Nullable String hint;

  public CommandFailure(int exitCode, String message, @Nullable String hint) {
    super(message, null, false, false);
    this.exitCode = exitCode;
    this.hint = hint;
  }

  public int exitCode() {
    return exitCode;
  }

  public @Nullable String hint() {
    return hint;
  }

  public String text() {
    return String.valueOf(getMessage());
  }
}
