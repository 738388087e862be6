package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order differing objects are written, so that a pod that happens to start in between
 * finds every variable its configuration names.
 *
 * <p>Planned order has the Secret before the ConfigMap, which is right for variables that are new.
 * Those that go must outlive the ConfigMap that still names them: then the Secret is written last,
 * and before the ConfigMap once with both, if there are new ones as well.
 */
final class ApplyOrder {
  private ApplyOrder() {}

  static List<Change> of(Map<ObjectKey, Tree.Mapping> objects, Map<ObjectKey, Tree.Mapping> live) {
    List<Change> changes = new ArrayList<>();
    List<Change> last = new ArrayList<>();
    objects.forEach((key, object) -> {
      Tree.Mapping existing = live.get(key);
      Change.Apply change = new Change.Apply("", key, object, existing);
      if (existing != null && key.kind().equals("Secret") && loses(existing, object)) {
        if (!data(existing).entries().entrySet().containsAll(data(object).entries().entrySet())) {
          changes.add(new Change.Apply("", key, withLeaving(existing, object), existing));
        }
        last.add(change);
      } else {
        changes.add(change);
      }
    });
    changes.addAll(last);
    return changes;
  }

  private static boolean loses(Tree.Mapping existing, Tree.Mapping wanted) {
    Set<String> keys = data(wanted).entries().keySet();
    return !keys.containsAll(data(existing).entries().keySet());
  }

  private static Tree.Mapping withLeaving(Tree.Mapping existing, Tree.Mapping wanted) {
    Tree.Mapping both = data(existing);
    for (Map.Entry<String, Tree> entry : data(wanted).entries().entrySet()) {
      both = both.with(entry.getKey(), entry.getValue());
    }
    return wanted.with("data", both);
  }

  private static Tree.Mapping data(Tree.@Nullable Mapping secret) {
    return ObjectView.of(secret).at("data").tree();
  }
}
