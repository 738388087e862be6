package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds and reads kubeconfig files as kubectl does: {@code --kubeconfig}, which must be there; or
 * the list in {@code KUBECONFIG}, of which any may be missing; or {@code ~/.kube/config}.
 */
final class KubeconfigFiles {
  private KubeconfigFiles() {}

  /** Where to look, first the one that wins. */
  static List<Path> places(@Nullable String flag, Surroundings surroundings) {
    if (flag != null && !flag.isEmpty()) {
      return List.of(Path.of(flag));
    }
    String list = surroundings.variable("KUBECONFIG");
    if (list.isEmpty()) {
      return List.of(surroundings.home().resolve(".kube").resolve("config"));
    }
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(list)
        .filter(part -> !part.isEmpty())
        .distinct()
        .map(Path::of)
        .toList();
  }

  /** All files together; nothing if none of them is there. */
  static Optional<Kubeconfig> read(@Nullable String flag, Surroundings surroundings) {
    boolean required = flag != null && !flag.isEmpty();
    Optional<Kubeconfig> all = Optional.empty();
    for (Path place : places(flag, surroundings)) {
      Optional<Kubeconfig> one = readFile(place, required);
      if (one.isPresent()) {
        Kubeconfig found = one.get();
        all = Optional.of(all.map(first -> first.orElse(found)).orElse(found));
      }
    }
    return all;
  }

  private static Optional<Kubeconfig> readFile(Path file, boolean required) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      if (required) {
        throw ClusterFailure.configuration(
            "kubeconfig " + file + " does not exist", "check --kubeconfig");
      }
      return Optional.empty();
    } catch (IOException e) {
      throw ClusterFailure.configuration(
          "kubeconfig " + file + " cannot be read: " + reason(e), "check the file's permissions");
    }
    return Optional.of(parse(file, bytes));
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException denied -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static Kubeconfig parse(Path file, byte[] bytes) {
    YamlFile read = YamlReader.read(file.toString(), bytes);
    for (Diagnostic problem : read.diagnostics()) {
      if (problem.severity() == Severity.ERROR) {
        throw ClusterFailure.configuration(
            "kubeconfig " + problem.location() + " is not readable YAML: " + problem.message(),
            null);
      }
    }
    List<SourceDocument> documents = read.documents();
    Tree root = documents.isEmpty() ? Tree.EMPTY_MAPPING : Trees.of(documents.getFirst().root());
    if (root instanceof Tree.Scalar scalar && scalar.value() == null) {
      return Kubeconfig.EMPTY;
    }
    if (!(root instanceof Tree.Mapping mapping)) {
      throw ClusterFailure.configuration(
          "kubeconfig " + file + " holds no mapping; is it a kubeconfig?", null);
    }
    String current = Kubeconfig.text(mapping, "current-context");
    return new Kubeconfig(
        named(file, mapping, "clusters", "cluster"),
        named(file, mapping, "users", "user"),
        named(file, mapping, "contexts", "context"),
        current == null ? "" : current);
  }

  private static Map<String, Kubeconfig.Entry> named(
      Path file, Tree.Mapping root, String list, String key) {
    Tree found = root.get(list);
    if (found == null || found.equals(Tree.NULL)) {
      return Map.of();
    }
    if (!(found instanceof Tree.Sequence sequence)) {
      throw ClusterFailure.configuration(
          "kubeconfig " + file + ": " + list + " is not a list", null);
    }
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Map<String, Kubeconfig.Entry> entries = new LinkedHashMap<>();
    for (Tree item : sequence.items()) {
      if (item instanceof Tree.Mapping mapping) {
        String name = Kubeconfig.text(mapping, "name");
        Tree.Mapping value =
            mapping.get(key) instanceof Tree.Mapping inner ? inner : Tree.EMPTY_MAPPING;
        // Of two with one name in one file, the first is taken.
        entries.putIfAbsent(name == null ? "" : name, new Kubeconfig.Entry(value, folder));
      }
    }
    return entries;
  }
}
