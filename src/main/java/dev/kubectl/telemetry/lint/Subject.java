package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;

/**
 * The field of the object that a finding is about. Unlike a line number it survives edits elsewhere
 * in the file.
 *
 * @param kind empty when the finding is about a file
 * @param name name of the object, empty when it has none
 */
public record Subject(String kind, String name, FieldPath path) {
  public static final Subject FILE = new Subject("", "", FieldPath.ROOT);

  /** A field of an object as it was written. */
  public static Subject of(ManifestObject object, FieldPath path) {
    return new Subject(WrittenObject.kind(object), WrittenObject.name(object), path);
  }

  /** As {@code MetricPipeline/shop}. */
  public String object() {
    return kind.isEmpty() ? "" : name.isEmpty() ? kind : kind + "/" + name;
  }
}
