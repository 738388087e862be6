package dev.kubectl.telemetry.ide.workspace;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that the files of a workspace mention, for completion. Never values of Secrets. */
public final class Names {
  private static final List<String> WELL_KNOWN_NAMESPACES =
      List.of("default", "kyma-system", "kube-system", "istio-system");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("(resource|datapoint|scope|metric)\\.attributes\\[\\s*\"([^\"\\\\]+)\"\\s*]");

  /** A Secret that stands in a file: names of its keys only. */
  public record SecretName(String name, String namespace, List<String> keys) {
    public SecretName {
      keys = List.copyOf(keys);
    }
  }

  private Names() {}

  public static List<SecretName> secrets(Workspace workspace) {
    List<SecretName> secrets = new ArrayList<>();
    for (ManifestObject object : objects(workspace)) {
      if (WrittenObject.kind(object).equals("Secret")) {
        YamlNode root = object.place().root();
        Set<String> keys = new TreeSet<>(WrittenObject.entries(root, "data").keySet());
        keys.addAll(WrittenObject.entries(root, "stringData").keySet());
        String namespace = WrittenObject.namespace(object);
        secrets.add(
            new SecretName(
                WrittenObject.name(object),
                namespace.isEmpty() ? "default" : namespace,
                List.copyOf(keys)));
      }
    }
    return List.copyOf(secrets);
  }

  /** Namespaces by name, with where they come from. */
  public static Map<String, String> namespaces(Workspace workspace) {
    Map<String, String> names = new TreeMap<>();
    WELL_KNOWN_NAMESPACES.forEach(name -> names.put(name, "well known"));
    for (ManifestObject object : objects(workspace)) {
      boolean namespace = WrittenObject.kind(object).equals("Namespace");
      String name = namespace ? WrittenObject.name(object) : WrittenObject.namespace(object);
      if (!name.isEmpty()) {
        names.put(name, "in " + object.place().source().name());
      }
    }
    return names;
  }

  /** Attributes that OTTL in the workspace mentions, by name, with their context. */
  public static Map<String, String> attributes(Workspace workspace) {
    Map<String, String> names = new LinkedHashMap<>();
    for (WorkspaceFile file : workspace.files()) {
      if (file.isOurs()) {
        Matcher found = ATTRIBUTE.matcher(file.document().text());
        while (found.find()) {
          names.putIfAbsent(found.group(2), found.group(1));
        }
      }
    }
    return names;
  }

  private static List<ManifestObject> objects(Workspace workspace) {
    return workspace.files().stream().flatMap(file -> file.read().objects().stream()).toList();
  }

  /** The text at a path of a sketch; empty when there is none. */
  public static String textAt(Sketch root, FieldPath path) {
    Sketch node = root;
    for (FieldPath.Step step : path.steps()) {
      Sketch next = child(node, step);
      if (next == null) {
        return "";
      }
      node = next;
    }
    return node instanceof Sketch.Scalar scalar ? scalar.text() : "";
  }

  private static @Nullable Sketch child(Sketch node, FieldPath.Step step) {
    return switch (step) {
      case FieldPath.Step.Key(String name) ->
          node instanceof Sketch.Mapping mapping
              ? mapping.entry(name).map(Sketch.Entry::value).orElse(null)
              : null;
      case FieldPath.Step.Index(int position) ->
          node instanceof Sketch.Sequence sequence && position < sequence.items().size()
              ? sequence.items().get(position).value()
              : null;
    };
  }
}
