package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What planning makes, as trees that may be shown. */
final class GeneratedTrees {
  /** The pod annotation that stands for configuration and credentials. */
  static final String CHECKSUM = "checksum/config";

  private final Sensitive sensitive;

  GeneratedTrees(Sensitive sensitive) {
    this.sensitive = sensitive;
  }

  /** The configuration of a collector; null without the component, and for the self monitor. */
  Tree.@Nullable Mapping configuration(DesiredState desired, Component component) {
    return desired
        .component(component)
        .map(PlannedComponent::configuration)
        .map(configuration -> withoutParameters(configuration.tree()))
        .orElse(null);
  }

  /** Parameters of a token request stand in the configuration itself, and may be secret. */
  private Tree.Mapping withoutParameters(Tree.Mapping configuration) {
    if (!(configuration.get("extensions") instanceof Tree.Mapping extensions)) {
      return configuration;
    }
    Tree.Mapping shown = extensions;
    for (Map.Entry<String, Tree> entry : extensions.entries().entrySet()) {
      if (entry.getValue() instanceof Tree.Mapping extension
          && extension.get("endpoint_params") instanceof Tree.Mapping parameters) {
        shown =
            shown.with(
                entry.getKey(), extension.with("endpoint_params", sensitive.mark(parameters)));
      }
    }
    return configuration.with("extensions", shown);
  }

  /** All objects, in the order in which they are applied. */
  Map<ObjectKey, Tree.Mapping> objects(DesiredState desired) {
    Map<ObjectKey, Tree.Mapping> objects = new LinkedHashMap<>();
    for (PlannedComponent component : desired.components()) {
      for (Tree.Mapping object : component.objects()) {
        objects.put(ObjectKey.of(object), shown(object, component.configuration() != null));
      }
    }
    return objects;
  }

  /**
   * One object, generated or of a cluster.
   *
   * @param elsewhere whether the configuration in a ConfigMap is shown by itself
   */
  Tree.Mapping shown(Tree.Mapping object, boolean elsewhere) {
    return switch (TreeFields.text(object, "kind")) {
      case "Secret" -> secret(object);
      case "ConfigMap" -> elsewhere ? summarized(object) : parsed(object);
      default -> object;
    };
  }

  /**
   * One object of a cluster with everything that is in it, even a configuration; a text in which
   * somebody wrote a secret value is marked as a whole.
   *
   * @param hide takes secret values out of a text
   */
  Tree.Mapping inDetail(Tree.Mapping object, UnaryOperator<String> hide) {
    Tree.Mapping detailed = shown(object, false);
    if (TreeFields.text(object, "kind").equals("Secret")) {
      return detailed;
    }
    if (detailed.get("data") instanceof Tree.Mapping data
        && TreeFields.text(object, "kind").equals("ConfigMap")) {
      Tree.Builder entries = Tree.mapping();
      data.entries()
          .forEach((key, value) ->
              entries.put(
                  key,
                  value instanceof Tree.Mapping configuration
                      ? withoutParameters(configuration)
                      : sensitive.describe(
                          TreeFields.text(value),
                          TreeFields.text(value).lines().count() + " lines")));
      detailed = detailed.with("data", entries.build());
    }
    return (Tree.Mapping) hidden(detailed, hide);
  }

  private Tree hidden(Tree tree, UnaryOperator<String> hide) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        Tree.Builder hidden = Tree.mapping();
        mapping.entries().forEach((key, value) -> hidden.put(key, hidden(value, hide)));
        yield hidden.build();
      }
      case Tree.Sequence sequence ->
          Tree.sequence(sequence.items().stream().map(item -> hidden(item, hide)).toList());
      case Tree.Scalar scalar ->
          scalar.value() instanceof String text && !hide.apply(text).equals(text)
              ? sensitive.mark(text)
              : scalar;
    };
  }

  private Tree.Mapping secret(Tree.Mapping object) {
    Tree.Mapping shown = object;
    for (String field : new String[] {"data", "stringData"}) {
      Tree values = object.get(field);
      if (values != null) {
        shown = shown.with(field, sensitive.mark(values));
      }
    }
    return shown;
  }

  /** How long the configuration is, with a mark that changes when it does. */
  private Tree.Mapping summarized(Tree.Mapping object) {
    Tree.Builder data = Tree.mapping();
    TreeFields.entries(object, "data")
        .forEach((key, value) -> {
          String text = TreeFields.text(value);
          data.put(key, sensitive.describe(text, text.lines().count() + " lines"));
        });
    return object.with("data", data.build());
  }

  /** Texts that are YAML as what they say. */
  private static Tree.Mapping parsed(Tree.Mapping object) {
    Tree.Builder data = Tree.mapping();
    TreeFields.entries(object, "data").forEach((key, value) -> data.put(key, parsed(key, value)));
    return object.with("data", data.build());
  }

  private static Tree parsed(String name, Tree value) {
    YamlFile file = YamlReader.read(name, TreeFields.text(value).getBytes(StandardCharsets.UTF_8));
    if (!file.diagnostics().isEmpty() || file.documents().size() != 1) {
      return value;
    }
    SourceDocument document = file.documents().getFirst();
    Tree tree = Trees.of(document.root());
    return tree instanceof Tree.Scalar ? value : tree;
  }

  /** The object without the checksum in its pod template. */
  static Tree.Mapping withoutChecksum(Tree.Mapping object) {
    if (object.get("spec") instanceof Tree.Mapping spec
        && spec.get("template") instanceof Tree.Mapping template
        && template.get("metadata") instanceof Tree.Mapping metadata
        && metadata.get("annotations") instanceof Tree.Mapping annotations
        && annotations.get(CHECKSUM) != null) {
      return object.with(
          "spec",
          spec.with(
              "template",
              template.with(
                  "metadata", metadata.with("annotations", annotations.without(CHECKSUM)))));
    }
    return object;
  }
}
