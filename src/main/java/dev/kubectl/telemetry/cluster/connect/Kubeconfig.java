package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.Tree;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all kubeconfig files say together.
 *
 * @param currentContext empty if none is chosen
 */
record Kubeconfig(
    Map<String, Entry> clusters,
    Map<String, Entry> users,
    Map<String, Entry> contexts,
    String currentContext) {

  static final Kubeconfig EMPTY = new Kubeconfig(Map.of(), Map.of(), Map.of(), "");

  /** One named part, and the folder of its file: paths in it are relative to that. */
  record Entry(Tree.Mapping value, Path folder) {
    static final Entry NONE = new Entry(Tree.EMPTY_MAPPING, Path.of(""));

    /** A text in it; null if it is not there or empty. */
    @Nullable String text(String key) {
      return Kubeconfig.text(value, key);
    }

    /** A file in it, as an absolute path. */
    @Nullable String file(String key) {
      String path = text(key);
      return path == null ? null : folder.resolve(path).toString();
    }

    boolean isTrue(String key) {
      return value.get(key) instanceof Tree.Scalar scalar && Boolean.TRUE.equals(scalar.value());
    }

    List<String> texts(String key) {
      return value.get(key) instanceof Tree.Sequence list
          ? list.items().stream().map(Kubeconfig::text).toList()
          : List.of();
    }
  }

  Kubeconfig {
    clusters = Map.copyOf(clusters);
    users = Map.copyOf(users);
    contexts = Map.copyOf(contexts);
  }

  /** Several files as one: the first that names something decides on it. */
  Kubeconfig orElse(Kubeconfig later) {
    return new Kubeconfig(
        merged(clusters, later.clusters),
        merged(users, later.users),
        merged(contexts, later.contexts),
        currentContext.isEmpty() ? later.currentContext : currentContext);
  }

  private static Map<String, Entry> merged(Map<String, Entry> first, Map<String, Entry> later) {
    Map<String, Entry> all = new LinkedHashMap<>(later);
    all.putAll(first);
    return all;
  }

  static @Nullable String text(Tree.Mapping mapping, String key) {
    Tree found = mapping.get(key);
    String text = found == null ? "" : text(found);
    return text.isEmpty() ? null : text;
  }

  /** What a leaf says; numbers and the like count as their text, everything else as nothing. */
  static String text(Tree tree) {
    return tree instanceof Tree.Scalar scalar && scalar.value() != null
        ? String.valueOf(scalar.value())
        : "";
  }
}
