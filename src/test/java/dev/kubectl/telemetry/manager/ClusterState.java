package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What there is in a cluster, as a text that is the same for the same scenario: our objects, the
 * pipelines' conditions, and the module's status. What a server makes up (uids, versions, times,
 * addresses) is left out or given a name.
 */
final class ClusterState {
  private static final Set<String> MADE_UP =
      Set.of("uid", "resourceVersion", "creationTimestamp", "managedFields", "generation");
  private static final Set<String> ADDRESSES = Set.of("clusterIP", "clusterIPs");
  private static final String CHECKSUM = "checksum/config";

  private static final Map<String, String> COMPONENTS =
      Map.of(
          "telemetry-metric-gateway", "gateway",
          "telemetry-metric-agent", "agent",
          "telemetry-self-monitor", "monitor");

  private final ManagedCluster cluster;
  private final boolean whole;
  private final Map<String, String> uids = new HashMap<>();

  /**
   * @param whole whether every field of our objects is shown, and not only what tells them from
   *     those of other scenarios
   */
  ClusterState(ManagedCluster cluster, boolean whole) {
    this.cluster = cluster;
    this.whole = whole;
  }

  @Override
  public String toString() {
    List<ObjectView> pipelines =
        cluster.api.list(new Feed(ResourceType.METRIC_PIPELINE, null, "", "")).items().stream()
            .map(ObjectView::of)
            .sorted(Comparator.comparing(ObjectView::name))
            .toList();
    ObjectView telemetry = cluster.ours(ResourceType.TELEMETRY, "default");
    pipelines.forEach(pipeline -> uids.put(pipeline.uid(), "of MetricPipeline " + pipeline.name()));
    uids.put(telemetry.uid(), "of Telemetry default");
    Tree.Builder state = Tree.mapping();
    for (ObjectView pipeline : pipelines) {
      state.put("MetricPipeline " + pipeline.name(), conditions(pipeline));
    }
    if (!telemetry.isEmpty()) {
      state.put("Telemetry default", module(telemetry));
    }
    cluster.snapshot().objects().entrySet().stream()
        .sorted(Comparator.comparing(entry -> title(entry.getKey())))
        .forEach(
            entry -> state.put(title(entry.getKey()), object(entry.getKey(), entry.getValue())));
    return YamlWriter.write(state.build());
  }

  private static String title(ObjectKey key) {
    return key.kind() + " " + key.name();
  }

  private static Tree conditions(ObjectView object) {
    List<Tree> shown = new ArrayList<>();
    for (ObjectView condition : object.at("status").items("conditions")) {
      boolean current =
          condition.number("observedGeneration") == object.at("metadata").number("generation");
      shown.add(
          Tree.of(
              "%s %s %s: %s%s"
                  .formatted(
                      condition.text("type"),
                      condition.text("status"),
                      condition.text("reason"),
                      condition.text("message"),
                      current && condition.time("lastTransitionTime").isPresent()
                          ? ""
                          : " (of another generation, or without a time)")));
    }
    return Tree.sequence(shown);
  }

  private static Tree module(ObjectView telemetry) {
    ObjectView status = telemetry.at("status");
    return Tree.mapping()
        .put("state", status.text("state"))
        .put("conditions", conditions(telemetry))
        .putIfNotEmpty("endpoints", status.at("endpoints").tree())
        .putIfNotEmpty(
            "finalizers",
            Tree.sequence(
                telemetry.at("metadata").tree().get("finalizers") instanceof Tree.Sequence s
                    ? s.items()
                    : List.of()))
        .put("deleting", telemetry.at("metadata").has("deletionTimestamp"))
        .build();
  }

  private Tree object(ObjectKey key, Tree.Mapping object) {
    ObjectView view = ObjectView.of(object);
    Tree.Mapping metadata = metadata(view.at("metadata"));
    return whole ? whole(key, view, metadata) : essence(key, view, metadata);
  }

  private Tree.Mapping metadata(ObjectView metadata) {
    Tree.Mapping shown = metadata.tree().without("name");
    for (String key : MADE_UP) {
      shown = shown.without(key);
    }
    // The oldest is first; those of one second are in any order here.
    List<ObjectView> references =
        metadata.items("ownerReferences").stream()
            .sorted(Comparator.comparing(owner -> owner.text("name")))
            .toList();
    List<Tree> owners = new ArrayList<>();
    for (ObjectView owner : references) {
      owners.add(
          owner.tree().with("uid", Tree.of(uids.getOrDefault(owner.text("uid"), "of nobody"))));
    }
    Tree.Mapping annotations = annotations(ObjectView.of(shown));
    shown =
        annotations.isEmpty()
            ? shown.without("annotations")
            : shown.with("annotations", annotations);
    return owners.isEmpty() ? shown : shown.with("ownerReferences", Tree.sequence(owners));
  }

  private static Tree whole(ObjectKey key, ObjectView object, Tree.Mapping metadata) {
    Tree.Mapping shown = object.tree().without("status").with("metadata", metadata);
    if (key.kind().equals("Service")) {
      Tree.Mapping spec = object.at("spec").tree();
      for (String address : ADDRESSES) {
        spec = spec.without(address);
      }
      shown = shown.with("spec", spec);
    }
    if (object.has("data")) {
      shown = shown.with("data", data(key, object.at("data")));
    }
    return replaced(shown, CHECKSUM, value -> Tree.of("of its configuration"));
  }

  /** Collector configurations have goldens of their own; here it counts who is in them. */
  private static Tree data(ObjectKey key, ObjectView data) {
    Tree.Builder shown = Tree.mapping();
    data.tree()
        .entries()
        .keySet()
        .forEach(name ->
            shown.put(
                name,
                name.equals("relay.conf")
                    ? collectorPipelines(data.text(name))
                    : Tree.of(key.kind().equals("Secret") ? "a value" : "a text")));
    return shown.build();
  }

  private static Tree collectorPipelines(String configuration) {
    Tree tree =
        Trees.of(
            YamlReader.read(new SourceText("relay.conf", configuration))
                .documents()
                .getFirst()
                .root());
    return Tree.sequence(
        ObjectView.of(tree).at("service", "pipelines").tree().entries().keySet().stream()
            .sorted()
            .<Tree>map(Tree::of)
            .toList());
  }

  /** Owners in one line, labels only where they are not the five of its component. */
  private static Tree essence(ObjectKey key, ObjectView object, Tree.Mapping metadata) {
    ObjectView view = ObjectView.of(metadata);
    Tree.Builder shown = Tree.mapping();
    String owners =
        view.items("ownerReferences").stream()
            .map(owner -> owner.text("kind") + " " + owner.text("name"))
            .collect(Collectors.joining(", "));
    String owned = owners.isEmpty() ? "owned by nobody" : "owned by " + owners;
    Tree.Mapping labels = view.at("labels").tree();
    for (Map.Entry<String, String> component : COMPONENTS.entrySet()) {
      Map<String, String> usual = labels(component.getKey(), component.getValue());
      ObjectView all = ObjectView.of(labels);
      if (usual.entrySet().stream().allMatch(l -> all.text(l.getKey()).equals(l.getValue()))) {
        for (String label : usual.keySet()) {
          labels = labels.without(label);
        }
      }
    }
    shown.putIfNotEmpty("labels beside the usual five", labels);
    shown.putIfNotEmpty("annotations", view.at("annotations").tree());
    if (object.has("data")) {
      shown.put("data", data(key, object.at("data")));
    }
    shown.putIfNotEmpty("resource policy", object.at("spec", "resourcePolicy").tree());
    ObjectView template = object.at("spec", "template");
    if (!template.isEmpty()) {
      ObjectView container = template.at("spec").items("containers").getFirst();
      if (object.at("spec").has("replicas")) {
        shown.put("replicas", object.at("spec").number("replicas"));
      }
      shown
          .put("memory", container.at("resources", "limits").text("memory"))
          .putIfNotEmpty(
              "pod annotations", template.at("metadata", "annotations").tree().without(CHECKSUM));
    }
    Tree.Mapping more = shown.build();
    return more.isEmpty() ? Tree.of(owned) : Tree.mapping().put(owned, more).build();
  }

  /** Without those of the controllers, which count revisions. */
  private static Tree.Mapping annotations(ObjectView metadata) {
    return metadata
        .at("annotations")
        .tree()
        .without("deployment.kubernetes.io/revision")
        .without("deprecated.daemonset.template.generation");
  }

  private static Map<String, String> labels(String name, String component) {
    return Map.of(
        "kyma-project.io/module", "telemetry",
        "app.kubernetes.io/part-of", "telemetry",
        "app.kubernetes.io/managed-by", "telemetry-manager",
        "app.kubernetes.io/name", name,
        "app.kubernetes.io/component", component);
  }

  private static Tree.Mapping replaced(
      Tree.Mapping tree, String key, UnaryOperator<Tree> replacement) {
    Tree.Builder shown = Tree.mapping();
    tree.entries()
        .forEach((name, value) ->
            shown.put(
                name,
                name.equals(key)
                    ? replacement.apply(value)
                    : value instanceof Tree.Mapping inner
                        ? replaced(inner, key, replacement)
                        : value));
    return shown.build();
  }
}
