package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import org.jspecify.annotations.Nullable;

/**
 * How objects are called. A shadow lives in a namespace of its own; what has no namespace gets that
 * one's name as a suffix, so that it cannot meet the real one.
 *
 * @param suffix null for the real thing
 */
record Names(@Nullable String suffix) {
  static final Names REAL = new Names(null);

  static Names shadow(String namespace) {
    return new Names("-" + namespace);
  }

  boolean isShadow() {
    return suffix != null;
  }

  ObjectKey of(ObjectKey key) {
    return suffix == null || key.namespace() != null
        ? key
        : new ObjectKey(key.apiVersion(), key.kind(), null, key.name() + suffix);
  }

  Tree.Mapping of(Tree.Mapping object) {
    if (suffix == null || ObjectKey.of(object).namespace() != null) {
      return object;
    }
    ObjectView view = ObjectView.of(object);
    Tree.Mapping renamed = object.with("metadata", renamed(view.at("metadata")));
    return view.has("roleRef") ? renamed.with("roleRef", renamed(view.at("roleRef"))) : renamed;
  }

  private Tree.Mapping renamed(ObjectView part) {
    return part.tree().with("name", Tree.of(part.text("name") + suffix));
  }
}
