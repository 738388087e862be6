package dev.kubectl.telemetry.ide.place;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.api.schema.MetricPipelineSchema;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.sketch.Sketch;
import dev.kubectl.telemetry.ide.sketch.Sketcher;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the place of a cursor: walks along the sketch and the schema together. */
public final class Places {
  /** What an object that does not say what it is may become. */
  private static final ObjectSchema UNDECIDED =
      new ObjectSchema(MetricPipelineSchema.V1BETA1.fields(), java.util.Map.of());

  private static final Field ROOT = new Field("", new FieldType.ObjectOf(UNDECIDED), "", false);
  private static final CursorPlace NOWHERE = new CursorPlace.Nowhere();

  private final int offset;
  private final @Nullable KnownKind kind;
  private final Sketch.Mapping object;

  private Places(int offset, @Nullable KnownKind kind, Sketch.Mapping object) {
    this.offset = offset;
    this.kind = kind;
    this.object = object;
  }

  /** The place of an offset in a text. */
  public static CursorPlace at(String text, int offset) {
    String comment = comment(text, offset);
    Sketcher.Document document = Sketcher.documentAt(text, offset);
    CursorPlace place = in(document.root(), offset);
    boolean inText =
        switch (place) {
          case CursorPlace.FieldValue value -> value.value().style() != Style.PLAIN;
          case CursorPlace.OttlText ottl -> ottl.scalar().style() != Style.PLAIN;
          case CursorPlace.Nowhere _,
              CursorPlace.Comment _,
              CursorPlace.FieldKey _,
              CursorPlace.ItemStart _ ->
              false;
        };
    return comment == null || inText ? place : new CursorPlace.Comment(comment);
  }

  /** What stands between the {@code #} of this line and the cursor, if that begins a comment. */
  private static @Nullable String comment(String text, int offset) {
    int at = Math.clamp(offset, 0, text.length());
    int start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
    String line = text.substring(start, at);
    int hash = line.indexOf('#');
    while (hash > 0 && !Character.isWhitespace(line.charAt(hash - 1))) {
      hash = line.indexOf('#', hash + 1);
    }
    return hash < 0 ? null : line.substring(hash + 1);
  }

  private static CursorPlace in(Sketch root, int offset) {
    return switch (root) {
      case Sketch.Mapping mapping -> object(mapping, offset);
      case Sketch.Scalar scalar when scalar.style() == Style.PLAIN ->
          new CursorPlace.FieldKey(null, FieldPath.ROOT, UNDECIDED, scalar, Set.of(), false, false);
      case Sketch.Scalar _, Sketch.Sequence _ -> NOWHERE;
    };
  }

  private static CursorPlace object(Sketch.Mapping mapping, int offset) {
    if (KnownKind.text(mapping, "kind").endsWith("List")
        && mapping.entry("items").map(Sketch.Entry::value).orElse(null)
            instanceof Sketch.Sequence items) {
      for (Sketch.Item item : items.items()) {
        if (item.value() instanceof Sketch.Mapping inner && holds(inner, offset)) {
          return object(inner, offset);
        }
      }
      return NOWHERE;
    }
    Optional<KnownKind> kind = KnownKind.of(mapping);
    if (kind.isEmpty() && isForeign(mapping)) {
      return NOWHERE;
    }
    ObjectSchema schema = kind.map(KnownKind::schema).orElse(UNDECIDED);
    return new Places(offset, kind.orElse(null), mapping)
        .walk(mapping, ROOT, new FieldType.ObjectOf(schema), FieldPath.ROOT);
  }

  /** Whether an object says that it is none of those that we know; unfinished words say nothing. */
  private static boolean isForeign(Sketch.Mapping mapping) {
    String apiVersion = KnownKind.text(mapping, "apiVersion");
    boolean otherGroup =
        apiVersion.contains("/") && !KnownKind.isOurGroup(apiVersion.replace("\uE000", ""));
    boolean finishedKind =
        mapping.entry("spec").isPresent() || mapping.entry("metadata").isPresent();
    return otherGroup
        || (finishedKind
            && !KnownKind.text(mapping, "kind").isEmpty()
            && !KnownKind.isOurGroup(apiVersion));
  }

  private static boolean holds(Sketch node, int offset) {
    return node.start() <= offset && offset <= node.end();
  }

  private CursorPlace walk(Sketch node, Field field, FieldType type, FieldPath path) {
    return switch (node) {
      case Sketch.Mapping mapping -> mapping(mapping, type, path);
      case Sketch.Sequence sequence -> sequence(sequence, field, type, path);
      case Sketch.Scalar scalar -> scalar(scalar, field, type, path);
    };
  }

  private CursorPlace mapping(Sketch.Mapping mapping, FieldType type, FieldPath path) {
    for (Sketch.Entry entry : mapping.entries().reversed()) {
      if (holds(entry.key(), offset) && (entry.hasColon() || !entry.key().isNothing())) {
        return key(mapping, entry, type, path);
      }
      if (entry.hasColon() && holds(entry.value(), offset)) {
        return value(entry, type, path);
      }
    }
    return NOWHERE;
  }

  private CursorPlace key(
      Sketch.Mapping mapping, Sketch.Entry entry, FieldType type, FieldPath path) {
    if (!(type instanceof FieldType.ObjectOf(ObjectSchema schema))) {
      return NOWHERE;
    }
    Set<String> siblings = new HashSet<>();
    for (Sketch.Entry other : mapping.entries()) {
      if (other.start() != entry.start()) {
        siblings.add(other.key().text());
      }
    }
    return new CursorPlace.FieldKey(
        kind, path, schema, entry.key(), siblings, entry.hasColon(), mapping.flow());
  }

  private CursorPlace value(Sketch.Entry entry, FieldType type, FieldPath path) {
    String name = entry.key().text();
    FieldPath inner = path.key(name);
    return switch (type) {
      case FieldType.ObjectOf(ObjectSchema schema) ->
          schema
              .field(name)
              .map(field -> walk(entry.value(), field, field.type(), inner))
              .orElse(NOWHERE);
      case FieldType.TextMap _ ->
          walk(entry.value(), new Field(name, FieldType.TEXT, "", false), FieldType.TEXT, inner);
      case FieldType.Text _, FieldType.Bool _, FieldType.WholeNumber _ -> NOWHERE;
      case FieldType.ListOf _, FieldType.Anything _ -> NOWHERE;
    };
  }

  private CursorPlace sequence(
      Sketch.Sequence sequence, Field field, FieldType type, FieldPath path) {
    if (!(type instanceof FieldType.ListOf(FieldType itemType))) {
      return NOWHERE;
    }
    List<Sketch.Item> items = sequence.items();
    for (int i = items.size() - 1; i >= 0; i--) {
      Sketch.Item item = items.get(i);
      if (holds(item.value(), offset)) {
        return item.marked() || !(item.value() instanceof Sketch.Scalar scalar)
            ? walk(item.value(), field, itemType, path.index(i))
            : new CursorPlace.ItemStart(path, field, scalar);
      }
    }
    return NOWHERE;
  }

  private CursorPlace scalar(Sketch.Scalar scalar, Field field, FieldType type, FieldPath path) {
    TextKind textKind = ottl(path);
    if (textKind != null) {
      int index = scalar.content().indexAt(offset);
      return new CursorPlace.OttlText(path, textKind, scalar, index);
    }
    boolean plain = scalar.style() == Style.PLAIN;
    return switch (type) {
      case FieldType.ObjectOf(ObjectSchema schema) when plain ->
          new CursorPlace.FieldKey(kind, path, schema, scalar, Set.of(), false, false);
      case FieldType.ListOf _ when plain -> new CursorPlace.ItemStart(path, field, scalar);
      case FieldType.Text _, FieldType.Bool _, FieldType.WholeNumber _ ->
          new CursorPlace.FieldValue(kind, object, path, field, type, scalar);
      case FieldType.ObjectOf _, FieldType.ListOf _, FieldType.TextMap _, FieldType.Anything _ ->
          NOWHERE;
    };
  }

  /** What kind of OTTL stands at a path of this object, or null. */
  private @Nullable TextKind ottl(FieldPath path) {
    return kind != null && kind.isPipeline() ? textKind(path) : null;
  }

  /** What kind of OTTL stands at a path of a pipeline, or null. */
  public static @Nullable TextKind textKind(FieldPath path) {
    List<String> words = new ArrayList<>();
    for (FieldPath.Step step : path.steps()) {
      words.add(
          switch (step) {
            case FieldPath.Step.Key(String name) -> name;
            case FieldPath.Step.Index _ -> "*";
          });
    }
    return switch (String.join("/", words)) {
      case "spec/transform/*/statements/*" -> TextKind.STATEMENT;
      case "spec/transform/*/conditions/*", "spec/filter/*/conditions/*" -> TextKind.CONDITION;
      default -> null;
    };
  }
}
