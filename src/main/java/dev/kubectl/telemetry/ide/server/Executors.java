package dev.kubectl.telemetry.ide.server;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The threads of a server: a few for requests, one for everything that nobody waits for.
 *
 * @param background has one thread, so that diagnostics are sent in order
 */
record Executors(ExecutorService requests, ScheduledExecutorService background) {
  private static final int MOST_REQUESTS = 4;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(2);

  static Executors start() {
    int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_REQUESTS);
    return new Executors(
        java.util.concurrent.Executors.newFixedThreadPool(threads, named("request")),
        java.util.concurrent.Executors.newSingleThreadScheduledExecutor(named("background")));
  }

  private static ThreadFactory named(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 1).factory();
  }

  /** Interrupts what runs and waits for its end, so that no file is written after it; not long. */
  void stop() throws InterruptedException {
    requests.shutdownNow();
    background.shutdownNow();
    long end = System.nanoTime() + LONGEST_STOP.toNanos();
    requests.awaitTermination(LONGEST_STOP.toNanos(), TimeUnit.NANOSECONDS);
    background.awaitTermination(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
  }
}
