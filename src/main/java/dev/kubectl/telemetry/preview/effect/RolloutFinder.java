package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pods a change starts, replaces and ends. Kubernetes replaces pods when the template of
 * their workload changes, and by the defaults of its strategy, because the generated workloads name
 * none: a quarter more and a quarter less for a Deployment, one pod at a time for a DaemonSet.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/workloads/controllers/deployment/">Deployment</a>
 */
final class RolloutFinder {
  private static final Set<String> WORKLOADS = Set.of("Deployment", "DaemonSet");
  private static final int QUARTER = 4;

  /** Pull, start, and the first probe after ten seconds, with the image at hand. */
  private static final Duration START = Duration.ofSeconds(20);

  /** A pod of a DaemonSet ends before the next one of its node starts. */
  private static final Duration END = Duration.ofSeconds(10);

  private final Planned before;
  private final Planned after;
  private final @Nullable Integer nodes;

  /**
   * @param nodes on how many nodes a DaemonSet runs; null when nobody knows
   */
  RolloutFinder(Planned before, Planned after, @Nullable Integer nodes) {
    this.before = before;
    this.after = after;
    this.nodes = nodes;
  }

  /** In the order in which the components are applied. */
  List<Rollout> find() {
    List<Rollout> rollouts = new ArrayList<>();
    for (Component component : Component.values()) {
      Map<ObjectKey, Tree.Mapping> old = workloads(before, component);
      Map<ObjectKey, Tree.Mapping> now = workloads(after, component);
      now.forEach((key, workload) -> {
        Tree.Mapping earlier = old.get(key);
        if (earlier == null) {
          rollouts.add(start(component, key, workload));
        } else {
          changed(component, key, earlier, workload).ifPresent(rollouts::add);
        }
      });
      old.forEach((key, workload) -> {
        if (!now.containsKey(key)) {
          rollouts.add(stop(component, key, workload));
        }
      });
    }
    return rollouts;
  }

  private static Map<ObjectKey, Tree.Mapping> workloads(Planned state, Component component) {
    Map<ObjectKey, Tree.Mapping> workloads = new LinkedHashMap<>(state.objects(component));
    workloads.keySet().removeIf(key -> !WORKLOADS.contains(key.kind()));
    return workloads;
  }

  private @Nullable Integer pods(Tree.Mapping workload) {
    return TreeFields.at(workload, "spec", "replicas") instanceof Tree.Scalar replicas
            && replicas.value() instanceof Long number
        ? Integer.valueOf(Math.toIntExact(number))
        : nodes;
  }

  private Rollout start(Component component, ObjectKey key, Tree.Mapping workload) {
    return new Rollout(
        component,
        key,
        Rollout.Kind.START,
        0,
        pods(workload),
        0,
        0,
        START,
        List.of(
            before.has(component)
                ? "it runs in another Namespace"
                : switch (component) {
                  case GATEWAY -> "a pipeline can run";
                  case AGENT -> "a pipeline has the input prometheus, runtime or istio";
                  case SELF_MONITOR -> "there is a pipeline";
                }));
  }

  private Rollout stop(Component component, ObjectKey key, Tree.Mapping workload) {
    return new Rollout(
        component,
        key,
        Rollout.Kind.STOP,
        pods(workload),
        0,
        0,
        0,
        null,
        List.of(
            after.has(component)
                ? "it runs in another Namespace"
                : switch (component) {
                  case GATEWAY -> "no pipeline can run any more";
                  case AGENT -> "no pipeline has the input prometheus, runtime or istio any more";
                  case SELF_MONITOR -> "there is no pipeline any more";
                }));
  }

  private Optional<Rollout> changed(
      Component component, ObjectKey key, Tree.Mapping old, Tree.Mapping now) {
    Tree template = TreeFields.at(now, "spec", "template");
    Integer earlier = pods(old);
    Integer pods = pods(now);
    if (!Objects.equals(TreeFields.at(old, "spec", "template"), template)) {
      return Optional.of(restart(component, key, old, now, earlier, pods));
    }
    return Objects.equals(earlier, pods)
        ? Optional.empty()
        : Optional.of(
            new Rollout(
                component,
                key,
                Rollout.Kind.SCALE,
                earlier,
                pods,
                0,
                0,
                START,
                List.of("spec.metric.gateway.scaling of the Telemetry")));
  }

  private Rollout restart(
      Component component,
      ObjectKey key,
      Tree.Mapping old,
      Tree.Mapping now,
      @Nullable Integer earlier,
      @Nullable Integer pods) {
    boolean daemonSet = key.kind().equals("DaemonSet");
    int wanted = pods == null ? 1 : pods;
    int surge = daemonSet ? 0 : Math.ceilDiv(wanted, QUARTER);
    int unavailable = daemonSet ? 1 : wanted / QUARTER;
    Duration step = daemonSet ? START.plus(END) : START;
    Duration estimate =
        pods == null
            ? null
            : step.multipliedBy(Math.ceilDiv(wanted, Math.max(1, surge + unavailable)));
    return new Rollout(
        component,
        key,
        Rollout.Kind.RESTART,
        earlier,
        pods,
        surge,
        unavailable,
        estimate,
        causes(component, old, now));
  }

  private List<String> causes(Component component, Tree.Mapping old, Tree.Mapping now) {
    List<String> causes = new ArrayList<>();
    if (differ("ConfigMap", component)) {
      causes.add("its configuration changes");
    }
    if (differ("Secret", component)) {
      causes.add("its credentials change");
    }
    String memory = limit(old);
    if (!memory.equals(limit(now))) {
      causes.add("its memory limit goes from " + memory + " to " + limit(now));
    }
    Tree image = container(old, "image");
    if (!Objects.equals(image, container(now, "image"))) {
      causes.add("its image changes");
    }
    if (!annotations(old).equals(annotations(now))) {
      causes.add("its pod annotations change");
    }
    if (causes.isEmpty()) {
      causes.add("its pod template changes");
    }
    return causes;
  }

  /** Without the checksum, which stands for configuration and credentials. */
  private static Map<String, Tree> annotations(Tree.Mapping workload) {
    Map<String, Tree> annotations =
        new LinkedHashMap<>(
            TreeFields.entries(workload, "spec", "template", "metadata", "annotations"));
    annotations.remove("checksum/config");
    return annotations;
  }

  /** The checksum of both stands in the template. */
  private boolean differ(String kind, Component component) {
    return !data(kind, before, component).equals(data(kind, after, component));
  }

  private static Map<ObjectKey, Tree> data(String kind, Planned state, Component component) {
    Map<ObjectKey, Tree> data = new LinkedHashMap<>();
    state
        .objects(component)
        .forEach((key, object) -> {
          if (key.kind().equals(kind)) {
            Tree values = object.get("data");
            data.put(key, values == null ? Tree.EMPTY_MAPPING : values);
          }
        });
    return data;
  }

  static String limit(Tree.Mapping workload) {
    return TreeFields.text(container(workload, "resources"), "limits", "memory");
  }

  private static @Nullable Tree container(Tree.Mapping workload, String field) {
    List<Tree> containers = TreeFields.items(workload, "spec", "template", "spec", "containers");
    return containers.isEmpty() ? null : TreeFields.at(containers.getFirst(), field);
  }
}
