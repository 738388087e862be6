package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One file being linted: its text, its documents and the objects in them. Does not depend on any
 * other file, so files are read at the same time.
 */
public record LintFile(YamlFile yaml, List<ManifestObject> objects) {
  public LintFile {
    objects = List.copyOf(objects);
  }

  public static LintFile read(ManifestFiles.Content content) {
    return of(YamlReader.read(content.name(), content.bytes()));
  }

  /** A file whose text is not on a disk, such as one that is being edited. */
  public static LintFile read(SourceText source) {
    return of(YamlReader.read(source));
  }

  private static LintFile of(YamlFile yaml) {
    List<ManifestObject> objects = new ArrayList<>();
    yaml.documents().forEach(document -> objects.addAll(ResourceReader.read(document)));
    return new LintFile(yaml, objects);
  }

  /** Its MetricPipelines of either version. */
  public List<LintedPipeline> pipelines() {
    List<LintedPipeline> pipelines = new ArrayList<>();
    for (ManifestObject object : objects) {
      switch (object) {
        case ManifestObject.Pipeline pipeline -> pipelines.add(LintedPipeline.of(pipeline));
        case ManifestObject.PipelineV1Alpha1 pipeline -> pipelines.add(LintedPipeline.of(pipeline));
        case ManifestObject.ModuleSettings _,
            ManifestObject.Secret _,
            ManifestObject.Namespace _,
            ManifestObject.ConfigMap _,
            ManifestObject.Other _ -> {}
      }
    }
    return pipelines;
  }

  public SourceText source() {
    return yaml.source();
  }

  public LineTable lines() {
    return yaml.lines();
  }

  /** Where keys and values of all documents stand, in no particular order. */
  public List<Span> scalarSpans() {
    List<Span> spans = new ArrayList<>();
    eachNode(node -> {
      if (node instanceof YamlScalar scalar) {
        spans.add(scalar.span());
      }
    });
    return spans;
  }

  /** Visits every key and value once, also one that several aliases lead to. */
  public void eachNode(Consumer<YamlNode> visitor) {
    Set<YamlNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    yaml.documents().forEach(document -> visit(document.root(), seen, visitor));
  }

  private static void visit(YamlNode node, Set<YamlNode> seen, Consumer<YamlNode> visitor) {
    if (!seen.add(node)) {
      return;
    }
    visitor.accept(node);
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                visit(entry.key(), seen, visitor);
                visit(entry.value(), seen, visitor);
              });
      case YamlSequence sequence -> sequence.items().forEach(item -> visit(item, seen, visitor));
      case YamlScalar _ -> {}
    }
  }
}
