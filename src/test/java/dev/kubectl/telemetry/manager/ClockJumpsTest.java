package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ClockJumpsTest {
  private Instant time = Instant.parse("2030-01-01T00:00:00Z");
  private long nanos;
  private final InstantSource source = () -> time;
  private final Clock clock = source.withZone(ZoneOffset.UTC);
  private final ClockJumps jumps = new ClockJumps(clock, () -> nanos);

  private void pass(Duration timeOfDay, Duration really) {
    time = time.plus(timeOfDay);
    nanos += really.toNanos();
  }

  @Test
  void clocksThatAgreeAreNoJump() {
    pass(Duration.ofHours(3), Duration.ofHours(3).plusSeconds(2));
    assertThat(jumps.happened()).isFalse();
  }

  @Test
  void aMachineThatSleptIsSeenOnce() {
    pass(Duration.ofHours(1), Duration.ofSeconds(1));
    assertThat(jumps.happened()).isTrue();
    assertThat(jumps.happened()).isFalse();
  }

  @Test
  void aClockThatIsSetBackIsSeen() {
    pass(Duration.ofMinutes(-10), Duration.ofSeconds(1));
    assertThat(jumps.happened()).isTrue();
  }
}
