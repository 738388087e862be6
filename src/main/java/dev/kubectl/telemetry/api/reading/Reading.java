package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlMapping;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One object being read: its tree, and what was found wrong so far. */
final class Reading {
  private final Place place;
  private final Tree.Mapping tree;
  private final Set<Diagnostic> diagnostics = new LinkedHashSet<>();

  Reading(Place place, YamlMapping object, ObjectSchema schema) {
    this.place = place;
    this.tree = SchemaReader.read(place, object, schema, diagnostics);
    metadata(new Fields(tree).objectOrNone("metadata"));
  }

  Place place() {
    return place;
  }

  /** What fits the schema. */
  Tree.Mapping tree() {
    return tree;
  }

  void report(Diagnostic diagnostic) {
    diagnostics.add(diagnostic);
  }

  /** What is wrong, in the order of the text. */
  List<Diagnostic> diagnostics() {
    return diagnostics.stream().sorted(Diagnostic.ORDER).toList();
  }

  private void metadata(Fields metadata) {
    FieldPath path = FieldPath.of("metadata");
    String name = metadata.text("name");
    if (name == null || name.isEmpty()) {
      report(
          place.diagnostic(
              ReadingRule.MISSING_NAME.id(),
              Severity.ERROR,
              path.key("name"),
              "`metadata.name` is missing",
              null));
    }
    time(metadata, "creationTimestamp", path);
    time(metadata, "deletionTimestamp", path);
    FieldPath managed = path.key("managedFields");
    List<Fields> entries = metadata.objects("managedFields", it -> it);
    for (int i = 0; entries != null && i < entries.size(); i++) {
      time(entries.get(i), "time", managed.index(i));
    }
  }

  private void time(Fields object, String field, FieldPath path) {
    String time = object.text(field);
    if (time != null && Timestamp.parse(time).isEmpty()) {
      report(
          place.diagnostic(
              ReadingRule.INVALID_TIME.id(),
              Severity.ERROR,
              path.key(field),
              "`" + path.key(field) + "` is not a time as RFC 3339 has it",
              "write it as `2026-01-02T03:04:05Z`, or leave it out: the API server sets it"));
    }
  }
}
