package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings live objects to what was planned: server-side apply of what differs, deletion of what is
 * not wanted any more, and nothing else.
 *
 * <p>The changes are worked out first ({@link #changes}), so that they can be shown or counted
 * before the first one is made. One that fails ends its component, so that no workload follows
 * configuration that did not arrive.
 */
public final class Applier {
  private static final int ATTEMPTS = 5;

  private final KubernetesApi api;
  private final KubernetesApi.Writing writing;
  private final ObjectDifference.Basis basis;

  public Applier(KubernetesApi api, KubernetesApi.Writing writing, ObjectDifference.Basis basis) {
    this.api = api;
    this.writing = writing;
    this.basis = basis;
  }

  /**
   * What to make of one component.
   *
   * @param desired its objects, in the order in which they can be applied; empty: it is to go
   * @param inventory all objects that it may have, in the order in which they can be deleted
   */
  public record Target(String name, List<Tree.Mapping> desired, List<ObjectKey> inventory) {
    public Target {
      desired = List.copyOf(desired);
      inventory = List.copyOf(inventory);
    }

    /** Without the objects, which may be Secrets. */
    @Override
    public String toString() {
      return "Target[" + name + "]";
    }
  }

  /** The changes of one target, in order; none when it is as it should be. */
  public List<Change> changes(Target target, Map<ObjectKey, Tree.Mapping> live) {
    List<Change> changes = new ArrayList<>();
    Set<ObjectKey> wanted = new LinkedHashSet<>();
    Map<ObjectKey, Tree.Mapping> differing = new LinkedHashMap<>();
    for (Tree.Mapping object : target.desired()) {
      ObjectKey key = ObjectKey.of(object);
      Tree.Mapping sent = sendable(key, object);
      wanted.add(key);
      if (ObjectDifference.exists(sent, live.get(key), basis)) {
        differing.put(key, sent);
      }
    }
    changes.addAll(ApplyOrder.of(differing, live));
    for (ObjectKey key : target.inventory()) {
      Tree.Mapping existing = live.get(key);
      if (existing != null && !wanted.contains(key)) {
        changes.add(new Change.Delete(target.name(), key, ObjectView.of(existing).uid()));
      }
    }
    return changes.stream().map(change -> change.of(target.name())).toList();
  }

  /** The reference puts a namespace into cluster-wide objects; the server wants none there. */
  private static Tree.Mapping sendable(ObjectKey key, Tree.Mapping object) {
    return key.namespace() == null
        ? object.with("metadata", ObjectView.of(object).at("metadata").tree().without("namespace"))
        : object;
  }

  /**
   * What became of one change.
   *
   * @param result the object as it is now; null when it was deleted
   * @param conflicts with whom and about what, when fields were taken from other managers
   */
  public record Outcome(Change change, Tree.@Nullable Mapping result, List<String> conflicts) {
    public Outcome {
      conflicts = List.copyOf(conflicts);
    }

    @Override
    public String toString() {
      return change.toString();
    }
  }

  /**
   * Makes the changes one after another and tells of each. Throws {@link ApiFailure} at the first
   * one that does not succeed.
   *
   * @param check runs before each change; what it throws ends this
   */
  public void apply(List<Change> changes, Runnable check, Consumer<Outcome> told) {
    for (Change change : changes) {
      check.run();
      told.accept(
          switch (change) {
            case Change.Apply apply -> apply(apply);
            case Change.Delete delete -> {
              api.delete(delete.key(), delete.uid(), writing);
              yield new Outcome(delete, null, List.of());
            }
          });
    }
  }

  /** Asks first and forces then, so that whoever loses a field is named. */
  private Outcome apply(Change.Apply change) {
    inherit(change);
    List<String> conflicts = List.of();
    Tree.Mapping applied;
    try {
      applied = api.apply(change.object(), writing, false);
    } catch (ApiFailure e) {
      if (isBindingToNothing(change, e)) {
        return new Outcome(change, null, List.of());
      }
      if (!e.isConflict() || e.causes().isEmpty()) {
        throw e;
      }
      conflicts = e.causes();
      applied = api.apply(change.object(), writing, true);
    }
    return new Outcome(change, withoutStrangers(change, applied), conflicts);
  }

  private Tree.Mapping withoutStrangers(Change.Apply change, Tree.Mapping applied) {
    Tree.Mapping removal = Tree.EMPTY_MAPPING;
    for (String key : ObjectDifference.strangers(change.object(), applied)) {
      removal = removal.with(key, Tree.NULL);
    }
    return removal.isEmpty()
        ? applied
        : api.patch(
            change.key(),
            null,
            Tree.mapping().put(ObjectDifference.DATA, removal).build(),
            writing);
  }

  /**
   * Another manager's fields become ours before we say which of them are to stay. Its controllers
   * may be writing the status meanwhile, so what counts is read anew.
   */
  private void inherit(Change.Apply change) {
    Tree.Mapping before = change.before();
    for (int attempt = 1; before != null; attempt++) {
      Optional<Tree.Sequence> fields = Predecessor.inherited(before, writing.fieldManager());
      if (fields.isEmpty()) {
        return;
      }
      try {
        api.patch(change.key(), null, managedFields(before, fields.get()), writing);
        return;
      } catch (ApiFailure e) {
        if (!e.isConflict() || attempt == ATTEMPTS) {
          throw e;
        }
        before = api.get(change.key()).orElse(null);
      }
    }
  }

  private static Tree.Mapping managedFields(Tree.Mapping before, Tree.Sequence fields) {
    return Tree.mapping()
        .put(
            "metadata",
            Tree.mapping()
                .put("resourceVersion", ObjectView.of(before).resourceVersion())
                .put("managedFields", fields))
        .build();
  }

  /**
   * In a dry run the role that comes before its binding is not kept, and whoever may not grant
   * everything hears that it is missing. How it would be with the role the server cannot tell.
   */
  private boolean isBindingToNothing(Change.Apply change, ApiFailure failure) {
    return writing.dryRun()
        && failure.isNotFound()
        && change.key().kind().endsWith("RoleBinding")
        && failure.answer().contains("\"" + change.key().name() + "\" not found");
  }
}
