package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.api.schema.Suggestions;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lays one object beside the table of its fields. The result holds known fields of the right type
 * only; everything else is a diagnostic. Nothing is thrown.
 *
 * <p>Null is treated as absent, in a map of texts as empty, as the API server does. A field of a
 * wrong type is left out; within lists and maps, what is no text is replaced by its spelling, so
 * that positions and keys stay. Messages never show a value: it may be a password.
 */
final class SchemaReader {
  /** Nobody reads more about one object. */
  private static final int MOST_DIAGNOSTICS = 1_000;

  private final Place place;
  private final ObjectSchema root;
  private final Set<Diagnostic> diagnostics;

  private SchemaReader(Place place, ObjectSchema root, Set<Diagnostic> diagnostics) {
    this.place = place;
    this.root = root;
    this.diagnostics = diagnostics;
  }

  /**
   * Reads an object.
   *
   * @param diagnostics takes what is wrong with it; a set, because an alias brings the same text to
   *     several fields
   */
  static Tree.Mapping read(
      Place place, YamlMapping object, ObjectSchema schema, Set<Diagnostic> diagnostics) {
    return new SchemaReader(place, schema, diagnostics).object(object, schema, FieldPath.ROOT);
  }

  private Tree.Mapping object(YamlMapping mapping, ObjectSchema schema, FieldPath path) {
    Tree.Builder result = Tree.mapping();
    for (var named : mapping.effective().entrySet()) {
      YamlNode value = named.getValue().value();
      FieldPath inner = path.key(named.getKey());
      Optional<Field> field = schema.field(named.getKey());
      if (field.isEmpty() && diagnostics.size() < MOST_DIAGNOSTICS) {
        unknown(named.getValue(), named.getKey(), schema, path);
      } else if (field.isPresent() && !isNull(value)) {
        Tree read = value(value, field.get().type(), inner);
        if (read != null) {
          result.put(named.getKey(), read);
        }
      }
    }
    return result.build();
  }

  private @Nullable Tree value(YamlNode node, FieldType type, FieldPath path) {
    return switch (type) {
      case FieldType.Anything _ -> Trees.of(node);
      case FieldType.Text _ when scalar(node) instanceof ScalarValue.Text(String text) ->
          Tree.of(text);
      case FieldType.Bool _ when scalar(node) instanceof ScalarValue.Bool(boolean bool) ->
          Tree.of(bool);
      case FieldType.WholeNumber _ when scalar(node) instanceof ScalarValue.Int(var number) ->
          Tree.of(number);
      case FieldType.ObjectOf(ObjectSchema schema) when node instanceof YamlMapping mapping ->
          object(mapping, schema, path);
      case FieldType.ListOf(FieldType item) when node instanceof YamlSequence sequence ->
          list(sequence, item, path);
      case FieldType.TextMap _ when node instanceof YamlMapping mapping -> map(mapping, path);
      case FieldType.Text _,
          FieldType.Bool _,
          FieldType.WholeNumber _,
          FieldType.ObjectOf _,
          FieldType.ListOf _,
          FieldType.TextMap _ -> {
        wrongType(node, type, path);
        yield null;
      }
    };
  }

  private Tree list(YamlSequence sequence, FieldType type, FieldPath path) {
    List<Tree> items = new ArrayList<>(sequence.items().size());
    for (int i = 0; i < sequence.items().size(); i++) {
      YamlNode item = sequence.items().get(i);
      Tree read = value(item, type, path.index(i));
      items.add(read == null ? substitute(item, type) : read);
    }
    return Tree.sequence(items);
  }

  private Tree map(YamlMapping mapping, FieldPath path) {
    Tree.Builder result = Tree.mapping();
    mapping
        .effective()
        .forEach((key, entry) -> {
          Tree read =
              isNull(entry.value())
                  ? Tree.of("")
                  : value(entry.value(), FieldType.TEXT, path.key(key));
          result.put(key, read == null ? substitute(entry.value(), FieldType.TEXT) : read);
        });
    return result.build();
  }

  /** Something that keeps the place of an item of the wrong type. */
  private static Tree substitute(YamlNode node, FieldType type) {
    return type instanceof FieldType.Text
        ? Tree.of(node instanceof YamlScalar scalar ? scalar.text() : "")
        : Tree.EMPTY_MAPPING;
  }

  private void unknown(YamlMapping.Entry entry, String name, ObjectSchema schema, FieldPath path) {
    String where = path.steps().isEmpty() ? "" : " in " + path;
    List<String> keys =
        path.steps().stream()
            .filter(FieldPath.Step.Key.class::isInstance)
            .map(step -> ((FieldPath.Step.Key) step).name())
            .toList();
    String hint =
        Suggestions.forField(name, schema, keys, root)
            .orElseGet(() ->
                "known here: "
                    + schema.fields().stream().map(Field::name).collect(Collectors.joining(", ")));
    report(
        ReadingRule.UNKNOWN_FIELD,
        entry.key().span(),
        "unknown field `" + name + "`" + where,
        hint);
  }

  private void wrongType(YamlNode node, FieldType expected, FieldPath path) {
    if (diagnostics.size() >= MOST_DIAGNOSTICS) {
      return;
    }
    report(
        ReadingRule.WRONG_TYPE,
        place.span(path),
        "`" + path + "` must be " + word(expected) + ", but is " + word(node),
        mend(node, expected));
  }

  private void report(ReadingRule rule, Span span, String message, @Nullable String hint) {
    diagnostics.add(
        new Diagnostic(rule.id(), Severity.ERROR, place.source().name(), span, message, hint));
  }

  private static @Nullable String mend(YamlNode node, FieldType expected) {
    ScalarValue scalar = scalar(node);
    return switch (expected) {
      case FieldType.Text _
          when scalar instanceof ScalarValue.Int
              || scalar instanceof ScalarValue.Float
              || scalar instanceof ScalarValue.Bool ->
          "put it in quotes";
      case FieldType.Bool _ when scalar instanceof ScalarValue.Text ->
          "write true or false, without quotes";
      case FieldType.WholeNumber _ when scalar instanceof ScalarValue.Text ->
          "write the number without quotes";
      case FieldType.ListOf _ when !isNull(node) && !(node instanceof YamlSequence) ->
          "write it as a list item, after `- `";
      case FieldType.ObjectOf(ObjectSchema schema)
          when scalar instanceof ScalarValue.Bool && schema.field("enabled").isPresent() ->
          "write it under `enabled:`";
      case FieldType.ObjectOf(ObjectSchema schema)
          when scalar instanceof ScalarValue.Text && schema.field("value").isPresent() ->
          "write it under `value:`";
      case FieldType.ObjectOf(ObjectSchema schema) ->
          "it has the fields "
              + schema.fields().stream().map(Field::name).collect(Collectors.joining(", "));
      case FieldType.Text _,
          FieldType.Bool _,
          FieldType.WholeNumber _,
          FieldType.ListOf _,
          FieldType.TextMap _,
          FieldType.Anything _ ->
          null;
    };
  }

  private static String word(FieldType type) {
    return switch (type) {
      case FieldType.Text _ -> "a text";
      case FieldType.Bool _ -> "true or false";
      case FieldType.WholeNumber _ -> "a whole number";
      case FieldType.TextMap _ -> "a mapping of texts";
      case FieldType.ListOf(FieldType.Text _) -> "a list of texts";
      case FieldType.ListOf _ -> "a list";
      case FieldType.ObjectOf _ -> "an object";
      case FieldType.Anything _ -> "anything";
    };
  }

  private static String word(YamlNode node) {
    return switch (node) {
      case YamlMapping _ -> "an object";
      case YamlSequence _ -> "a list";
      case YamlScalar scalar ->
          switch (scalar.value()) {
            case ScalarValue.Text _ -> "a text";
            case ScalarValue.Bool _ -> "a boolean";
            case ScalarValue.Int _, ScalarValue.Float _ -> "a number";
            case ScalarValue.Null _ -> "empty";
          };
    };
  }

  private static @Nullable ScalarValue scalar(YamlNode node) {
    return node instanceof YamlScalar scalar ? scalar.value() : null;
  }

  static boolean isNull(YamlNode node) {
    return scalar(node) instanceof ScalarValue.Null;
  }
}
