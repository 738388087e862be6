package dev.kubectl.telemetry.api.schema;

import java.util.List;

/** What may stand in a field. */
public sealed interface FieldType {
  FieldType TEXT = new Text(List.of());
  FieldType BOOL = new Bool();
  FieldType WHOLE_NUMBER = new WholeNumber();
  FieldType TEXT_MAP = new TextMap();
  FieldType TEXT_LIST = new ListOf(TEXT);
  FieldType ANYTHING = new Anything();

  /**
   * A text.
   *
   * @param choices the only values that the API server accepts; empty when it takes any
   */
  record Text(List<String> choices) implements FieldType {
    public Text {
      choices = List.copyOf(choices);
    }
  }

  /** True or false. */
  record Bool() implements FieldType {}

  /** An integer. */
  record WholeNumber() implements FieldType {}

  /** Texts by keys that the user chooses. */
  record TextMap() implements FieldType {}

  /** A list. */
  record ListOf(FieldType item) implements FieldType {}

  /** An object with fields of its own. */
  record ObjectOf(ObjectSchema schema) implements FieldType {}

  /** Taken as it is, never looked into. */
  record Anything() implements FieldType {}

  /** A text that must be one of these. */
  static FieldType oneOf(String... choices) {
    return new Text(List.of(choices));
  }

  static FieldType listOf(ObjectSchema item) {
    return new ListOf(new ObjectOf(item));
  }
}
