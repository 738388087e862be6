package dev.kubectl.telemetry.ide.server;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Work that no request waits for, one piece after the other. A piece that fails is told and does
 * not stop those behind it.
 */
final class Background {
  private final ScheduledExecutorService thread;
  private final Consumer<Throwable> failed;

  Background(ScheduledExecutorService thread, Consumer<Throwable> failed) {
    this.thread = thread;
    this.failed = failed;
  }

  void run(Runnable work) {
    later(work, 0);
  }

  /** The same after a while. */
  void later(Runnable work, long nanos) {
    if (!thread.isShutdown()) {
      ScheduledFuture<?> _ = thread.schedule(() -> guarded(work), nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError e) {
      failed.accept(e);
    }
  }
}
