package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cluster.Applier;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Slots;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.Inventory;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.workload.OwnerReference;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * From what was planned to what is applied in this very cluster: owners, which only a cluster
 * knows; kinds that it does not serve; components that are to be left alone.
 */
final class Targets {
  static final String LOCK = "telemetry-metricpipeline-lock";
  static final String SYNC = "telemetry-metricpipeline-sync-syncer";
  private static final String OWNERS = "pipeline lists";

  private final ClusterSnapshot snapshot;
  private final ObservedState observed;
  private final Names names;
  private final Overrides overrides;

  Targets(ClusterSnapshot snapshot, ObservedState observed, Names names, Overrides overrides) {
    this.snapshot = snapshot;
    this.observed = observed;
    this.names = names;
    this.overrides = overrides;
  }

  /**
   * Everything to be brought about.
   *
   * @param held components that stay as they are, though nothing was planned for them
   */
  List<Applier.Target> of(DesiredState desired, Set<Component> held) {
    List<Applier.Target> targets = new ArrayList<>();
    if (!overrides.metricsPaused()) {
      List<OwnerReference> holders = owners(holders());
      for (Component component : List.of(Component.GATEWAY, Component.AGENT)) {
        if (!held.contains(component)) {
          targets.add(target(desired, component, holders));
        }
      }
      if (!names.isShadow()) {
        targets.add(lists());
      }
    }
    if (!overrides.telemetryPaused()) {
      selfMonitor(desired, targets);
    }
    return targets;
  }

  /** It needs the module's resource as its owner, and serves the pipelines of other signals too. */
  private void selfMonitor(DesiredState desired, List<Applier.Target> targets) {
    boolean wanted = desired.component(Component.SELF_MONITOR).isPresent();
    if (snapshot.telemetry().isEmpty()) {
      targets.add(removal(Component.SELF_MONITOR));
    } else if (wanted || !snapshot.discovery().otherSignals()) {
      targets.add(target(desired, Component.SELF_MONITOR, moduleOwner()));
    }
  }

  private List<OwnerReference> moduleOwner() {
    return names.isShadow()
        ? List.of()
        : snapshot.telemetry().map(ObjectView::of).stream()
            .map(module -> OwnerReference.ofTelemetry(module.name(), module.uid()))
            .toList();
  }

  private Applier.Target removal(Component component) {
    return new Applier.Target(component.baseName(), List.of(), inventory(component));
  }

  private List<ObjectKey> inventory(Component component) {
    return Inventory.of(component, observed.options().targetNamespace()).stream()
        .map(names::of)
        .toList();
  }

  private Applier.Target target(
      DesiredState desired, Component component, List<OwnerReference> owners) {
    List<Tree.Mapping> objects =
        desired.component(component).stream()
            .flatMap(planned -> planned.objects().stream())
            .filter(object -> isServed(ObjectKey.of(object)))
            .map(names::of)
            .map(object -> owned(object, owners))
            .toList();
    return new Applier.Target(component.baseName(), objects, inventory(component));
  }

  private boolean isServed(ObjectKey key) {
    return !key.kind().equals(ResourceType.PEER_AUTHENTICATION.kind())
        || snapshot.discovery().peerAuthenticationServed();
  }

  private static Tree.Mapping owned(Tree.Mapping object, List<OwnerReference> owners) {
    if (owners.isEmpty()) {
      return object;
    }
    Tree.Mapping metadata = ObjectView.of(object).at("metadata").tree();
    return object.with(
        "metadata",
        metadata.with(
            "ownerReferences",
            Tree.sequence(owners.stream().map(OwnerReference::toTree).toList())));
  }

  /** Those that may run, whether they can or not, the oldest first. */
  private List<MetricPipeline> holders() {
    Set<String> holders = Slots.holders(snapshot.pipelines(), pipeline -> true, observed.options());
    return alive().stream().filter(pipeline -> holders.contains(pipeline.name())).toList();
  }

  private List<MetricPipeline> alive() {
    return snapshot.pipelines().stream()
        .filter(pipeline -> pipeline.metadata().deletionTimestamp() == null)
        .sorted(Comparator.comparing(Targets::created).thenComparing(MetricPipeline::name))
        .toList();
  }

  private static Instant created(MetricPipeline pipeline) {
    Instant created = pipeline.metadata().creationTimestamp();
    return created == null ? Instant.MAX : created;
  }

  private static List<OwnerReference> owners(List<MetricPipeline> pipelines) {
    return pipelines.stream()
        .filter(pipeline -> pipeline.metadata().uid() != null)
        .map(pipeline ->
            OwnerReference.ofMetricPipeline(
                pipeline.name(), String.valueOf(pipeline.metadata().uid())))
        .toList();
  }

  /**
   * The two ConfigMaps whose owners say who runs and who is there. Nothing here reads them (G4);
   * they are kept so that the reference's manager, when it comes back, lets the same pipelines run.
   */
  private Applier.Target lists() {
    List<Tree.Mapping> lists = new ArrayList<>();
    List<ObjectKey> keys = new ArrayList<>();
    list(LOCK, holders(), lists, keys);
    list(SYNC, alive(), lists, keys);
    return new Applier.Target(OWNERS, lists, keys);
  }

  private void list(
      String name, List<MetricPipeline> members, List<Tree.Mapping> lists, List<ObjectKey> keys) {
    String namespace = observed.options().targetNamespace();
    keys.add(ResourceType.CONFIG_MAP.key(namespace, name));
    if (!members.isEmpty()) {
      Tree.Mapping map =
          Tree.mapping()
              .put("apiVersion", "v1")
              .put("kind", "ConfigMap")
              .put(
                  "metadata",
                  Tree.mapping()
                      .put("name", name)
                      .put("namespace", namespace)
                      .put(
                          "labels",
                          Tree.mapping()
                              .put(Component.MODULE_LABEL, "telemetry")
                              .put("app.kubernetes.io/part-of", "telemetry")
                              .put("app.kubernetes.io/managed-by", "telemetry-manager")))
              .build();
      lists.add(owned(map, owners(members)));
    }
  }
}
