package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster adds to two states.
 *
 * @param nodes how many nodes run the agent; null when nobody knows
 * @param liveObjects the generated objects as they are in the cluster; null without a cluster
 * @param managers field managers that write what is generated; what another one wrote is drift
 * @param refusals what the API server itself refused when it was asked
 */
public record Surroundings(
    @Nullable Integer nodes,
    @Nullable List<Tree.Mapping> liveObjects,
    List<String> managers,
    List<Refusal> refusals) {
  /** Two sets of files. */
  public static final Surroundings NONE = new Surroundings(null, null, List.of(), List.of());

  public Surroundings {
    liveObjects = liveObjects == null ? null : List.copyOf(liveObjects);
    managers = List.copyOf(managers);
    refusals = List.copyOf(refusals);
  }

  /** Some of the objects are Secrets. */
  @Override
  public String toString() {
    return "Surroundings[nodes=" + nodes + "]";
  }
}
