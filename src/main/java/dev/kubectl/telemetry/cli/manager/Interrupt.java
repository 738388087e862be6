package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.ExitCode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What Ctrl-C and SIGTERM do while something must be put in order before the process ends: the
 * virtual machine waits until that is done.
 */
final class Interrupt implements AutoCloseable {
  /** Longer than anything takes that has to be put in order. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;
  private volatile int code = ExitCode.OK;

  /**
   * @param stop asks what runs to come to its end; does not block
   */
  Interrupt(Runnable stop) {
    this.hook = Thread.ofPlatform().name("interrupt").unstarted(() -> interrupted(stop));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void interrupted(Runnable stop) {
    stop.run();
    try {
      if (done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS) && code == ExitCode.INCOMPLETE) {
        // The signal's own code would hide that something was left behind.
        Runtime.getRuntime().halt(code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is in order, and everything is written. */
  void ended(int exitCode) {
    code = exitCode;
    done.countDown();
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It runs at this moment.
      return;
    }
  }
}
