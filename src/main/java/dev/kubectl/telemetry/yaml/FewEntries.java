package dev.kubectl.telemetry.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A handful of entries by name, in order and immutable: a fifth of the size of a {@link
 * LinkedHashMap}. The mappings of all files that are read are in memory together, and nearly all of
 * them are as small as this, and say what is written and nothing else.
 */
final class FewEntries extends AbstractMap<String, YamlMapping.Entry> {
  /** Among so many, looking at each is as quick as hashing. */
  private static final int MOST = 8;

  private final List<YamlMapping.Entry> entries;

  private FewEntries(List<YamlMapping.Entry> entries) {
    this.entries = entries;
  }

  /**
   * A copy that never changes, in the form that suits the size.
   *
   * @param map each entry under its own name
   * @param written an immutable list, held instead of a copy where it has the same entries
   */
  static Map<String, YamlMapping.Entry> copyOf(
      Map<String, YamlMapping.Entry> map, List<YamlMapping.Entry> written) {
    if (map.size() > MOST) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
    return new FewEntries(isThatOf(map, written) ? written : List.copyOf(map.values()));
  }

  private static boolean isThatOf(
      Map<String, YamlMapping.Entry> map, List<YamlMapping.Entry> written) {
    if (map.size() != written.size()) {
      return false;
    }
    int i = 0;
    for (YamlMapping.Entry entry : map.values()) {
      if (entry != written.get(i++)) {
        return false;
      }
    }
    return true;
  }

  private int find(@Nullable Object name) {
    int i = entries.size() - 1;
    while (i >= 0 && !entries.get(i).name().equals(name)) {
      i--;
    }
    return i;
  }

  @Override
  public YamlMapping.@Nullable Entry get(@Nullable Object name) {
    int found = find(name);
    return found < 0 ? null : entries.get(found);
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return find(name) >= 0;
  }

  @Override
  public int size() {
    return entries.size();
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super YamlMapping.Entry> action) {
    for (YamlMapping.Entry entry : entries) {
      action.accept(entry.name(), entry);
    }
  }

  @Override
  public Set<Map.Entry<String, YamlMapping.Entry>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return entries.size();
      }

      @Override
      public Iterator<Map.Entry<String, YamlMapping.Entry>> iterator() {
        Iterator<YamlMapping.Entry> each = entries.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return each.hasNext();
          }

          @Override
          public Map.Entry<String, YamlMapping.Entry> next() {
            YamlMapping.Entry entry = each.next();
            return Map.entry(entry.name(), entry);
          }
        };
      }
    };
  }
}
