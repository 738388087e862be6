package dev.kubectl.telemetry.collector;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Variables of a collector, sorted by name. They hold secrets: the text form shows names only. */
public record Environment(SortedMap<String, String> variables) {
  public Environment {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }

  static Environment of(Map<String, String> variables) {
    return new Environment(new TreeMap<>(variables));
  }

  /**
   * The variables as they have to be set so that their values arrive unchanged: the collector
   * expands <code>${…}</code> inside of values, too, and makes one dollar of two (observed with
   * collector 0.149.0). So no value can read another pipeline's credentials.
   */
  public SortedMap<String, String> asTheCollectorReadsThem() {
    SortedMap<String, String> escaped = new TreeMap<>();
    variables.forEach((name, value) -> escaped.put(name, value.replace("$", "$$")));
    return escaped;
  }

  @Override
  public String toString() {
    return "Environment" + variables.keySet();
  }
}
