package dev.kubectl.telemetry.ottl.catalogue;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions by name, in the order of the catalogue; nothing is changed through the view as a map. A
 * line is only understood when somebody asks for its function: a text calls few of a hundred.
 */
final class Functions extends AbstractMap<String, Function> {
  private final Map<String, Line> lines = new LinkedHashMap<>();

  /** The line of a function, shared by all sets that have it. */
  private static final class Line {
    private final List<String> fields;

    /** Threads that ask at the same time make equal ones. */
    private @Nullable Function function;

    Line(List<String> fields) {
      this.fields = fields;
    }

    Function function() {
      Function known = function;
      if (known == null) {
        known = Function.of(fields);
        function = known;
      }
      return known;
    }
  }

  void addLine(List<String> fields) {
    lines.put(fields.getFirst(), new Line(fields));
  }

  void removeLine(String name) {
    lines.remove(name);
  }

  void addAll(Functions others) {
    lines.putAll(others.lines);
  }

  Functions copy() {
    Functions copy = new Functions();
    copy.addAll(this);
    return copy;
  }

  @Override
  public @Nullable Function get(@Nullable Object name) {
    Line line = lines.get(name);
    return line == null ? null : line.function();
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return lines.containsKey(name);
  }

  @Override
  public Set<String> keySet() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  @Override
  public Set<Entry<String, Function>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Function>> iterator() {
        return lines.entrySet().stream()
            .map(entry -> Map.entry(entry.getKey(), entry.getValue().function()))
            .iterator();
      }

      @Override
      public int size() {
        return lines.size();
      }
    };
  }
}
