package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.LineTable;
import dev.kubectl.telemetry.yaml.ScalarPositions;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;
import dev.kubectl.telemetry.yaml.YamlScalar;
import org.jspecify.annotations.Nullable;

/**
 * Where an object was written. Turns a field path that a later room reports into a position.
 *
 * <p>Its text form is the position alone, as the text may hold Secrets.
 *
 * @param root the object itself: a document, or an item of a list
 */
public record Place(SourceText source, YamlNode root) {

  /**
   * The value at a path; its key when the value has no character of its own. What is not written is
   * placed at the key of the innermost field around it that is, the object itself at its first key.
   */
  public Span span(FieldPath path) {
    if (path.steps().isEmpty()) {
      return root instanceof YamlMapping mapping && !mapping.written().isEmpty()
          ? mapping.written().getFirst().key().span()
          : root.span();
    }
    Span value = YamlPaths.spanOf(root, path);
    return value.start().equals(value.end()) ? YamlPaths.keySpan(root, path).orElse(value) : value;
  }

  /**
   * A part of the text at a path, whatever the style of its scalar. Where no scalar is written, as
   * {@link #span}.
   *
   * @param lines those of {@link #source}, which callers with many parts make only once
   * @param start in code points of the scalar's text
   * @param end after the last code point
   */
  public Span part(FieldPath path, LineTable lines, int start, int end) {
    return YamlPaths.at(root, path).orElse(null) instanceof YamlScalar scalar
        ? ScalarPositions.of(source, lines, scalar).spanOf(start, end)
        : span(path);
  }

  /** The key at a path, where there is one; else as {@link #span}. */
  public Span keySpan(FieldPath path) {
    return YamlPaths.keySpan(root, path).orElseGet(() -> span(path));
  }

  /** A diagnostic about the value at a path of this object. */
  public Diagnostic diagnostic(
      String rule, Severity severity, FieldPath path, String message, @Nullable String hint) {
    return new Diagnostic(rule, severity, source.name(), span(path), message, hint);
  }

  /** {@code FILE:LINE:COLUMN}. */
  @Override
  public String toString() {
    return source.name() + ":" + root.span().start();
  }
}
