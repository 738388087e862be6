package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;

/** Who a component is to the API server, and what it may do there. */
record AccessControl(Component component, String namespace) {
  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final String VERSION = GROUP + "/v1";

  /** Reading, in all its forms. */
  static final Tree.Sequence READ = Tree.texts("get", "list", "watch");

  /** Replicas agree by a lease on which of them does what only one may do. */
  private static final Tree.Mapping LEASES =
      rule(
          "coordination.k8s.io",
          Tree.texts("leases"),
          Tree.texts("get", "list", "watch", "create", "update", "patch", "delete"));

  /** Reading of these resources of one API group; the empty group is the core one. */
  static Tree.Mapping read(String apiGroup, String... resources) {
    return rule(apiGroup, Tree.texts(resources), READ);
  }

  private static Tree.Mapping rule(String apiGroup, Tree resources, Tree verbs) {
    return Tree.mapping()
        .put("apiGroups", Tree.texts(apiGroup))
        .put("resources", resources)
        .put("verbs", verbs)
        .build();
  }

  Tree.Mapping serviceAccount() {
    return Manifest.of("v1", "ServiceAccount", component.baseName(), namespace).build();
  }

  Tree.Mapping clusterRole(List<Tree.Mapping> rules) {
    return withRules("ClusterRole", rules);
  }

  Tree.Mapping role(List<Tree.Mapping> rules) {
    return withRules("Role", rules);
  }

  Tree.Mapping leasesRole() {
    return role(List.of(LEASES));
  }

  Tree.Mapping clusterRoleBinding() {
    return binding("ClusterRoleBinding", "ClusterRole");
  }

  Tree.Mapping roleBinding() {
    return binding("RoleBinding", "Role");
  }

  private Tree.Mapping withRules(String kind, List<Tree.Mapping> rules) {
    return Manifest.of(VERSION, kind, component.baseName(), namespace)
        .put("rules", Tree.sequence(rules))
        .build();
  }

  private Tree.Mapping binding(String kind, String roleKind) {
    Tree.Builder subject =
        Tree.mapping().put("kind", "ServiceAccount").put("name", component.baseName());
    Manifest.putOption(subject, "namespace", "targetNamespace", namespace);
    return Manifest.of(VERSION, kind, component.baseName(), namespace)
        .put(
            "roleRef",
            Tree.mapping()
                .put("apiGroup", GROUP)
                .put("kind", roleKind)
                .put("name", component.baseName()))
        .put("subjects", Tree.sequence(subject.build()))
        .build();
  }
}
