package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the pods of one workload.
 *
 * @param workload the Deployment or DaemonSet
 * @param podsBefore null when nobody knows, as for one pod a node of unknown many
 * @param podsAfter likewise
 * @param surge how many pods more than wanted there may be meanwhile
 * @param unavailable how many pods may be missing meanwhile
 * @param estimate how long it takes when every pod starts at once; null when nobody knows
 * @param causes why, at least one
 */
public record Rollout(
    Component component,
    ObjectKey workload,
    Kind kind,
    @Nullable Integer podsBefore,
    @Nullable Integer podsAfter,
    int surge,
    int unavailable,
    @Nullable Duration estimate,
    List<String> causes) {
  /** Closed set. */
  public enum Kind {
    START("start"),
    /** Every pod is replaced. */
    RESTART("restart"),
    /** Pods are added or removed; those that stay are not touched. */
    SCALE("scale"),
    STOP("stop");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Rollout {
    causes = List.copyOf(causes);
  }
}
