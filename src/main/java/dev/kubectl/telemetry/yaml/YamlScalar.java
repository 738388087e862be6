package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text, number, boolean or null. */
public final class YamlScalar extends YamlNode {
  private final String text;
  private final Style style;

  /** What kubectl makes of it, where that is not the text. */
  private final @Nullable ScalarValue special;

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
    this.special =
        value instanceof ScalarValue.Text(String same) && same.equals(text) ? null : value;
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
    return special == null ? new ScalarValue.Text(text) : special;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof YamlScalar other
        && isWrittenAs(other)
        && style == other.style
        && text.equals(other.text)
        && Objects.equals(special, other.special);
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
