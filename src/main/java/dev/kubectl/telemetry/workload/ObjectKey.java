package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the API server finds one object.
 *
 * @param namespace null for an object of the whole cluster
 */
public record ObjectKey(String apiVersion, String kind, @Nullable String namespace, String name) {
  private static final Set<String> CLUSTER_KINDS = Set.of("ClusterRole", "ClusterRoleBinding");

  /** The key of an object that this room built. */
  public static ObjectKey of(Tree.Mapping object) {
    Tree.Mapping metadata = Manifest.mapping(object, "metadata");
    return of(
        text(object, "apiVersion"),
        text(object, "kind"),
        text(metadata, "namespace"),
        text(metadata, "name"));
  }

  /** The reference writes a namespace into cluster-wide objects too; it is no part of their key. */
  static ObjectKey of(String apiVersion, String kind, String namespace, String name) {
    boolean clusterWide = CLUSTER_KINDS.contains(kind) || namespace.isEmpty();
    return new ObjectKey(apiVersion, kind, clusterWide ? null : namespace, name);
  }

  private static String text(Tree.Mapping tree, String key) {
    return tree.get(key) instanceof Tree.Scalar scalar && scalar.value() instanceof String text
        ? text
        : "";
  }

  /** As kubectl names it: {@code Secret kyma-system/telemetry-metric-agent}. */
  @Override
  public String toString() {
    return kind + " " + (namespace == null ? "" : namespace + "/") + name;
  }
}
