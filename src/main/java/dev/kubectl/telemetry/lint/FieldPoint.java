package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;

/**
 * A field of an object and where it stands, so that something can be said about it when the tree of
 * its file is gone.
 *
 * @param source name of the file
 */
public record FieldPoint(String source, Span span, Subject subject) {

  /** Points at the value of a field, as {@link FieldSpans} does. */
  public static FieldPoint value(ManifestObject object, FieldPath path) {
    return new FieldPoint(
        object.place().source().name(),
        FieldSpans.of(object.place(), path),
        Subject.of(object, path));
  }

  /** Points at the key of a field. */
  public static FieldPoint key(ManifestObject object, FieldPath path) {
    return new FieldPoint(
        object.place().source().name(), object.place().keySpan(path), Subject.of(object, path));
  }
}
