package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The least rights with which a series of requests succeeds, as RBAC objects. */
final class AccessRules {
  static final String ACCOUNT = "kubectl-telemetry-manager";
  private static final String RBAC = "rbac.authorization.k8s.io";

  /** Where somebody else names the objects, so that no rule can name them. */
  private static final Set<String> NAMED_BY_OTHERS = Set.of("telemetry.kyma-project.io");

  /** Namespaces in which a role of its own is enough. */
  private static final List<String> NAMESPACES = List.of("default", "kube-system", "kyma-system");

  /**
   * One thing that may be done.
   *
   * @param namespace empty: in the whole cluster
   * @param name empty: whatever the name
   */
  private record Right(String namespace, String group, String resource, String verb, String name)
      implements Comparable<Right> {
    @Override
    public int compareTo(Right other) {
      return toString().compareTo(other.toString());
    }
  }

  private final Set<Right> rights = new TreeSet<>();
  private final Map<String, Set<Tree>> granted = new TreeMap<>();

  /** Takes in what was asked for. */
  void used(List<AuditLog.Request> requests) {
    for (AuditLog.Request request : requests) {
      if (!request.resource().isEmpty()) {
        used(request);
      }
    }
  }

  private void used(AuditLog.Request request) {
    boolean own = request.namespace().isEmpty() || NAMESPACES.contains(request.namespace());
    String namespace = own ? request.namespace() : "";
    boolean named =
        own && !NAMED_BY_OTHERS.contains(request.group()) && !request.resource().equals("events");
    String name = named ? request.name() : "";
    Right right = new Right(namespace, request.group(), request.resource(), request.verb(), name);
    rights.add(right);
    if (request.verb().equals("patch") && !request.resource().contains("/") && named) {
      // To apply what is not there yet is to create it.
      rights.add(new Right(namespace, right.group(), right.resource(), "create", name));
    }
  }

  /** Takes in a role that was made: nobody may grant what he does not have. */
  void granted(@Nullable String namespace, ObjectView role) {
    role.items("rules")
        .forEach(rule ->
            granted
                .computeIfAbsent(namespace == null ? "" : namespace, n -> new LinkedHashSet<>())
                .add(rule.tree()));
  }

  /** All objects, as one stream of YAML documents. */
  String yaml() {
    List<Tree> documents = new ArrayList<>();
    documents.add(object("v1", "ServiceAccount", "kyma-system", ACCOUNT).build());
    for (String namespace : Stream.concat(Stream.of(""), NAMESPACES.stream()).toList()) {
      String kind = namespace.isEmpty() ? "ClusterRole" : "Role";
      List<Tree> rules = rules(namespace);
      if (!rules.isEmpty()) {
        documents.add(
            object(RBAC + "/v1", kind, namespace, ACCOUNT)
                .put("rules", Tree.sequence(rules))
                .build());
        documents.add(binding(kind, namespace));
      }
    }
    return YamlWriter.writeStream(documents);
  }

  private static Tree.Builder object(
      String apiVersion, String kind, String namespace, String name) {
    Tree.Builder metadata = Tree.mapping().put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return Tree.mapping().put("apiVersion", apiVersion).put("kind", kind).put("metadata", metadata);
  }

  private static Tree binding(String kind, String namespace) {
    return object(RBAC + "/v1", kind + "Binding", namespace, ACCOUNT)
        .put("roleRef", Tree.mapping().put("apiGroup", RBAC).put("kind", kind).put("name", ACCOUNT))
        .put(
            "subjects",
            Tree.sequence(
                List.of(
                    Tree.mapping()
                        .put("kind", "ServiceAccount")
                        .put("name", ACCOUNT)
                        .put("namespace", "kyma-system")
                        .build())))
        .build();
  }

  /** What a rule says besides its resources. */
  private record Rule(String group, Set<String> verbs, Set<String> names)
      implements Comparable<Rule> {
    @Override
    public int compareTo(Rule other) {
      return toString().compareTo(other.toString());
    }
  }

  private List<Tree> rules(String namespace) {
    Map<Rule, Set<String>> rules = new TreeMap<>();
    Map<String, List<Right>> byResource =
        rights.stream()
            .filter(right -> right.namespace().equals(namespace))
            .collect(
                Collectors.groupingBy(
                    right -> right.group() + " " + right.resource(),
                    TreeMap::new,
                    Collectors.toList()));
    byResource.values().forEach(some -> add(rules, some));
    List<Tree> trees = new ArrayList<>();
    rules.forEach((rule, resources) -> trees.add(tree(rule, resources)));
    trees.addAll(granted.getOrDefault(namespace, Set.of()));
    return trees;
  }

  /** All rights on one resource: those on any object, and the rest by name. */
  private static void add(Map<Rule, Set<String>> rules, List<Right> some) {
    String group = some.getFirst().group();
    String resource = some.getFirst().resource();
    Set<String> always = new TreeSet<>();
    Map<String, Set<String>> byName = new TreeMap<>();
    some.stream().filter(r -> r.name().isEmpty()).forEach(r -> always.add(r.verb()));
    some.stream()
        .filter(r -> !r.name().isEmpty() && !always.contains(r.verb()))
        .forEach(r -> byName.computeIfAbsent(r.name(), n -> new TreeSet<>()).add(r.verb()));
    if (!always.isEmpty()) {
      rules.computeIfAbsent(new Rule(group, always, Set.of()), r -> new TreeSet<>()).add(resource);
    }
    Map<Set<String>, Set<String>> namesByVerbs = new LinkedHashMap<>();
    byName.forEach(
        (name, verbs) -> namesByVerbs.computeIfAbsent(verbs, v -> new TreeSet<>()).add(name));
    namesByVerbs.forEach((verbs, names) ->
        rules.computeIfAbsent(new Rule(group, verbs, names), r -> new TreeSet<>()).add(resource));
  }

  private static Tree tree(Rule rule, Set<String> resources) {
    Tree.Builder tree =
        Tree.mapping()
            .put("apiGroups", texts(Set.of(rule.group())))
            .put("resources", texts(resources));
    if (!rule.names().isEmpty()) {
      tree.put("resourceNames", texts(rule.names()));
    }
    return tree.put("verbs", texts(rule.verbs())).build();
  }

  private static Tree texts(Set<String> texts) {
    return Tree.sequence(texts.stream().map(Tree::of).toList());
  }
}
