package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list. */
public final class YamlSequence extends YamlNode {
  private final List<YamlNode> items;

  public YamlSequence(List<YamlNode> items, Span span, List<String> comments) {
    super(span, comments);
    this.items = List.copyOf(items);
  }

  public List<YamlNode> items() {
    return items;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof YamlSequence other && isWrittenAs(other) && items.equals(other.items);
  }

  @Override
  public int hashCode() {
    return 31 * placeHash() + items.size();
  }

  @Override
  public String toString() {
    return items.toString();
  }
}
