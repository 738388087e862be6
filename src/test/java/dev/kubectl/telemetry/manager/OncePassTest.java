package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Single passes against a real API server: what they write, and that they write it once. */
class OncePassTest {
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void clear() throws Exception {
    cluster.clear();
    cluster.once();
  }

  @Test
  void withoutPipelinesNothingIsThere() throws Exception {
    PassReport report = cluster.once();

    assertThat(report.problems()).isEmpty();
    assertThat(cluster.objects()).isEmpty();
  }

  @Test
  void aSecondPassWritesNothing() throws Exception {
    cluster.telemetry();
    cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
    PassReport first = cluster.once();
    assertThat(first.problems()).isEmpty();
    assertThat(cluster.objects()).hasSizeGreaterThan(25);
    cluster.audit.start();

    PassReport second = cluster.once();

    assertThat(second.planned()).isEmpty();
    assertThat(cluster.writes()).isEmpty();
  }
}
