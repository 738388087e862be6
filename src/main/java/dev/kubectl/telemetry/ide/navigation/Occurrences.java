package dev.kubectl.telemetry.ide.navigation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.navigation.Occurrence.Role;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where names stand. Pipelines are named by themselves, by targets of patches in a kustomization,
 * and by {@code resourceNames} of roles; Secrets and their keys by themselves and by pipelines.
 */
public final class Occurrences {
  private final WorkspaceFile file;
  private final List<Occurrence> found = new ArrayList<>();

  private Occurrences(WorkspaceFile file) {
    this.file = file;
  }

  /** All of one file, in its order within each object. */
  public static List<Occurrence> in(WorkspaceFile file) {
    Occurrences occurrences = new Occurrences(file);
    file.read().objects().forEach(occurrences::object);
    return List.copyOf(occurrences.found);
  }

  /** The name at a place. */
  public static Optional<Occurrence> at(WorkspaceFile file, int offset) {
    return in(file).stream().filter(occurrence -> span(occurrence).holds(offset)).findFirst();
  }

  /** All places of a name but parts of references, by file and place. */
  public static List<Occurrence> of(Workspace workspace, Name name) {
    return workspace.files().stream()
        .flatMap(file -> in(file).stream())
        .filter(occurrence -> occurrence.name().equals(name) && occurrence.role() != Role.PART)
        .toList();
  }

  /** Where an occurrence stands, in the text of its file. */
  public static TextSpan span(Occurrence occurrence) {
    return occurrence.file().document().offsets(occurrence.scalar().span());
  }

  private void object(ManifestObject object) {
    YamlNode root = object.place().root();
    String kind = WrittenObject.kind(object);
    switch (kind) {
      case MetricPipeline.KIND -> {
        pipeline(WrittenObject.node(root, "metadata", "name").orElse(null), Role.DEFINITION);
        WrittenObject.node(root, "spec", "output").ifPresent(this::references);
      }
      case "Secret" -> secret(object);
      case "Kustomization" -> {
        targets(root, "patches");
        targets(root, "patchesJson6902");
      }
      case "Role", "ClusterRole" -> items(root, "rules").forEach(this::rule);
      default -> {}
    }
  }

  private void pipeline(@Nullable YamlNode node, Role role) {
    if (node instanceof YamlScalar scalar && !scalar.text().isEmpty()) {
      found.add(new Occurrence(file, scalar, new Name.Pipeline(scalar.text()), role));
    }
  }

  private void targets(YamlNode root, String field) {
    for (YamlNode patch : items(root, field)) {
      if (WrittenObject.text(patch, "target", "kind").equals(MetricPipeline.KIND)) {
        pipeline(WrittenObject.node(patch, "target", "name").orElse(null), Role.REFERENCE);
      }
    }
  }

  private void rule(YamlNode rule) {
    boolean ours =
        items(rule, "resources").stream()
            .anyMatch(item ->
                item instanceof YamlScalar scalar
                    && scalar.text().split("/", 2)[0].equals("metricpipelines"));
    if (ours) {
      items(rule, "resourceNames").forEach(item -> pipeline(item, Role.REFERENCE));
    }
  }

  private void references(YamlNode node) {
    switch (node) {
      case YamlMapping mapping -> {
        for (YamlMapping.Entry entry : mapping.written()) {
          if (entry.name().equals("secretKeyRef")) {
            reference(entry.value());
          } else {
            references(entry.value());
          }
        }
      }
      case YamlSequence sequence -> sequence.items().forEach(this::references);
      case YamlScalar _ -> {}
    }
  }

  private void reference(YamlNode reference) {
    String name = WrittenObject.text(reference, "name");
    String namespace = WrittenObject.text(reference, "namespace");
    if (name.isEmpty() || namespace.isEmpty()) {
      return;
    }
    Name.Secret secret = new Name.Secret(namespace, name);
    add(reference, "name", secret, Role.REFERENCE);
    add(reference, "namespace", secret, Role.PART);
    String key = WrittenObject.text(reference, "key");
    add(reference, "key", new Name.SecretKey(namespace, name, key), Role.REFERENCE);
  }

  private void add(YamlNode parent, String field, Name name, Role role) {
    if (WrittenObject.node(parent, field).orElse(null) instanceof YamlScalar scalar) {
      found.add(new Occurrence(file, scalar, name, role));
    }
  }

  private void secret(ManifestObject object) {
    String written = WrittenObject.namespace(object);
    String namespace = written.isEmpty() ? "default" : written;
    String name = WrittenObject.name(object);
    YamlNode root = object.place().root();
    WrittenObject.node(root, "metadata")
        .ifPresent(
            metadata -> add(metadata, "name", new Name.Secret(namespace, name), Role.DEFINITION));
    for (String field : List.of("data", "stringData")) {
      WrittenObject.entries(root, field)
          .forEach((key, entry) -> {
            if (entry.key() instanceof YamlScalar scalar) {
              Name secretKey = new Name.SecretKey(namespace, name, key);
              found.add(new Occurrence(file, scalar, secretKey, Role.DEFINITION));
            }
          });
    }
  }

  private static List<YamlNode> items(YamlNode parent, String field) {
    return WrittenObject.node(parent, field).orElse(null) instanceof YamlSequence sequence
        ? sequence.items()
        : List.of();
  }
}
