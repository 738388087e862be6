package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The statements and conditions of the pipelines of a file.
 *
 * <p>A text behind an anchor may be used in several places. It is OTTL only when it is in all of
 * them; so every node is looked at once for each part that it plays.
 */
final class OttlScalars {
  /** What part a node plays in an object. */
  private enum Part {
    OBJECT,
    SPEC,
    TRANSFORMS,
    TRANSFORM,
    FILTERS,
    FILTER,
    STATEMENTS,
    CONDITIONS,
    STATEMENT,
    CONDITION,
    OTHER;

    Part of(String key) {
      return switch (this) {
        case OBJECT -> key.equals("spec") ? SPEC : OTHER;
        case SPEC ->
            switch (key) {
              case "transform" -> TRANSFORMS;
              case "filter" -> FILTERS;
              default -> OTHER;
            };
        case TRANSFORM ->
            switch (key) {
              case "statements" -> STATEMENTS;
              case "conditions" -> CONDITIONS;
              default -> OTHER;
            };
        case FILTER -> key.equals("conditions") ? CONDITIONS : OTHER;
        case TRANSFORMS, FILTERS, STATEMENTS, CONDITIONS, STATEMENT, CONDITION, OTHER -> OTHER;
      };
    }

    Part item() {
      return switch (this) {
        case TRANSFORMS -> TRANSFORM;
        case FILTERS -> FILTER;
        case STATEMENTS -> STATEMENT;
        case CONDITIONS -> CONDITION;
        case OBJECT, SPEC, TRANSFORM, FILTER, STATEMENT, CONDITION, OTHER -> OTHER;
      };
    }
  }

  private final IdentityHashMap<YamlNode, EnumSet<Part>> parts = new IdentityHashMap<>();
  private final List<Found> found = new ArrayList<>();
  private final Set<YamlNode> pipelines = Collections.newSetFromMap(new IdentityHashMap<>());

  private OttlScalars() {}

  /** A statement or condition. */
  record Found(YamlScalar scalar, TextKind kind) {}

  /** In the order of the file. */
  static List<Found> of(YamlFile file) {
    OttlScalars scalars = new OttlScalars();
    for (SourceDocument document : file.documents()) {
      for (ManifestObject object : ResourceReader.read(document)) {
        if (object instanceof ManifestObject.Pipeline
            || object instanceof ManifestObject.PipelineV1Alpha1) {
          scalars.pipelines.add(object.place().root());
        }
      }
      scalars.visit(document.root(), Part.OTHER);
    }
    return scalars.found.stream().filter(found -> scalars.isOnlyOttl(found.scalar())).toList();
  }

  private boolean isOnlyOttl(YamlScalar scalar) {
    EnumSet<Part> played = parts.getOrDefault(scalar, EnumSet.of(Part.OTHER));
    return played.size() == 1 && !played.contains(Part.OTHER);
  }

  private void visit(YamlNode node, Part given) {
    Part part = pipelines.contains(node) ? Part.OBJECT : given;
    if (!parts.computeIfAbsent(node, _ -> EnumSet.noneOf(Part.class)).add(part)) {
      return;
    }
    switch (node) {
      case YamlMapping mapping -> mapping(mapping, part);
      case YamlSequence sequence -> sequence.items().forEach(item -> visit(item, part.item()));
      case YamlScalar scalar -> {
        if (scalar.value() instanceof ScalarValue.Text) {
          switch (part) {
            case STATEMENT -> found.add(new Found(scalar, TextKind.STATEMENT));
            case CONDITION -> found.add(new Found(scalar, TextKind.CONDITION));
            case OBJECT, SPEC, TRANSFORMS, TRANSFORM, FILTERS, FILTER, STATEMENTS, CONDITIONS -> {}
            case OTHER -> {}
          }
        }
      }
    }
  }

  private void mapping(YamlMapping mapping, Part part) {
    for (YamlMapping.Entry entry : mapping.written()) {
      visit(entry.key(), Part.OTHER);
      if (isMerge(entry)) {
        // What is merged stands in this mapping.
        switch (entry.value()) {
          case YamlSequence several -> several.items().forEach(one -> visit(one, part));
          case YamlMapping _, YamlScalar _ -> visit(entry.value(), part);
        }
      } else {
        visit(entry.value(), part.of(entry.name()));
      }
    }
  }

  private static boolean isMerge(YamlMapping.Entry entry) {
    return entry.key() instanceof YamlScalar key
        && key.style() == YamlScalar.Style.PLAIN
        && key.text().equals("<<");
  }
}
