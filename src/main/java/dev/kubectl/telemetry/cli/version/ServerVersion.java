package dev.kubectl.telemetry.cli.version;

import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A cluster.
 *
 * @param kubernetes such as {@code v1.35.4}
 * @param manager release of the telemetry-manager that runs there; null when it does not run, or we
 *     may not know
 */
record ServerVersion(String kubernetes, @Nullable String manager) {
  private static final Set<ClusterFailure.Kind> NOT_TOLD =
      EnumSet.of(ClusterFailure.Kind.MISSING, ClusterFailure.Kind.FORBIDDEN);

  /**
   * Asks the cluster.
   *
   * @param namespace where the manager would run
   * @throws ClusterFailure if it does not answer
   */
  static ServerVersion of(Connection connection, String namespace) {
    String kubernetes = text(connection.get("/version"), "gitVersion").orElse("unknown");
    return new ServerVersion(kubernetes, manager(connection, namespace).orElse(null));
  }

  private static Optional<String> manager(Connection connection, String namespace) {
    String path = "/apis/apps/v1/namespaces/" + namespace + "/deployments/telemetry-manager";
    try {
      Tree deployment = connection.get(path);
      return child(deployment, "spec")
          .flatMap(spec -> child(spec, "template"))
          .flatMap(template -> child(template, "spec"))
          .flatMap(pod -> child(pod, "containers"))
          .flatMap(ServerVersion::first)
          .flatMap(container -> text(container, "image"))
          .map(ImageTag::of)
          .filter(tag -> !tag.isEmpty());
    } catch (ClusterFailure e) {
      if (NOT_TOLD.contains(e.kind())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Optional<Tree> child(Tree tree, String key) {
    return tree instanceof Tree.Mapping mapping
        ? Optional.ofNullable(mapping.get(key))
        : Optional.empty();
  }

  private static Optional<Tree> first(Tree tree) {
    return tree instanceof Tree.Sequence sequence
        ? sequence.items().stream().findFirst()
        : Optional.empty();
  }

  private static Optional<String> text(Tree tree, String key) {
    return child(tree, key)
        .filter(Tree.Scalar.class::isInstance)
        .map(value -> String.valueOf(((Tree.Scalar) value).value()));
  }

  Tree.Mapping tree() {
    return Tree.mapping()
        .put("gitVersion", kubernetes)
        .putIfPresent("telemetryManager", manager)
        .build();
  }
}
