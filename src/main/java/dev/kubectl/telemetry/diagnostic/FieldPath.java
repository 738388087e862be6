package dev.kubectl.telemetry.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way to a field inside one object, such as {@code spec.transform[0].statements[1]}.
 *
 * <p>Positions in a file are not known here: the room that has the file turns a path into a {@link
 * Span}.
 */
public record FieldPath(List<Step> steps) {
  public static final FieldPath ROOT = new FieldPath(List.of());

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  /** One step down the tree. */
  public sealed interface Step {
    /** Into the value of a key of a mapping. */
    record Key(String name) implements Step {}

    /** Into an item of a sequence, counted from 0. */
    record Index(int position) implements Step {}
  }

  public FieldPath {
    steps = List.copyOf(steps);
  }

  /** The path along these keys from the root. */
  public static FieldPath of(String... keys) {
    FieldPath path = ROOT;
    for (String key : keys) {
      path = path.key(key);
    }
    return path;
  }

  public FieldPath key(String name) {
    return with(new Step.Key(name));
  }

  public FieldPath index(int position) {
    return with(new Step.Index(position));
  }

  private FieldPath with(Step step) {
    List<Step> longer = new ArrayList<>(steps.size() + 1);
    longer.addAll(steps);
    longer.add(step);
    return new FieldPath(longer);
  }

  /** The path without its last step; the root is its own parent. */
  public FieldPath parent() {
    return steps.isEmpty() ? this : new FieldPath(steps.subList(0, steps.size() - 1));
  }

  /** Whether this path leads to the same field as the other, or into it. */
  public boolean startsWith(FieldPath other) {
    return steps.size() >= other.steps.size()
        && steps.subList(0, other.steps.size()).equals(other.steps);
  }

  /** As kubectl writes it: {@code spec.transform[0]}, {@code metadata.annotations["a.b/c"]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps) {
      switch (step) {
        case Step.Index(int position) -> text.append('[').append(position).append(']');
        case Step.Key(String name) when PLAIN.matcher(name).matches() -> {
          if (!text.isEmpty()) {
            text.append('.');
          }
          text.append(name);
        }
        case Step.Key(String name) -> text.append("[\"").append(name).append("\"]");
      }
    }
    return text.toString();
  }
}
