package dev.kubectl.telemetry.ide.place;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ottl.TextKind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a cursor points at. */
public sealed interface CursorPlace {

  /** Nothing that we could say something about. */
  record Nowhere() implements CursorPlace {}

  /**
   * Behind a {@code #}.
   *
   * @param before the comment up to the cursor, without the {@code #}
   */
  record Comment(String before) implements CursorPlace {}

  /**
   * A key, or a place where one may be written.
   *
   * @param kind null while the object does not say what it is
   * @param parent the object that has the key
   * @param schema the fields that may stand here
   * @param key as written so far
   * @param siblings the other keys of the object
   * @param hasColon whether a value follows already
   * @param flow whether it stands in braces
   */
  record FieldKey(
      @Nullable KnownKind kind,
      FieldPath parent,
      ObjectSchema schema,
      Sketch.Scalar key,
      Set<String> siblings,
      boolean hasColon,
      boolean flow)
      implements CursorPlace {
    public FieldKey {
      siblings = Set.copyOf(siblings);
    }
  }

  /**
   * A value that is neither an object nor a list, or a place where one may be written.
   *
   * @param object the whole object
   * @param field the field that has the value, or the list that has the item
   */
  record FieldValue(
      @Nullable KnownKind kind,
      Sketch.Mapping object,
      FieldPath path,
      Field field,
      FieldType type,
      Sketch.Scalar value)
      implements CursorPlace {}

  /** Where an item of a list may begin, and no dash is written yet. */
  record ItemStart(FieldPath list, Field field, Sketch.Scalar value) implements CursorPlace {}

  /**
   * Inside of a condition or statement.
   *
   * @param scalar the whole text as it stands in the file
   * @param index of the cursor in the text, in UTF-16 units
   */
  record OttlText(FieldPath path, TextKind textKind, Sketch.Scalar scalar, int index)
      implements CursorPlace {}
}
