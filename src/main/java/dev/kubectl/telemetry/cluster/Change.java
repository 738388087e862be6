package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/** One write to the cluster. Its text form has names only. */
public sealed interface Change {
  /** The component it belongs to. */
  String component();

  ObjectKey key();

  /** The same for a component. */
  Change of(String component);

  /** {@code create}, {@code change} or {@code delete}. */
  String action();

  /**
   * An object to create or to change.
   *
   * @param before what is there; null when there is none yet
   */
  record Apply(String component, ObjectKey key, Tree.Mapping object, Tree.@Nullable Mapping before)
      implements Change {
    @Override
    public Apply of(String other) {
      return new Apply(other, key, object, before);
    }

    @Override
    public String action() {
      return before == null ? "create" : "change";
    }

    @Override
    public String toString() {
      return action() + " " + key;
    }
  }

  /**
   * An object to delete.
   *
   * @param uid of the one that is meant, so that no later one is hit
   */
  record Delete(String component, ObjectKey key, String uid) implements Change {
    @Override
    public Delete of(String other) {
      return new Delete(other, key, uid);
    }

    @Override
    public String action() {
      return "delete";
    }

    @Override
    public String toString() {
      return action() + " " + key;
    }
  }
}
