package dev.kubectl.telemetry.cli;

/** Exit codes; the same for every command and every output form. */
final class ExitCode {
  /** Done, nothing to report. */
  static final int OK = 0;

  /** The command's finding: something was left out, findings, differences. */
  static final int FINDING = 1;

  /** Flags or arguments are wrong. */
  static final int USAGE = 2;

  /** Input could not be read. */
  static final int INPUT = 3;

  /** A cluster did not answer, or refused. */
  static final int CLUSTER = 4;

  /** Some of the work could not be done. */
  static final int INCOMPLETE = 5;

  /** A bug of ours. */
  static final int BUG = 70;

  /** Ended by the user with Ctrl-C, as shells have it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
