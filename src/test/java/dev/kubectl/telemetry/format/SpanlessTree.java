package dev.kubectl.telemetry.format;

import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.ParsedText;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of a text of OTTL without its places: what the text means to a reader. */
final class SpanlessTree {
  private SpanlessTree() {}

  static Object of(TextKind kind, String text) {
    ParsedText parsed = OttlLayout.parse(kind, text);
    List<@Nullable Object> parts = new ArrayList<>();
    parts.add(without(parsed.root()));
    parts.add(without(parsed.where()));
    parts.add(parsed.findings().size());
    return parts;
  }

  private static @Nullable Object without(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case TextRange _ -> "";
      case List<?> list -> list.stream().map(SpanlessTree::without).toList();
      case Record node -> {
        List<@Nullable Object> parts = new ArrayList<>();
        parts.add(node.getClass());
        for (RecordComponent component : node.getClass().getRecordComponents()) {
          try {
            parts.add(without(component.getAccessor().invoke(node)));
          } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
          }
        }
        yield parts;
      }
      default -> value;
    };
  }
}
