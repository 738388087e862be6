package dev.kubectl.telemetry.lint.schema;

import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What kubectl would send: fields with null are left out, as the API server drops them. */
final class JsonNodes {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private JsonNodes() {}

  static JsonNode of(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        ObjectNode object = FACTORY.objectNode();
        mapping
            .effective()
            .forEach((key, entry) -> {
              if (!isNull(entry.value())) {
                object.set(key, of(entry.value()));
              }
            });
        yield object;
      }
      case YamlSequence sequence -> {
        ArrayNode array = FACTORY.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlScalar scalar -> of(scalar.value());
    };
  }

  private static JsonNode of(ScalarValue value) {
    return switch (value) {
      case ScalarValue.Text(String text) -> FACTORY.stringNode(text);
      case ScalarValue.Bool(boolean bool) -> FACTORY.booleanNode(bool);
      case ScalarValue.Int(var number) -> FACTORY.numberNode(number);
      case ScalarValue.Float(double number) -> FACTORY.numberNode(number);
      case ScalarValue.Null() -> FACTORY.nullNode();
    };
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value() instanceof ScalarValue.Null;
  }
}
