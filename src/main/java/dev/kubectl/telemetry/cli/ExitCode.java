package dev.kubectl.telemetry.cli;

/** Exit codes; the same for every command and every output form. */
public final class ExitCode {
  /** Done, nothing to report. */
  public static final int OK = 0;

  /** The command's finding: something was left out, findings, differences. */
  public static final int FINDING = 1;

  /** Flags or arguments are wrong. */
  public static final int USAGE = 2;

  /** Input could not be read. */
  public static final int INPUT = 3;

  /** A cluster did not answer, or refused. */
  public static final int CLUSTER = 4;

  /** Some of the work could not be done. */
  public static final int INCOMPLETE = 5;

  /** A bug of ours. */
  public static final int BUG = 70;

  /** Ended by the user with Ctrl-C, as shells have it. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
