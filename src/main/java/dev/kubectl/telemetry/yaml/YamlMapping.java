package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys and values. */
public final class YamlMapping extends YamlNode {
  private final List<Entry> written;

  /** What kubectl sees, where it is something else than what is written; nearly never. */
  private final @Nullable Map<String, Entry> different;

  /** One key with its value. */
  public static final class Entry {
    private final YamlNode key;
    private final YamlNode value;
    private final @Nullable String name;

    /**
     * An entry.
     *
     * @param key a key that is no text to kubectl, such as a list or null, is never in {@link
     *     #effective}
     */
    public Entry(YamlNode key, YamlNode value) {
      this.key = key;
      this.value = value;
      this.name = KeyNames.of(key);
    }

    public YamlNode key() {
      return key;
    }

    public YamlNode value() {
      return value;
    }

    /**
     * What kubectl calls the key: its text, but {@code true} for {@code on:} and {@code 511} for
     * {@code 0777:}. Empty for a key that kubectl refuses.
     */
    public String name() {
      return name == null ? "" : name;
    }

    /** Whether kubectl accepts the key; otherwise the entry is in no {@link #effective}. */
    boolean hasName() {
      return name != null;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      return object instanceof Entry other && key.equals(other.key) && value.equals(other.value);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
      return key + ": " + value;
    }
  }

  /**
   * A mapping.
   *
   * @param written the entries as they stand in the text, duplicates and merge keys included
   * @param effective by {@link Entry#name}, what kubectl sees: merge keys resolved, of equal keys
   *     the last one
   */
  public YamlMapping(
      List<Entry> written, Map<String, Entry> effective, Span span, List<String> comments) {
    super(span, comments);
    this.written = List.copyOf(written);
    this.different =
        isWritten(effective) ? null : Collections.unmodifiableMap(new LinkedHashMap<>(effective));
  }

  /**
   * A mapping that means what is written.
   *
   * @param written at most {@link FewEntries#MOST}, with different names
   */
  YamlMapping(List<Entry> written, Span span) {
    super(span, List.of());
    this.written = List.copyOf(written);
    this.different = null;
  }

  /** Whether these are the entries that are written, and so few that looking at each is quick. */
  @SuppressWarnings("ReferenceEquality") // the same entries; to compare their trees takes long
  private boolean isWritten(Map<String, Entry> effective) {
    if (effective.size() != written.size() || written.size() > FewEntries.MOST) {
      return false;
    }
    int i = 0;
    for (Entry entry : effective.values()) {
      if (entry != written.get(i++)) {
        return false;
      }
    }
    return true;
  }

  /** The entries as they stand in the text, duplicates and merge keys included. */
  public List<Entry> written() {
    return written;
  }

  /**
   * By {@link Entry#name}, what kubectl sees: merge keys resolved, of equal keys the last one.
   * Immutable, in the order of the text.
   */
  public Map<String, Entry> effective() {
    return different == null ? new FewEntries(written) : different;
  }

  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(effective().get(key));
  }

  public Optional<YamlNode> value(String key) {
    return entry(key).map(Entry::value);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof YamlMapping other
        && isWrittenAs(other)
        && written.equals(other.written)
        && effective().equals(other.effective());
  }

  @Override
  public int hashCode() {
    return 31 * placeHash() + written.size();
  }

  @Override
  public String toString() {
    return written.toString();
  }
}
