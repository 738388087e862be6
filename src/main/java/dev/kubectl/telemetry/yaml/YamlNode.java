package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;

/**
 * One node of a document that somebody wrote. An alias is the same object as the node that it
 * refers to, so its span is that of the anchored text.
 */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** Where the node stands in its {@link SourceText}. */
  Span span();

  /** Comments that belong to this node, without the {@code #}, in the order of the file. */
  List<String> comments();
}
