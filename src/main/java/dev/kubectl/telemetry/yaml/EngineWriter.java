package dev.kubectl.telemetry.yaml;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.emitter.Emitter;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Tree to YAML through the engine's emitter, which knows every escape and every indicator. Looks at
 * each character several times, so that {@link YamlWriter} asks it only where there is something to
 * know.
 *
 * <p>Drives the emitter and not Jackson's generator above it: Jackson decides the style of a text
 * by its own rules, which let YAML 1.1 numbers through, and offers no style per value.
 */
final class EngineWriter {
  /** Of a key in plain or quoted style; a longer one stands behind a question mark. */
  static final int LONGEST_SIMPLE_KEY = 170; // in escapes of six characters below 1,024

  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setBestLineBreak("\n")
          .setSplitLines(false)
          .setMaxSimpleKeyLength(LONGEST_SIMPLE_KEY)
          .build();

  private static final ImplicitTuple NO_TAG = new ImplicitTuple(true, true);

  private final Emitter emitter;

  private EngineWriter(StringBuilder text) {
    emitter = new Emitter(SETTINGS, new Output(text));
  }

  /** One document, which ends with a line break. */
  static String write(Tree tree) {
    StringBuilder text = new StringBuilder();
    EngineWriter writer = new EngineWriter(text);
    writer.emitter.emit(new StreamStartEvent());
    writer.emitter.emit(new DocumentStartEvent(false, Optional.empty(), Map.of()));
    writer.node(tree, false);
    writer.emitter.emit(new DocumentEndEvent(false));
    writer.emitter.emit(new StreamEndEvent());
    return text.toString();
  }

  private void node(Tree tree, boolean mayBeBlock) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        FlowStyle style = mapping.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
        emitter.emit(new MappingStartEvent(Optional.empty(), Optional.empty(), true, style));
        mapping
            .entries()
            .forEach((key, value) -> {
              text(key, false);
              node(value, true);
            });
        emitter.emit(new MappingEndEvent());
      }
      case Tree.Sequence sequence -> {
        FlowStyle style = sequence.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK;
        emitter.emit(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, style));
        for (Tree item : sequence.items()) {
          node(item, true);
        }
        emitter.emit(new SequenceEndEvent());
      }
      case Tree.Scalar scalar -> scalar(scalar.value(), mayBeBlock);
    }
  }

  private void scalar(@Nullable Object value, boolean mayBeBlock) {
    if (value instanceof String text) {
      text(text, mayBeBlock);
    } else {
      emit(plain(value), ScalarStyle.PLAIN);
    }
  }

  /** A value that is no text. */
  static String plain(@Nullable Object value) {
    return switch (value) {
      case Double number -> number(number);
      case null -> "null";
      default -> value.toString();
    };
  }

  private void text(String text, boolean mayBeBlock) {
    String written = ScalarText.wellFormed(text);
    ScalarStyle style =
        switch (ScalarText.style(written, mayBeBlock)) {
          case PLAIN -> ScalarStyle.PLAIN;
          case SINGLE_QUOTED -> ScalarStyle.SINGLE_QUOTED;
          case DOUBLE_QUOTED -> ScalarStyle.DOUBLE_QUOTED;
          case LITERAL -> ScalarStyle.LITERAL;
          case FOLDED -> ScalarStyle.FOLDED;
        };
    emit(written, style);
  }

  private void emit(String text, ScalarStyle style) {
    emitter.emit(new ScalarEvent(Optional.empty(), Optional.empty(), NO_TAG, text, style));
  }

  /** A number that YAML 1.1 readers see as one too: they want a point, and a sign of exponent. */
  private static String number(double value) {
    if (Double.isNaN(value)) {
      return ".nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? ".inf" : "-.inf";
    }
    String text = Double.toString(value);
    int exponent = text.indexOf('E');
    if (exponent < 0) {
      return text;
    }
    String power = text.substring(exponent + 1);
    return text.substring(0, exponent) + (power.startsWith("-") ? "e" : "e+") + power;
  }

  /**
   * Escapes what the emitter leaves as it is: DEL, the byte order mark, and the separators that are
   * line breaks to YAML 1.1. They stand in double quotes only.
   */
  private record Output(StringBuilder text) implements StreamDataWriter {
    @Override
    public void write(String part) {
      write(part, 0, part.length());
    }

    @Override
    public void write(String part, int offset, int length) {
      int end = offset + length;
      int start = offset;
      for (int i = offset; i < end; i++) {
        String escape = escape(part.charAt(i));
        if (escape != null) {
          text.append(part, start, i).append(escape);
          start = i + 1;
        }
      }
      text.append(part, start, end);
    }

    private static @Nullable String escape(char c) {
      if (c < '\u007F') {
        return null;
      }
      return switch (c) {
        case '\uFEFF' -> "\\uFEFF";
        case '\u007F' -> "\\x7F";
        case '\u2028' -> "\\u2028";
        case '\u2029' -> "\\u2029";
        default -> null;
      };
    }
  }
}
