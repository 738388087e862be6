package dev.kubectl.telemetry.yaml;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A handful of entries by name, in order and immutable: a view of the list that a mapping has
 * anyway. The mappings of all files that are read are in memory together, and nearly all of them
 * have a few entries and mean what is written.
 */
final class FewEntries extends AbstractMap<String, YamlMapping.Entry> {
  /** Among so many, looking at each is as quick as hashing. */
  static final int MOST = 8;

  private final List<YamlMapping.Entry> entries;

  /**
   * A view.
   *
   * @param entries immutable, with different names
   */
  FewEntries(List<YamlMapping.Entry> entries) {
    this.entries = entries;
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
