package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One permission, as RBAC has it.
 *
 * @param namespace null for the whole cluster
 * @param group of the API; empty for the core group
 * @param resource in the plural
 * @param names of single objects; empty for all of them
 */
public record AccessRule(
    @Nullable String namespace,
    String group,
    String resource,
    Set<String> verbs,
    Set<String> names) {
  public AccessRule {
    verbs = Set.copyOf(verbs);
    names = Set.copyOf(names);
  }

  static AccessRule of(ResourceType type, @Nullable String namespace, String... verbs) {
    return new AccessRule(
        type.namespaced() ? namespace : null, type.group(), type.plural(), Set.of(verbs), Set.of());
  }

  AccessRule onlyFor(Set<String> otherNames) {
    return new AccessRule(namespace, group, resource, verbs, otherNames);
  }

  AccessRule with(Set<String> otherVerbs) {
    return new AccessRule(namespace, group, resource, otherVerbs, names);
  }

  /** The same verbs on a subresource. */
  AccessRule below(String subresource) {
    return new AccessRule(namespace, group, resource + "/" + subresource, verbs, names);
  }

  /** An entry of {@code rules} in a Role or ClusterRole. */
  public Tree.Mapping toTree() {
    return Tree.mapping()
        .put("apiGroups", Tree.texts(List.of(group)))
        .put("resources", Tree.texts(List.of(resource)))
        .putIfNotEmpty("resourceNames", Tree.texts(List.copyOf(new TreeSet<>(names))))
        .put("verbs", Tree.texts(List.copyOf(new TreeSet<>(verbs))))
        .build();
  }

  /** As a line for people, such as {@code list, watch secrets in Namespace shop}. */
  @Override
  public String toString() {
    String of = group.isEmpty() ? "" : "." + group;
    return String.join(", ", new TreeSet<>(verbs))
        + " "
        + resource
        + of
        + (names.isEmpty() ? "" : " " + String.join(", ", new TreeSet<>(names)))
        + (namespace == null ? " in the whole cluster" : " in Namespace " + namespace);
  }

  /** The verbs of this rule that we do not have, as the API server sees it. */
  List<AccessRule> missing(KubernetesApi api) {
    List<AccessRule> missing = new ArrayList<>();
    for (String verb : new TreeSet<>(verbs)) {
      for (String name : names.isEmpty() ? Set.of("") : new TreeSet<>(names)) {
        if (!isAllowed(api, verb, name)) {
          missing.add(
              new AccessRule(
                  namespace,
                  group,
                  resource,
                  Set.of(verb),
                  name.isEmpty() ? Set.of() : Set.of(name)));
        }
      }
    }
    return missing;
  }

  private boolean isAllowed(KubernetesApi api, String verb, String name) {
    String[] parts = resource.split("/", 2);
    Tree.Mapping review =
        Tree.mapping()
            .put("apiVersion", ResourceType.SELF_SUBJECT_ACCESS_REVIEW.apiVersion())
            .put("kind", ResourceType.SELF_SUBJECT_ACCESS_REVIEW.kind())
            .put(
                "spec",
                Tree.mapping()
                    .put(
                        "resourceAttributes",
                        Tree.mapping()
                            .putIfPresent("namespace", namespace)
                            .put("group", group)
                            .put("resource", parts[0])
                            .put("subresource", parts.length == 2 ? parts[1] : "")
                            .put("verb", verb)
                            .put("name", name)))
            .build();
    return ObjectView.of(api.create(review, new KubernetesApi.Writing("", false)))
        .at("status")
        .flag("allowed");
  }
}
