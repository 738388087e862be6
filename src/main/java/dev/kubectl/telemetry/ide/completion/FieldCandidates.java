package dev.kubectl.telemetry.ide.completion;

import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.place.CursorPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Keys of objects, required ones first, and beginnings of items. */
final class FieldCandidates {
  private static final int STEP = 2;

  private static final String SKELETON =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: ${1:backend}
      spec:
        input:
          ${2:prometheus}:
            enabled: true
        output:
          otlp:
            endpoint:
              value: ${3:https://backend.example.com:4317}
      """;

  private FieldCandidates() {}

  static List<Candidate> of(CursorPlace.FieldKey key, Cursor cursor) {
    Typed typed = Typed.of(key.key().text());
    TextSpan replaced = cursor.around(typed.before().length(), typed.behind().length());
    Layout layout = Layout.at(cursor, key.key().start());
    List<Candidate> candidates = new ArrayList<>();
    boolean root = key.parent().equals(FieldPath.ROOT);
    if (root && key.kind() == null && key.siblings().isEmpty() && layout.column() == 0) {
      candidates.add(skeleton(replaced));
    }
    int place = 0;
    for (Field field : key.schema().fields()) {
      place++;
      if (isWanted(field, key, root)) {
        String value = key.hasColon() ? "" : value(field.type(), key.flow(), layout.column());
        candidates.add(
            new Candidate(
                field.name(),
                Candidate.Kind.FIELD,
                FieldWords.type(field.type()) + (FieldWords.isRequired(field) ? ", required" : ""),
                FieldWords.documentation(field, key.parent().key(field.name())),
                layout.lead() + field.name() + value,
                field.name(),
                replaced,
                (FieldWords.isRequired(field) ? 0 : 100) + place,
                false));
      }
    }
    return List.copyOf(candidates);
  }

  private static boolean isWanted(Field field, CursorPlace.FieldKey key, boolean root) {
    return !key.siblings().contains(field.name())
        && !(root && field.name().equals("status"))
        && key.siblings().stream().noneMatch(s -> FieldWords.excludes(field, s));
  }

  private static Candidate skeleton(TextSpan replaced) {
    return new Candidate(
        "MetricPipeline",
        Candidate.Kind.SNIPPET,
        "a whole pipeline",
        "A MetricPipeline with one input and one output.",
        SKELETON,
        "apiVersion kind MetricPipeline",
        replaced,
        0,
        false);
  }

  /** What stands behind a key: a colon, and where its value goes. */
  private static String value(FieldType type, boolean flow, int column) {
    String deeper = "\n" + " ".repeat(column + STEP);
    return switch (type) {
      case FieldType.ObjectOf _, FieldType.TextMap _ -> flow ? ": {$0\\}" : ":" + deeper + "$0";
      case FieldType.ListOf(FieldType item) -> flow ? ": [$0]" : ":" + deeper + "- $0";
      case FieldType.Text _, FieldType.Bool _, FieldType.WholeNumber _, FieldType.Anything _ ->
          ": $0";
    };
  }

  /** The dash of an item. */
  static List<Candidate> of(CursorPlace.ItemStart start, Cursor cursor) {
    Typed typed = Typed.of(start.value().text());
    Layout layout = Layout.at(cursor, start.value().start());
    if (!(start.field().type() instanceof FieldType.ListOf(FieldType item))) {
      return List.of();
    }
    List<String> firsts =
        item instanceof FieldType.ObjectOf(var schema)
            ? schema.fields().stream().map(Field::name).toList()
            : List.of("");
    List<Candidate> candidates = new ArrayList<>();
    for (String first : firsts) {
      String text = first.isEmpty() ? "" : first + ":";
      candidates.add(
          new Candidate(
              "- " + text,
              Candidate.Kind.SNIPPET,
              "another item of " + start.field().name(),
              start.field().description(),
              layout.lead() + "- " + text + (first.isEmpty() ? "" : " ") + "$0",
              "- " + text,
              cursor.around(typed.before().length(), typed.behind().length()),
              candidates.size(),
              false));
    }
    return List.copyOf(candidates);
  }

  /**
   * Where a key is written.
   *
   * @param column its column, from 0
   * @param lead what has to be written before it
   */
  private record Layout(int column, String lead) {
    private static final Set<Character> BEFORE_KEYS = Set.of(' ', '-');

    static Layout at(Cursor cursor, int start) {
      String before = cursor.lineBefore(start);
      boolean own = before.chars().allMatch(c -> BEFORE_KEYS.contains((char) c));
      boolean flow = before.indexOf('{') >= 0 || before.indexOf('[') >= 0;
      if (own) {
        return new Layout(cursor.column(start), cursor.blank());
      }
      if (flow) {
        return new Layout(cursor.column(start), cursor.blank());
      }
      // Behind a key on the same line: an object goes to the next line.
      int indent = 0;
      while (indent < before.length() && BEFORE_KEYS.contains(before.charAt(indent))) {
        indent++;
      }
      int column = indent + STEP;
      return new Layout(column, "\n" + " ".repeat(column));
    }
  }
}
