package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Optional;

/**
 * The manager that is there already: a Deployment that can be scaled down, and up again.
 *
 * <p>How many replicas it had is written on the Deployment itself, by the same write that scales it
 * down. So whoever comes later can put it back, also when this process is killed in between.
 */
public final class Incumbent {
  /** Holds the number of replicas from before. */
  public static final String ANNOTATION = "telemetry.kubectl.dev/replicas-before-takeover";

  /** As the module's chart calls it. */
  public static final String DEFAULT_NAME = "telemetry-manager";

  private static final int ATTEMPTS = 5;

  private final KubernetesApi api;
  private final ObjectKey key;
  private final KubernetesApi.Writing writing;

  public Incumbent(KubernetesApi api, String namespace, String name, String fieldManager) {
    this.api = api;
    this.key = ResourceType.DEPLOYMENT.key(namespace, name);
    this.writing = new KubernetesApi.Writing(fieldManager, false);
  }

  /** What became of putting it back. */
  public sealed interface Restoration {
    /** It has its replicas again. */
    record Done(long replicas) implements Restoration {}

    /** Nobody has scaled it down, or it is gone. */
    record NothingToDo() implements Restoration {}

    /** What was recorded is no number. */
    record Unreadable(String recorded) implements Restoration {}
  }

  /** {@code namespace/name}. */
  public String name() {
    return key.namespace() + "/" + key.name();
  }

  /** The command that puts it back by hand. */
  public String byHand(long replicas) {
    return "kubectl -n %s scale deployment %s --replicas=%d"
        .formatted(key.namespace(), key.name(), replicas);
  }

  /** The Deployment; empty when there is none. */
  public Optional<ObjectView> deployment() {
    return api.get(key).map(ObjectView::of);
  }

  /** Whether a lease's holder is a pod of this Deployment, by its name. */
  public boolean isPod(String holder) {
    return holder.startsWith(key.name() + "-");
  }

  /** Replicas that were recorded, as text; empty when it has not been scaled down. */
  private static String recorded(ObjectView deployment) {
    return deployment.at("metadata", "annotations").text(ANNOTATION);
  }

  /**
   * Scales it to zero and records what it had; what an earlier, killed takeover recorded stays.
   *
   * @return how many replicas it had; empty when there is no such Deployment
   */
  public Optional<Long> scaleDown() {
    for (int attempt = 1; ; attempt++) {
      Optional<ObjectView> found = deployment();
      if (found.isEmpty()) {
        return Optional.empty();
      }
      ObjectView deployment = found.get();
      long replicas = deployment.at("spec").number("replicas");
      if (replicas == 0) {
        return Optional.of(0L);
      }
      try {
        api.patch(key, null, scaled(deployment, Tree.of(String.valueOf(replicas)), 0), writing);
        return Optional.of(replicas);
      } catch (ApiFailure e) {
        rethrowUnlessConflict(e, attempt);
      }
    }
  }

  /** Gives it the replicas that were recorded, unless somebody has scaled it up meanwhile. */
  public Restoration restore() {
    for (int attempt = 1; ; attempt++) {
      Optional<ObjectView> found = deployment();
      String recorded = found.map(Incumbent::recorded).orElse("");
      if (found.isEmpty() || recorded.isEmpty()) {
        return new Restoration.NothingToDo();
      }
      if (!recorded.matches("[0-9]{1,6}")) {
        return new Restoration.Unreadable(recorded);
      }
      long now = found.get().at("spec").number("replicas");
      long replicas = now > 0 ? now : Long.parseLong(recorded);
      try {
        api.patch(key, null, scaled(found.get(), Tree.NULL, replicas), writing);
        return new Restoration.Done(replicas);
      } catch (ApiFailure e) {
        rethrowUnlessConflict(e, attempt);
      }
    }
  }

  /** The status of a Deployment changes often; what counts is read anew. */
  private static void rethrowUnlessConflict(ApiFailure failure, int attempt) {
    if (!failure.isConflict() || attempt >= ATTEMPTS) {
      throw failure;
    }
  }

  /** One write, so that never one half of it is there; refused when the object has changed. */
  private static Tree.Mapping scaled(ObjectView deployment, Tree record, long replicas) {
    return Tree.mapping()
        .put(
            "metadata",
            Tree.mapping()
                .put("resourceVersion", deployment.resourceVersion())
                .put("annotations", Tree.mapping().put(ANNOTATION, record)))
        .put("spec", Tree.mapping().put("replicas", replicas))
        .build();
  }
}
