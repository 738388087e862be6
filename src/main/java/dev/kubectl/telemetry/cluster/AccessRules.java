package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What somebody must be allowed to do for reading a cluster, made from the very lists of what is
 * read: a feed that is added there is a rule here.
 */
public final class AccessRules {
  private static final String SYSTEM = "kube-system";

  private final List<AccessRule> rules = new ArrayList<>();

  private AccessRules() {}

  /**
   * For {@link SnapshotReader#read} of a cluster that serves every kind that there is.
   *
   * @param pipelines whose Secrets are read
   */
  public static AccessRules forReading(ClusterScope scope, List<MetricPipeline> pipelines) {
    return forReading(scope, Discovery.EVERYTHING, pipelines);
  }

  /** The same for a certain cluster. */
  public static AccessRules forReading(
      ClusterScope scope, Discovery discovery, List<MetricPipeline> pipelines) {
    AccessRules all = new AccessRules();
    all.add(AccessRule.of(ResourceType.NAMESPACE, null, "get").onlyFor(Set.of(SYSTEM)));
    all.add(
        AccessRule.of(ResourceType.CONFIG_MAP, SYSTEM, "get")
            .onlyFor(Set.of(Discovery.SHOOT_INFO)));
    all.add(AccessRule.of(ResourceType.LOG_PIPELINE, null, "list"));
    all.add(AccessRule.of(ResourceType.TRACE_PIPELINE, null, "list"));
    all.add(AccessRule.of(ResourceType.NODE, null, "list"));
    scope.pipelines(discovery).forEach(all::list);
    scope.settings(discovery).forEach(all::list);
    scope.objects(discovery).forEach(all::list);
    for (SecretName name : ClusterScope.secrets(pipelines)) {
      all.add(
          AccessRule.of(ResourceType.SECRET, name.namespace(), "get").onlyFor(Set.of(name.name())));
    }
    return all;
  }

  /** What a dry run of an apply needs: the right to do it. */
  public AccessRules withDryRun(ClusterScope scope, boolean generatedObjects) {
    add(AccessRule.of(ResourceType.METRIC_PIPELINE, null, "create", "patch"));
    if (generatedObjects) {
      for (Feed feed : scope.objects(Discovery.EVERYTHING)) {
        if (!feed.type().equals(ResourceType.POD)) {
          add(AccessRule.of(feed.type(), scope.workloadNamespace(), "create", "patch"));
        }
      }
    }
    return this;
  }

  /** Not only once: what is listed is watched, and Secrets are, too. */
  public AccessRules withWatching() {
    for (AccessRule rule : List.copyOf(rules)) {
      boolean secret = rule.resource().equals(ResourceType.SECRET.plural());
      if (secret || rule.verbs().contains("list")) {
        add(rule.with(secret ? Set.of("get", "list", "watch") : Set.of("list", "watch")));
      }
    }
    return this;
  }

  /** What keeping our own objects as they should be needs, in a certain cluster. */
  public AccessRules withApplying(ClusterScope scope, Discovery discovery) {
    for (Feed feed : scope.objects(discovery)) {
      if (!feed.type().equals(ResourceType.POD)) {
        add(AccessRule.of(feed.type(), scope.workloadNamespace(), "create", "patch", "delete"));
      }
    }
    return this;
  }

  /** What telling how it goes needs: status and events. */
  public AccessRules withTelling(ClusterScope scope, Discovery discovery) {
    add(AccessRule.of(ResourceType.METRIC_PIPELINE, null, "patch").below("status"));
    if (!discovery.telemetryVersion().isEmpty()) {
      AccessRule module = AccessRule.of(ResourceType.TELEMETRY, scope.settingsNamespace(), "patch");
      add(module);
      add(module.below("status"));
    }
    add(AccessRule.of(ResourceType.EVENT, "default", "get", "create", "patch"));
    return this;
  }

  /** What being the only one needs. */
  public AccessRules withLease(String namespace) {
    add(AccessRule.of(ResourceType.LEASE, namespace, "get", "create", "update"));
    return this;
  }

  private void list(Feed feed) {
    String prefix = "metadata.name=";
    AccessRule rule = AccessRule.of(feed.type(), feed.namespace(), "list");
    add(
        feed.fields().startsWith(prefix)
            ? rule.onlyFor(Set.of(feed.fields().substring(prefix.length())))
            : rule);
  }

  /** Rules for the same objects become one. */
  private void add(AccessRule rule) {
    for (int i = 0; i < rules.size(); i++) {
      AccessRule other = rules.get(i);
      boolean same =
          Objects.equals(other.namespace(), rule.namespace())
              && other.group().equals(rule.group())
              && other.resource().equals(rule.resource());
      if (same && other.names().equals(rule.names())) {
        rules.set(
            i,
            new AccessRule(
                rule.namespace(),
                rule.group(),
                rule.resource(),
                union(other.verbs(), rule.verbs()),
                rule.names()));
        return;
      }
      if (same
          && other.verbs().equals(rule.verbs())
          && !other.names().isEmpty()
          && !rule.names().isEmpty()) {
        rules.set(i, rule.onlyFor(union(other.names(), rule.names())));
        return;
      }
    }
    rules.add(rule);
  }

  private static Set<String> union(Set<String> first, Set<String> second) {
    Set<String> union = new TreeSet<>(first);
    union.addAll(second);
    return union;
  }

  public List<AccessRule> rules() {
    // A rule for single objects says nothing where there is one for all of them.
    return rules.stream().filter(rule -> rules.stream().noneMatch(o -> covers(o, rule))).toList();
  }

  private static boolean covers(AccessRule all, AccessRule rule) {
    return all.names().isEmpty()
        && !rule.names().isEmpty()
        && Objects.equals(all.namespace(), rule.namespace())
        && all.group().equals(rule.group())
        && all.resource().equals(rule.resource())
        && all.verbs().containsAll(rule.verbs());
  }

  /** Those that we do not have; asks the API server about each. */
  public List<AccessRule> missing(KubernetesApi api) {
    return rules().stream().flatMap(rule -> rule.missing(api).stream()).toList();
  }

  /** The same with all verbs of one kind in one rule. */
  public List<AccessRule> missingTogether(KubernetesApi api) {
    AccessRules together = new AccessRules();
    missing(api).forEach(together::add);
    return together.rules();
  }

  /**
   * A ClusterRole for what has no namespace, and a Role for each namespace.
   *
   * @param name of all of them
   */
  public static List<Tree.Mapping> roles(String name, List<AccessRule> rules) {
    Map<String, List<AccessRule>> byNamespace =
        new TreeMap<>(Comparator.comparing(String::toString));
    for (AccessRule rule : rules) {
      String namespace = rule.namespace() == null ? "" : rule.namespace();
      byNamespace.computeIfAbsent(namespace, any -> new ArrayList<>()).add(rule);
    }
    Map<String, Tree.Mapping> roles = new LinkedHashMap<>();
    byNamespace.forEach((namespace, own) ->
        roles.put(namespace, role(name, namespace.isEmpty() ? null : namespace, own)));
    return List.copyOf(roles.values());
  }

  /** Rules that differ in their resource alone are written as one. */
  private static List<Tree.Mapping> together(List<AccessRule> rules) {
    Map<String, List<AccessRule>> alike = new LinkedHashMap<>();
    for (AccessRule rule : rules) {
      String like = rule.group() + " " + new TreeSet<>(rule.verbs());
      String own = rule.names().isEmpty() ? "" : " " + rule.resource();
      alike.computeIfAbsent(like + own, any -> new ArrayList<>()).add(rule);
    }
    return alike.values().stream()
        .map(group ->
            group
                .getFirst()
                .toTree()
                .with(
                    "resources",
                    Tree.texts(group.stream().map(AccessRule::resource).distinct().toList())))
        .toList();
  }

  private static Tree.Mapping role(
      String name, @Nullable String namespace, List<AccessRule> rules) {
    ResourceType type = namespace == null ? ResourceType.CLUSTER_ROLE : ResourceType.ROLE;
    return Tree.mapping()
        .put("apiVersion", type.apiVersion())
        .put("kind", type.kind())
        .put("metadata", Tree.mapping().put("name", name).putIfPresent("namespace", namespace))
        .put("rules", Tree.sequence(together(rules)))
        .build();
  }
}
