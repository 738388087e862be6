package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster adds to two states.
 *
 * @param nodes how many nodes run the agent; null when nobody knows
 * @param liveObjects the generated objects as they are in the cluster; null without a cluster
 * @param unseen kinds that could not be looked at, so that their absence says nothing
 * @param managers field managers that write what is generated; what another one wrote is drift
 * @param refusals what the API server itself refused when it was asked
 * @param reach which of the planned objects would be applied
 * @param notes what reading the cluster brought to light
 */
public record Surroundings(
    @Nullable Integer nodes,
    @Nullable List<Tree.Mapping> liveObjects,
    Set<String> unseen,
    List<String> managers,
    List<Refusal> refusals,
    Reach reach,
    List<String> notes) {
  /** Two sets of files. */
  public static final Surroundings NONE = new Surroundings(null, null, List.of(), List.of());

  public Surroundings {
    liveObjects = liveObjects == null ? null : List.copyOf(liveObjects);
    unseen = Set.copyOf(unseen);
    managers = List.copyOf(managers);
    refusals = List.copyOf(refusals);
    notes = List.copyOf(notes);
  }

  /** A cluster of which everything could be seen, and that takes everything. */
  public Surroundings(
      @Nullable Integer nodes,
      @Nullable List<Tree.Mapping> liveObjects,
      List<String> managers,
      List<Refusal> refusals) {
    this(nodes, liveObjects, Set.of(), managers, refusals, Reach.EVERYTHING, List.of());
  }

  /** Some of the objects are Secrets. */
  @Override
  public String toString() {
    return "Surroundings[nodes=" + nodes + "]";
  }
}
