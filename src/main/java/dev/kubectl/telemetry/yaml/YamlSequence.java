package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;

/** A list. */
public record YamlSequence(List<YamlNode> items, Span span, List<String> comments)
    implements YamlNode {
  public YamlSequence {
    items = List.copyOf(items);
    comments = List.copyOf(comments);
  }
}
