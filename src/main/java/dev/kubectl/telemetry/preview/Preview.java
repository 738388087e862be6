package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.preview.effect.Effect;
import dev.kubectl.telemetry.preview.effect.Impact;
import dev.kubectl.telemetry.preview.effect.Rollout;
import java.util.List;

/**
 * All that there is to say about the way from one state to another. Holds no secret value outside
 * of its two sides, whose text forms show none.
 *
 * @param resources what the user changes: MetricPipelines, the Telemetry, referenced Secrets
 * @param components the generated configuration, one entry for each component that changes
 * @param objects the generated Kubernetes objects
 * @param rollouts which workloads start, roll, scale or stop, in the order in which it begins
 * @param effects what it does, the weightiest first
 * @param impact one entry for each pipeline that the user does not change, by name
 * @param drift objects of the cluster that somebody edited; not part of the change
 * @param generatorDifference objects of the cluster that another generator wrote differently; not
 *     part of the change
 * @param noise how many differences mean nothing and are left out: server defaults, status,
 *     checksums, other spellings of the same amount
 * @param notes what the reader should know about the result as a whole
 */
public record Preview(
    Side before,
    Side after,
    List<ObjectChange> resources,
    List<ComponentChange> components,
    List<ObjectChange> objects,
    List<Rollout> rollouts,
    List<Effect> effects,
    List<Impact> impact,
    List<ObjectChange> drift,
    List<ObjectChange> generatorDifference,
    int noise,
    List<String> notes) {
  public Preview {
    resources = List.copyOf(resources);
    components = List.copyOf(components);
    objects = List.copyOf(objects);
    rollouts = List.copyOf(rollouts);
    effects = List.copyOf(effects);
    impact = List.copyOf(impact);
    drift = List.copyOf(drift);
    generatorDifference = List.copyOf(generatorDifference);
    notes = List.copyOf(notes);
  }

  /**
   * Whether the user's change does anything: to a resource, to what is generated, or to a status.
   */
  public boolean changesAnything() {
    return !resources.isEmpty()
        || !components.isEmpty()
        || !objects.isEmpty()
        || !effects.isEmpty();
  }
}
