package dev.kubectl.telemetry.yaml;

/**
 * How much of a text is read before it is refused as hostile.
 *
 * @param maxBytes size of the text in UTF-8
 * @param maxDepth mappings and sequences inside each other
 * @param maxNodes keys and values of one text, those behind aliases counted each time
 * @param maxDocuments documents of one text
 */
public record YamlLimits(int maxBytes, int maxDepth, int maxNodes, int maxDocuments) {
  /** Ten mebibytes, a hundred levels, a million nodes, ten thousand documents. */
  public static final YamlLimits DEFAULT = new YamlLimits(10 << 20, 100, 1_000_000, 10_000);
}
