package dev.kubectl.telemetry.plan.saved;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Settings;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.Inventory;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The single things of an evidence under the names that people know them by, reduced to what counts
 * for planning: what a server keeps for itself is left out.
 */
final class Items {
  static final String FACTS = "cluster facts";
  static final String OPTIONS = "options of the manager";
  private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "deployment.kubernetes.io/revision",
          "deprecated.daemonset.template.generation",
          "kubectl.kubernetes.io/last-applied-configuration");

  private Items() {}

  /** Pipelines, Secrets, settings and facts. */
  static Map<String, Tree> decidedFrom(Evidence evidence) {
    ObservedState observed = evidence.observed();
    Map<String, Tree> items = new TreeMap<>();
    for (MetricPipeline pipeline : observed.pipelines()) {
      items.put(MetricPipeline.KIND + " " + pipeline.name(), pipeline(pipeline));
    }
    secrets(observed).forEach((name, secret) -> items.put("Secret " + name, secret.build()));
    items.put(
        Telemetry.KIND + " " + observed.options().targetNamespace() + "/" + Telemetry.DEFAULT_NAME,
        settings(observed));
    items.put(FACTS, facts(observed.cluster()));
    items.put(OPTIONS, options(observed));
    return items;
  }

  private static Tree pipeline(MetricPipeline pipeline) {
    Tree spec = PipelineEncoder.tree(Defaulting.defaulted(pipeline)).get("spec");
    return Tree.mapping()
        .put("spec", spec == null ? Tree.NULL : spec)
        .put("leaving", pipeline.metadata().deletionTimestamp() != null)
        .build();
  }

  /** Only the keys that are referred to: others may change as they like. */
  private static Map<String, Tree.Builder> secrets(ObservedState observed) {
    Map<String, Tree.Builder> secrets = new TreeMap<>();
    for (MetricPipeline pipeline : observed.pipelines()) {
      for (SecretKeyRef reference : SecretReferences.of(Defaulting.defaulted(pipeline))) {
        String name = reference.namespace() + "/" + reference.name();
        Tree.Builder keys = secrets.computeIfAbsent(name, any -> Tree.mapping());
        keys.put(String.valueOf(reference.key()), value(observed.secrets(), reference));
      }
    }
    return secrets;
  }

  private static Tree value(SecretSource secrets, SecretKeyRef reference) {
    return switch (secrets.find(
        String.valueOf(reference.namespace()), String.valueOf(reference.name()))) {
      case SecretSource.Lookup.Missing() -> Tree.NULL;
      case SecretSource.Lookup.Unreadable unreadable -> Tree.of(false);
      case SecretSource.Lookup.Found(SecretSource.SecretData data) ->
          data.value(String.valueOf(reference.key()))
              .<Tree>map(value -> Tree.of(Base64.getEncoder().encodeToString(value)))
              .orElse(Tree.NULL);
    };
  }

  /** What counts of the module's resource; its records have a text form that says everything. */
  private static Tree settings(ObservedState observed) {
    return Tree.mapping()
        .put("there", observed.telemetry() != null)
        .put("settings", String.valueOf(Settings.of(observed)))
        .build();
  }

  private static Tree facts(ClusterFacts facts) {
    return Tree.of(facts.toString());
  }

  private static Tree options(ObservedState observed) {
    ManagerOptions options = observed.options();
    return Tree.mapping()
        .put("options", options.toString())
        .put("distribution", observed.distribution().name())
        .put("overrides", observed.overrides().toString())
        .build();
  }

  /** The live objects that a manager may have made. */
  static Map<String, Tree> objects(Evidence evidence) {
    Map<String, Tree> items = new TreeMap<>();
    for (Component component : Component.values()) {
      String namespace = evidence.observed().options().targetNamespace();
      for (ObjectKey key : Inventory.of(component, namespace)) {
        Tree.Mapping object = evidence.liveObjects().get(key);
        if (object != null) {
          items.put(key.toString(), object(object));
        }
      }
    }
    return items;
  }

  static Map<String, Tree> desired(Evidence evidence) {
    Map<String, Tree> items = new TreeMap<>();
    for (PlannedComponent component : evidence.desired().components()) {
      component
          .objects()
          .forEach(object -> items.put(ObjectKey.of(object).toString(), object(object)));
    }
    return items;
  }

  private static Tree object(Tree.Mapping object) {
    Tree.Mapping reduced = object.without("status");
    if (!(object.get("metadata") instanceof Tree.Mapping metadata)) {
      return reduced;
    }
    Tree.Builder kept = Tree.mapping();
    metadata
        .entries()
        .forEach((key, value) -> {
          if (METADATA.contains(key)) {
            kept.putIfNotEmpty(key, withoutBookkeeping(value));
          }
        });
    return reduced.with("metadata", kept.build());
  }

  private static Tree withoutBookkeeping(Tree tree) {
    if (!(tree instanceof Tree.Mapping mapping)) {
      return tree;
    }
    Tree.Mapping kept = mapping;
    for (String key : BOOKKEEPING) {
      kept = kept.without(key);
    }
    return kept;
  }
}
