package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;

/**
 * A text, number, boolean or null.
 *
 * @param text the content after quotes, escapes and folding are taken away
 * @param style how it was written
 * @param value what kubectl makes of it
 * @param span the scalar with its quotes or block header
 */
public record YamlScalar(
    String text, Style style, ScalarValue value, Span span, List<String> comments)
    implements YamlNode {

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  public YamlScalar {
    comments = List.copyOf(comments);
  }
}
