package dev.kubectl.telemetry.lint.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.WrittenObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Asks the JSON Schema about one object. Messages are ours: a value of the file is never in one.
 */
public final class SchemaCheck {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Optional<Schema>> SCHEMAS = new ConcurrentHashMap<>();

  /** The webhook fills in a default for an empty text before the schema is asked. */
  private static final FieldPath PROTOCOL = FieldPath.of("spec", "output", "otlp", "protocol");

  private SchemaCheck() {}

  public static void check(ManifestObject object, FindingSink sink) {
    String version = WrittenObject.text(object.place().root(), "apiVersion");
    String name =
        WrittenObject.kind(object) + "-" + version.substring(version.indexOf('/') + 1) + ".json";
    Optional<Schema> schema = SCHEMAS.computeIfAbsent(name, SchemaCheck::load);
    if (schema.isPresent()) {
      for (Error error : schema.get().validate(JsonNodes.of(object.place().root()))) {
        report(object, error, sink);
      }
    }
  }

  private static Optional<Schema> load(String name) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(REGISTRY.getSchema(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void report(ManifestObject object, Error error, FindingSink sink) {
    FieldPath path = path(error);
    if (path.equals(PROTOCOL) && isEmpty(error.getInstanceNode())) {
      return;
    }
    String property = error.getProperty();
    if (property != null) {
      path = path.key(property);
    }
    String message = "`" + path + "` " + problem(error);
    if (error.getKeyword().equals("additionalProperties")) {
      sink.key(object, "schema", path, message, null);
    } else {
      sink.value(object, "schema", path, message, null);
    }
  }

  private static boolean isEmpty(@Nullable JsonNode value) {
    return value != null && value.isString() && value.asString().isEmpty();
  }

  private static FieldPath path(Error error) {
    FieldPath path = FieldPath.ROOT;
    for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
      Object element = error.getInstanceLocation().getElement(i);
      path = element instanceof Integer index ? path.index(index) : path.key(element.toString());
    }
    return path;
  }

  private static String problem(Error error) {
    JsonNode wanted = error.getSchemaNode();
    return switch (error.getKeyword()) {
      case "required" -> "is required";
      case "additionalProperties" -> "is no field here";
      case "type" -> "must be of type " + wanted.asString();
      case "enum" -> "must be one of " + wanted;
      case "pattern" -> "must match " + wanted.asString();
      case "minLength" -> "must have at least " + wanted + " characters";
      case "maxLength" -> "must have at most " + wanted + " characters";
      case "minimum" -> "must be at least " + wanted;
      default -> "does not fit the schema of the custom resource (" + error.getKeyword() + ")";
    };
  }
}
