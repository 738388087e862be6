package dev.kubectl.telemetry.manifest;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same work for each of many files, on all processors.
 *
 * <p>Each processor takes the next file when it is done with one. A parallel stream cuts the list
 * into a few pieces beforehand, and at the end all wait for the processor that has the last piece.
 */
public final class SideBySide {
  /** Below this, starting threads costs more than it saves. */
  private static final int WORTH_THREADS = 16;

  private SideBySide() {}

  /** Whether threads are used for so many items. */
  public static boolean isWorth(int items) {
    return items >= WORTH_THREADS;
  }

  /**
   * What comes of each item, in the order of the items.
   *
   * @param work may be called by several threads at once; what it throws is thrown here
   */
  public static <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> work) {
    if (!isWorth(items.size())) {
      return items.stream().<R>map(work).toList();
    }
    @SuppressWarnings("unchecked") // only ever holds what work returns
    R[] results = (R[]) new Object[items.size()];
    AtomicInteger next = new AtomicInteger();
    IntStream.range(0, Runtime.getRuntime().availableProcessors())
        .parallel()
        .forEach(_ -> {
          for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
            results[i] = work.apply(items.get(i));
          }
        });
    return Collections.unmodifiableList(Arrays.asList(results));
  }
}
