package dev.kubectl.telemetry.yaml;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * Tree to JSON, two blanks of indentation, {@code \n} as line end; the same tree gives the same
 * text. Infinity and not-a-number, which JSON does not know, become null; half a surrogate pair
 * becomes U+FFFD.
 */
public final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final Separators SEPARATORS =
      Separators.createDefaultInstance()
          .withRootSeparator("")
          .withObjectNameValueSpacing(Separators.Spacing.AFTER)
          .withObjectEmptySeparator("")
          .withArrayEmptySeparator("");

  private JsonWriter() {}

  /** One value, which ends with a line break. */
  public static String write(Tree tree) {
    return write(tree, new Pretty());
  }

  /** One value on one line, which ends with a line break: for logs and streams. */
  public static String writeLine(Tree tree) {
    return write(tree, ObjectWriteContext.empty());
  }

  private static String write(Tree tree, ObjectWriteContext form) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = FACTORY.createGenerator(form, text)) {
      node(generator, tree);
    }
    return escaped(text.getBuffer());
  }

  /**
   * Escapes what JSON allows in a text as it is and YAML 1.1 does not, so that both read the same.
   * Such characters stand nowhere else.
   */
  private static String escaped(CharSequence json) {
    StringBuilder result = new StringBuilder(json.length() + 1);
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      switch (c) {
        case '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF' -> appendEscape(result, c);
        default -> {
          if (c >= 0x7F && c < 0xA0) {
            appendEscape(result, c);
          } else {
            result.append(c);
          }
        }
      }
    }
    return result.append('\n').toString();
  }

  private static void appendEscape(StringBuilder result, char c) {
    result.append("\\u").append(HexFormat.of().toHexDigits(c));
  }

  private static void node(JsonGenerator generator, Tree tree) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        generator.writeStartObject();
        mapping
            .entries()
            .forEach((key, value) -> {
              generator.writeName(ScalarText.wellFormed(key));
              node(generator, value);
            });
        generator.writeEndObject();
      }
      case Tree.Sequence sequence -> {
        generator.writeStartArray();
        for (Tree item : sequence.items()) {
          node(generator, item);
        }
        generator.writeEndArray();
      }
      case Tree.Scalar scalar -> scalar(generator, scalar.value());
    }
  }

  private static void scalar(JsonGenerator generator, @Nullable Object value) {
    switch (value) {
      case String text -> generator.writeString(ScalarText.wellFormed(text));
      case Boolean bool -> generator.writeBoolean(bool);
      case Long number -> generator.writeNumber(number);
      case Double number when Double.isFinite(number) -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case null, default -> generator.writeNull();
    }
  }

  private static final class Pretty extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
      return new DefaultPrettyPrinter(SEPARATORS)
          .withArrayIndenter(indenter)
          .withObjectIndenter(indenter);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
