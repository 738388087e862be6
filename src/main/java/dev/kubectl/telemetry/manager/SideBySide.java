package dev.kubectl.telemetry.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Requests that do not depend on each other, a few at a time: hundreds of pipelines must not wait
 * for each other's round trips, and the API server must not get them all at once.
 */
final class SideBySide {
  /** How many are on their way at once. */
  static final int WIDTH = 8;

  private SideBySide() {}

  /**
   * Does something with each item and returns when all of it is over. What one of them throws is
   * thrown, that of the first in the order of the items.
   */
  static <T> void forEach(List<T> items, Consumer<T> action) {
    if (items.size() < 2) {
      items.forEach(action);
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(WIDTH, Thread.ofVirtual().name("status-", 0).factory())) {
      List<Future<?>> running = new ArrayList<>();
      for (T item : items) {
        running.add(threads.submit(() -> action.accept(item)));
      }
      for (Future<?> one : running) {
        await(one);
      }
    }
  }

  private static void await(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
