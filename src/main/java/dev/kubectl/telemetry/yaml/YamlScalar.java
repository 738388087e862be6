package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text, number, boolean or null. */
public final class YamlScalar extends YamlNode {
  private final String text;
  private final Style style;
  private final ScalarValue value;

  /** How a scalar is written. */
  public enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    LITERAL,
    FOLDED
  }

  /**
   * A scalar.
   *
   * @param text the content after quotes, escapes and folding are taken away
   * @param style how it was written
   * @param value what kubectl makes of it
   * @param span the scalar with its quotes or block header
   */
  public YamlScalar(String text, Style style, ScalarValue value, Span span, List<String> comments) {
    super(span, comments);
    this.text = text;
    this.style = style;
    this.value = value;
  }

  /** The content after quotes, escapes and folding are taken away. */
  public String text() {
    return text;
  }

  /** How it was written. */
  public Style style() {
    return style;
  }

  /** What kubectl makes of it. */
  public ScalarValue value() {
    return value;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof YamlScalar other
        && isWrittenAs(other)
        && style == other.style
        && text.equals(other.text)
        && value.equals(other.value);
  }

  @Override
  public int hashCode() {
    return 31 * placeHash() + text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
