package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

  @Test
  void aFewAreOnTheirWayAtOnceAndNoMore() {
    CountDownLatch full = new CountDownLatch(SideBySide.WIDTH);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<Integer> done = ConcurrentHashMap.newKeySet();

    SideBySide.forEach(
        MANY,
        item -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          wait(full);
          now.decrementAndGet();
          done.add(item);
        });

    assertThat(done).hasSize(MANY.size());
    assertThat(most).hasValue(SideBySide.WIDTH);
  }

  /** Ends only if as many as there may be are there together. */
  private static void wait(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theFirstFailureInOrderIsThrownWhenAllAreOver() {
    AtomicInteger done = new AtomicInteger();

    assertThatThrownBy(() ->
            SideBySide.forEach(
                MANY,
                item -> {
                  done.incrementAndGet();
                  if (item % 40 == 7) {
                    throw new IllegalStateException("number " + item);
                  }
                }))
        .hasMessage("number 7");

    assertThat(done).hasValue(MANY.size());
  }
}
