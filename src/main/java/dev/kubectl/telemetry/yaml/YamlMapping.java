package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and values.
 *
 * @param written the entries as they stand in the text, duplicates and merge keys included
 * @param effective by {@link Entry#name}, what kubectl sees: merge keys resolved, of equal keys the
 *     last one
 */
public record YamlMapping(
    List<Entry> written, Map<String, Entry> effective, Span span, List<String> comments)
    implements YamlNode {

  /**
   * One key with its value.
   *
   * @param key a key that is no text to kubectl, such as a list or null, is never in {@link
   *     #effective}
   */
  public record Entry(YamlNode key, YamlNode value) {
    /**
     * What kubectl calls the key: its text, but {@code true} for {@code on:} and {@code 511} for
     * {@code 0777:}. Empty for a key that kubectl refuses.
     */
    public String name() {
      String name = KeyNames.of(key);
      return name == null ? "" : name;
    }
  }

  public YamlMapping {
    written = List.copyOf(written);
    effective = FewEntries.copyOf(effective);
    comments = List.copyOf(comments);
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(effective.get(key));
  }

  public Optional<YamlNode> value(String key) {
    return entry(key).map(Entry::value);
  }
}
