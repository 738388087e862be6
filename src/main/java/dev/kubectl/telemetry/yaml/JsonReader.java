package dev.kubectl.telemetry.yaml;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON to tree: the reverse of {@link JsonWriter}, for what servers answer. What users write goes
 * through {@link YamlReader}, which knows places.
 */
public final class JsonReader {
  private static final int DEEPEST = 200;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxStringLength(64 << 20)
                  .build())
          .build();

  private JsonReader() {}

  /** A text that is no JSON value. The message has a place and no content. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** The first value of a text. */
  public static Tree read(String text) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return first(parser);
    }
  }

  /** The first value of a stream in UTF-8; the stream is closed. */
  public static Tree read(InputStream in) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      return first(parser);
    }
  }

  private static Tree first(JsonParser parser) {
    try {
      return value(parser, parser.nextToken());
    } catch (JacksonException e) {
      // Not JSON, or beyond a limit: too deep, a number too long.
      throw new Malformed("no JSON at line " + parser.currentLocation().getLineNr());
    }
  }

  private static Tree value(JsonParser parser, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> {
        Tree.Builder mapping = Tree.mapping();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
          String name = parser.currentName();
          mapping.put(name, value(parser, parser.nextToken()));
        }
        yield mapping.build();
      }
      case START_ARRAY -> {
        List<Tree> items = new ArrayList<>();
        for (JsonToken next = parser.nextToken();
            next != JsonToken.END_ARRAY;
            next = parser.nextToken()) {
          items.add(value(parser, next));
        }
        yield Tree.sequence(items);
      }
      case VALUE_STRING -> Tree.of(parser.getString());
      case VALUE_NUMBER_INT -> Tree.of(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> Tree.of(parser.getDoubleValue());
      case VALUE_TRUE -> Tree.TRUE;
      case VALUE_FALSE -> Tree.FALSE;
      case VALUE_NULL -> Tree.NULL;
      case null, default -> throw new Malformed("no JSON value");
    };
  }
}
