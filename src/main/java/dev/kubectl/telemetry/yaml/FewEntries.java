package dev.kubectl.telemetry.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A handful of entries by name, in order and immutable: a fifth of the size of a {@link
 * LinkedHashMap}. The mappings of all files that are read are in memory together, and nearly all of
 * them are as small as this.
 */
final class FewEntries extends AbstractMap<String, YamlMapping.Entry> {
  /** Among so many, looking at each is as quick as hashing. */
  private static final int MOST = 8;

  private final String[] names;
  private final YamlMapping.Entry[] entries;

  private FewEntries(Map<String, YamlMapping.Entry> map) {
    this.names = map.keySet().toArray(new String[0]);
    this.entries = map.values().toArray(new YamlMapping.Entry[0]);
  }

  /** A copy that never changes, in the form that suits the size. */
  static Map<String, YamlMapping.Entry> copyOf(Map<String, YamlMapping.Entry> map) {
    return map.size() <= MOST
        ? new FewEntries(map)
        : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  private int find(@Nullable Object name) {
    int i = names.length - 1;
    while (i >= 0 && !names[i].equals(name)) {
      i--;
    }
    return i;
  }

  @Override
  public YamlMapping.@Nullable Entry get(@Nullable Object name) {
    int found = find(name);
    return found < 0 ? null : entries[found];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super YamlMapping.Entry> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], entries[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, YamlMapping.Entry>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return names.length;
      }

      @Override
      public Iterator<Map.Entry<String, YamlMapping.Entry>> iterator() {
        return new InOrder();
      }
    };
  }

  private final class InOrder implements Iterator<Map.Entry<String, YamlMapping.Entry>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, YamlMapping.Entry> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      return Map.entry(names[next], entries[next++]);
    }
  }
}
