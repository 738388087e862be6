package dev.kubectl.telemetry.ide.schema;

import dev.kubectl.telemetry.lint.schema.CrdSchema;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The schema for editors, made from the CRDs: one document for all kinds and versions of ours, each
 * in {@code $defs}. An object of another kind is none of its business, so that a file may hold
 * Secrets beside pipelines.
 */
final class DerivedSchema {
  private static final String ID = "https://cli.kubectl-telemetry.dev/v1/" + EditorSchema.FILE_NAME;
  private static final List<Path> CRDS =
      List.of(
          Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml"),
          Path.of("src/main/crd/operator.kyma-project.io_telemetries.yaml"));

  private DerivedSchema() {}

  static String text() throws IOException {
    Tree.Builder definitions = Tree.mapping();
    List<Tree> choices = new ArrayList<>();
    for (Path crd : CRDS) {
      for (CrdSchema.Version version :
          CrdSchema.versions(Files.readAllBytes(crd), new SchemaWords())) {
        String name = version.kind() + "-" + version.version();
        definitions.put(name, object(version));
        choices.add(choice(version, name));
      }
    }
    return JsonWriter.write(
        Tree.mapping()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("$id", ID)
            .put("title", "Telemetry pipelines on Kubernetes")
            .put(
                "description",
                "MetricPipeline and Telemetry in all their versions. Objects of other kinds are not"
                    + " looked at, so a file may hold some beside them.")
            .put(
                "properties",
                Tree.mapping()
                    .put(
                        "apiVersion",
                        Tree.mapping()
                            .put("title", "apiVersion")
                            .put("description", "Group and version of the kind.")
                            .put("examples", Tree.texts("telemetry.kyma-project.io/v1beta1")))
                    .put(
                        "kind",
                        Tree.mapping()
                            .put("title", "kind")
                            .put("description", "What this object is.")
                            .put("examples", Tree.texts("MetricPipeline", "Telemetry"))))
            .put("defaultSnippets", SchemaSnippets.of(""))
            .put("allOf", Tree.sequence(choices))
            .put("$defs", definitions)
            .build());
  }

  private static Tree.Mapping choice(CrdSchema.Version version, String name) {
    return Tree.mapping()
        .put(
            "if",
            Tree.mapping()
                .put("type", "object")
                .put("required", Tree.texts("apiVersion", "kind"))
                .put("properties", identity(version)))
        .put("then", Tree.mapping().put("$ref", "#/$defs/" + name))
        .build();
  }

  private static Tree.Mapping identity(CrdSchema.Version version) {
    return Tree.mapping()
        .put(
            "apiVersion",
            Tree.mapping().put("const", version.group() + "/" + version.version()).build())
        .put("kind", Tree.mapping().put("const", version.kind()).build())
        .build();
  }

  /** What the CRD says of an object, and what is so for all objects. */
  private static Tree.Mapping object(CrdSchema.Version version) {
    Tree.Mapping derived = version.schema();
    Tree.Mapping properties = (Tree.Mapping) SchemaWords.present(derived, "properties");
    Tree.Builder all = Tree.mapping();
    properties
        .entries()
        .forEach((name, schema) ->
            all.put(
                name,
                switch (name) {
                  case "apiVersion", "kind" ->
                      ((Tree.Mapping) schema)
                          .with(
                              "const",
                              SchemaWords.present(
                                  (Tree.Mapping) SchemaWords.present(identity(version), name),
                                  "const"));
                  case "metadata" -> metadata();
                  case "status" -> status();
                  default -> schema;
                }));
    return derived
        .with("title", Tree.of(version.kind() + " " + version.group() + "/" + version.version()))
        .with("properties", all.build())
        .with("required", required(version));
  }

  private static Tree required(CrdSchema.Version version) {
    return version.kind().equals("MetricPipeline")
        ? Tree.texts("apiVersion", "kind", "metadata", "spec")
        : Tree.texts("apiVersion", "kind", "metadata");
  }

  private static Tree.Mapping metadata() {
    return Tree.mapping()
        .put("title", "metadata")
        .put("description", "Name, labels and annotations.")
        .put("type", "object")
        .put(
            "properties",
            Tree.mapping()
                .put(
                    "name",
                    Tree.mapping()
                        .put("title", "metadata.name")
                        .put("description", "Name of the object, unique among those of its kind.")
                        .put("type", "string")
                        .put("maxLength", 253)
                        .put(
                            "pattern",
                            "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$")
                        .put(
                            "patternErrorMessage",
                            "A name has small letters, digits, `-` and `.`, and begins and ends"
                                + " with a letter or digit")
                        .put("examples", Tree.texts("shop")))
                .put("labels", texts("metadata.labels", "Keys and values by which it is selected."))
                .put(
                    "annotations",
                    texts("metadata.annotations", "Keys and values that tools store with it.")))
        .build();
  }

  private static Tree.Mapping texts(String title, String description) {
    return Tree.mapping()
        .put("title", title)
        .put("description", description)
        .put("type", "object")
        .put("additionalProperties", Tree.mapping().put("type", "string"))
        .build();
  }

  private static Tree.Mapping status() {
    return Tree.mapping()
        .put("title", "status")
        .put("description", "Set by the telemetry manager.")
        .build();
  }
}
