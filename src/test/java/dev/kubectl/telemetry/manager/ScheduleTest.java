package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When passes are due, on a clock that the test moves. */
class ScheduleTest {
  private long now = Duration.ofDays(1).toNanos();
  private final Schedule schedule = new Schedule(new SplittableRandom(42), now);

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private void pass(long millis, boolean failed) {
    schedule.started();
    now += millis(millis);
    schedule.ended(now, millis(millis), failed, -1, 0);
  }

  private long dueInMillis() {
    return Duration.ofNanos(schedule.due() - now).toMillis();
  }

  @Test
  void theFirstChangeAfterAQuietTimeIsTakenUpAtOnce() {
    pass(30, false);
    now += millis(500);

    schedule.changed(now);

    assertThat(dueInMillis()).isZero();
  }

  @Test
  void aBurstIsTakenTogetherWhenItPauses() {
    pass(30, false);
    now += millis(10);
    for (int i = 0; i < 3; i++) {
      schedule.changed(now);
      now += millis(10);
      assertThat(dueInMillis()).isPositive();
    }

    assertThat(dueInMillis()).isEqualTo(10);
  }

  @Test
  void aBurstThatDoesNotEndIsNotWaitedForForever() {
    pass(30, false);
    long start = now;
    while (schedule.due() > now || now == start) {
      schedule.changed(now);
      now += millis(5);
    }

    assertThat(Duration.ofNanos(now - start)).isBetween(millisOf(100), millisOf(105));
  }

  private static Duration millisOf(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void aChangeDuringAPassMakesAnotherOne() {
    schedule.changed(now);
    schedule.started();
    schedule.changed(now);
    now += millis(40);
    schedule.ended(now, millis(40), false, -1, 0);

    assertThat(dueInMillis()).isLessThanOrEqualTo(20);
  }

  @Test
  void withoutChangesThereIsAPassNowAndThen() {
    pass(30, false);

    assertThat(Duration.ofMillis(dueInMillis())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void anAppointmentIsKeptEvenAfterAFailure() {
    schedule.started();
    schedule.ended(now, millis(1), true, millis(3), 0);

    assertThat(dueInMillis()).isEqualTo(3);
  }

  @Test
  void failuresMakeTheWaitLongerUpToALimitAndSuccessForgetsThem() {
    long longest = 0;
    for (int i = 0; i < 40; i++) {
      pass(1, true);
      long limit = Math.min(Duration.ofMinutes(5).toMillis(), 500L << Math.min(i, 20));
      assertThat(dueInMillis()).isBetween(limit / 2, limit);
      longest = Math.max(longest, dueInMillis());
    }
    assertThat(longest).isGreaterThan(Duration.ofSeconds(150).toMillis());

    pass(1, false);

    assertThat(Duration.ofMillis(dueInMillis())).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void waitsAfterAFailureAreNotAllTheSame() {
    assertThat(
            IntStream.range(0, 20)
                .mapToLong(i -> {
                  pass(1, false);
                  pass(1, true);
                  return schedule.due() - now;
                })
                .distinct()
                .count())
        .isGreaterThan(10);
  }

  @Test
  void whileEverythingFailsChangesDoNotHurryItMuch() {
    for (int i = 0; i < 12; i++) {
      pass(1, true);
    }
    now += millis(200);
    schedule.changed(now);

    assertThat(dueInMillis()).isEqualTo(300);
  }

  @Test
  void aServerThatWantsToBeLeftAloneIs() {
    schedule.started();
    schedule.ended(now, millis(1), true, -1, Duration.ofSeconds(7).toNanos());
    schedule.changed(now);

    assertThat(dueInMillis()).isEqualTo(7000);
  }
}
