package dev.kubectl.telemetry.scaffold.wizard;

import dev.kubectl.telemetry.scaffold.Offers;
import dev.kubectl.telemetry.scaffold.Topic;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/**
 * What does not change while questions are asked.
 *
 * @param given topics that flags have answered: they are not asked
 * @param offers of a cluster
 * @param target where the manifest of a pipeline with this name would go
 * @param now what lint compares dates with
 */
public record Surroundings(
    Set<Topic> given, Offers offers, Function<String, Target> target, Instant now) {
  public Surroundings {
    given = Set.copyOf(given);
  }

  /**
   * Where a manifest would go.
   *
   * @param path as it is shown
   * @param exists whether somebody's file is there
   * @param fixed whether flags say so, and printing is out of the question
   */
  public record Target(String path, boolean exists, boolean fixed) {}
}
