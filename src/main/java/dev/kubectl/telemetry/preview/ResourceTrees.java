package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What users write, as trees that may be shown: pipelines with their defaults, the Telemetry, and
 * of each referenced Secret the keys that are used.
 */
final class ResourceTrees {
  private static final Set<String> METADATA = Set.of("name", "namespace", "labels", "annotations");
  private static final Set<String> CREDENTIALS =
      Set.of("user", "password", "clientID", "clientSecret", "ca", "cert", "key", "params");
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private final Sensitive sensitive;

  ResourceTrees(Sensitive sensitive) {
    this.sensitive = sensitive;
  }

  /**
   * In the order in which a reader wants them: settings, pipelines, Secrets. Defaults are filled in
   * where there is something to compare with; a pipeline that only one side has is shown as it was
   * written.
   *
   * @param other the other side of the comparison
   */
  Map<ObjectKey, Tree.Mapping> of(ObservedState state, ObservedState other) {
    Map<ObjectKey, Tree.Mapping> trees = new LinkedHashMap<>();
    Telemetry telemetry = state.telemetry();
    if (telemetry != null) {
      String namespace = state.options().targetNamespace();
      trees.put(
          new ObjectKey(
              Telemetry.GROUP + "/v1beta1", Telemetry.KIND, namespace, Telemetry.DEFAULT_NAME),
          settings(telemetry));
    }
    Map<String, MetricPipeline> byName = new TreeMap<>();
    state.pipelines().forEach(pipeline -> byName.put(pipeline.name(), pipeline));
    Set<String> shared =
        other.pipelines().stream().map(MetricPipeline::name).collect(Collectors.toSet());
    byName.forEach((name, pipeline) ->
        trees.put(
            new ObjectKey(MetricPipeline.API_VERSION, MetricPipeline.KIND, null, name),
            shown(shared.contains(name) ? Defaulting.defaulted(pipeline) : pipeline)));
    secrets(state, other).forEach(trees::put);
    return trees;
  }

  /** An object as its user wrote it, without what a cluster adds. */
  static Tree.Mapping kept(Tree.Mapping object) {
    Tree.Mapping tree = object.without("status");
    return tree.get("metadata") instanceof Tree.Mapping metadata
        ? tree.with("metadata", metadata(metadata))
        : tree;
  }

  private Tree.Mapping shown(MetricPipeline pipeline) {
    Tree.Mapping tree = withoutEmptySelectors(kept(PipelineEncoder.tree(pipeline)));
    return tree.get("spec") instanceof Tree.Mapping spec && spec.get("output") != null
        ? tree.with("spec", spec.with("output", output(spec.entries().get("output"))))
        : tree;
  }

  /** {@code namespaces: {}} is what defaulting leaves where nothing is selected. */
  private static Tree.Mapping withoutEmptySelectors(Tree.Mapping tree) {
    if (!(tree.get("spec") instanceof Tree.Mapping spec
        && spec.get("input") instanceof Tree.Mapping inputs)) {
      return tree;
    }
    Tree.Builder kept = Tree.mapping();
    inputs
        .entries()
        .forEach((name, input) ->
            kept.put(
                name,
                input instanceof Tree.Mapping fields
                        && fields.get("namespaces") instanceof Tree.Mapping selector
                        && selector.isEmpty()
                    ? fields.without("namespaces")
                    : input));
    return tree.with("spec", spec.with("input", kept.build()));
  }

  private static Tree.Mapping metadata(Tree.Mapping written) {
    Tree.Builder kept = Tree.mapping();
    written
        .entries()
        .forEach((key, value) -> {
          if (METADATA.contains(key)) {
            kept.putIfNotEmpty(
                key, value instanceof Tree.Mapping map ? map.without(LAST_APPLIED) : value);
          }
        });
    return kept.build();
  }

  /** Marks inline credentials; where a Secret is referred to stays readable. */
  private Tree output(@Nullable Tree tree) {
    return switch (tree) {
      case null -> Tree.NULL;
      case Tree.Scalar scalar -> scalar;
      case Tree.Sequence sequence ->
          Tree.sequence(sequence.items().stream().map(this::output).toList());
      case Tree.Mapping mapping -> {
        Tree.Builder shown = Tree.mapping();
        mapping
            .entries()
            .forEach((key, value) ->
                shown.put(
                    key,
                    switch (key) {
                      case "headers" -> headers(value);
                      case "endpoint", "tokenURL" -> address(value);
                      case String name when CREDENTIALS.contains(name) -> credential(value);
                      default -> output(value);
                    }));
        yield shown.build();
      }
    };
  }

  private Tree headers(Tree headers) {
    return headers instanceof Tree.Sequence sequence
        ? Tree.sequence(sequence.items().stream().map(this::credential).toList())
        : credential(headers);
  }

  private Tree credential(Tree tree) {
    if (!(tree instanceof Tree.Mapping holder)) {
      return sensitive.mark(tree);
    }
    Tree.Builder shown = Tree.mapping();
    holder
        .entries()
        .forEach((key, value) ->
            shown.put(
                key,
                switch (key) {
                  case "valueFrom", "name", "prefix" -> value;
                  default -> sensitive.mark(value);
                }));
    return shown.build();
  }

  /** An address may hold a user, a password or a token behind its path. */
  private Tree address(Tree tree) {
    return tree instanceof Tree.Mapping holder
            && holder.get("value") instanceof Tree.Scalar scalar
            && scalar.value() instanceof String text
            && (text.contains("@") || text.contains("?"))
        ? holder.with("value", sensitive.mark(text))
        : tree;
  }

  private static Tree.Mapping settings(Telemetry telemetry) {
    Telemetry.MetricSpec metric = telemetry.metric();
    Tree.Builder spec = Tree.mapping();
    if (metric != null) {
      Tree.Builder fields = Tree.mapping();
      if (metric.staticReplicas() != null) {
        fields.put(
            "gateway",
            nested("scaling", nested("static", nested("replicas", metric.staticReplicas()))));
      }
      interval(metric.collectionInterval())
          .ifPresent(text -> fields.put("collectionInterval", text));
      input(fields, "runtime", metric.runtimeInterval());
      input(fields, "prometheus", metric.prometheusInterval());
      input(fields, "istio", metric.istioInterval());
      spec.putIfNotEmpty("metric", fields.build());
    }
    Telemetry.Enrichments enrichments = telemetry.enrichments();
    if (enrichments != null) {
      List<Tree> labels = new ArrayList<>();
      for (Telemetry.PodLabel label : enrichments.podLabels()) {
        labels.add(
            Tree.mapping()
                .putIfPresent("key", label.key())
                .putIfPresent("keyPrefix", label.keyPrefix())
                .build());
      }
      spec.put(
          "enrichments",
          Tree.mapping()
              .putIfNotEmpty(
                  "cluster", Tree.mapping().putIfPresent("name", enrichments.clusterName()).build())
              .putIfNotEmpty("extractPodLabels", Tree.sequence(labels)));
    }
    Tree.Builder annotations = Tree.mapping();
    new TreeMap<>(telemetry.metadata().annotations())
        .forEach((key, value) -> {
          if (!key.equals(LAST_APPLIED)) {
            annotations.put(key, value);
          }
        });
    return Tree.mapping()
        .put("metadata", Tree.mapping().putIfNotEmpty("annotations", annotations.build()))
        .put("spec", spec)
        .build();
  }

  private static Tree.Mapping nested(String key, long number) {
    return Tree.mapping().put(key, number).build();
  }

  private static Tree.Mapping nested(String key, Tree tree) {
    return Tree.mapping().put(key, tree).build();
  }

  private static void input(Tree.Builder metric, String input, @Nullable Duration duration) {
    interval(duration)
        .ifPresent(text -> metric.put(input, nested("collectionInterval", Tree.of(text))));
  }

  private static Optional<String> interval(@Nullable Duration duration) {
    return Optional.ofNullable(duration)
        .map(known -> known.toString().substring(2).toLowerCase(Locale.ROOT));
  }

  /**
   * The keys that pipelines of either side refer to: a Secret that is no longer referred to is not
   * removed by that.
   */
  private Map<ObjectKey, Tree.Mapping> secrets(ObservedState state, ObservedState other) {
    Map<String, Map<String, Tree>> data = new TreeMap<>();
    List<MetricPipeline> pipelines = new ArrayList<>(state.pipelines());
    pipelines.addAll(other.pipelines());
    for (MetricPipeline pipeline : pipelines) {
      for (SecretKeyRef reference : SecretReferences.of(pipeline)) {
        String namespace = reference.namespace();
        String name = reference.name();
        String key = reference.key();
        if (namespace != null
            && name != null
            && key != null
            && !state.assumed().contains(reference)
            && !other.assumed().contains(reference)
            && state.secrets().find(namespace, name)
                instanceof SecretSource.Lookup.Found(SecretSource.SecretData found)) {
          Map<String, Tree> values =
              data.computeIfAbsent(namespace + "/" + name, text -> new TreeMap<>());
          found.value(key).ifPresent(value -> values.put(key, sensitive.mark(value)));
        }
      }
    }
    Map<ObjectKey, Tree.Mapping> secrets = new LinkedHashMap<>();
    data.forEach((path, values) -> {
      Tree.Builder marked = Tree.mapping();
      values.forEach(marked::put);
      int slash = path.indexOf('/');
      secrets.put(
          new ObjectKey("v1", "Secret", path.substring(0, slash), path.substring(slash + 1)),
          Tree.mapping().put("data", marked).build());
    });
    return secrets;
  }
}
