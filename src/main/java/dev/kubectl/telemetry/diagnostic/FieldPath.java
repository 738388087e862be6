package dev.kubectl.telemetry.diagnostic;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a field inside one object, such as {@code spec.transform[0].statements[1]}.
 *
 * <p>Positions in a file are not known here: the room that has the file turns a path into a {@link
 * Span}.
 *
 * <p>A path knows its last step and shares the rest with the path that it was made from: a reader
 * makes one for every field that it passes, and most of them are never looked at.
 */
public final class FieldPath {
  public static final FieldPath ROOT = new FieldPath();

  /** The path without the last step; the root is its own parent. */
  private final FieldPath parent;

  private final @Nullable Step last;
  private final int length;
  private final int hash;

  /** One step down the tree. */
  public sealed interface Step {
    /** Into the value of a key of a mapping. */
    record Key(String name) implements Step {}

    /** Into an item of a sequence, counted from 0. */
    record Index(int position) implements Step {}
  }

  private FieldPath() {
    this.parent = this;
    this.last = null;
    this.length = 0;
    this.hash = 1;
  }

  private FieldPath(FieldPath parent, Step last) {
    this.parent = parent;
    this.last = last;
    this.length = parent.length + 1;
    this.hash = 31 * parent.hash + hash(last);
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
    return new FieldPath(this, new Step.Key(name));
  }

  public FieldPath index(int position) {
    return new FieldPath(this, new Step.Index(position));
  }

  /** From the root down. */
  public List<Step> steps() {
    Step[] steps = new Step[length];
    FieldPath path = this;
    while (path.last != null) {
      steps[path.length - 1] = path.last;
      path = path.parent;
    }
    return List.of(steps);
  }

  /** The path without its last step; the root is its own parent. */
  public FieldPath parent() {
    return parent;
  }

  /** Whether this path leads to the same field as the other, or into it. */
  public boolean startsWith(FieldPath other) {
    FieldPath path = this;
    while (path.length > other.length) {
      path = path.parent;
    }
    return path.equals(other);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof FieldPath other
        && hash == other.hash
        && length == other.length
        && hasStepsOf(other);
  }

  /** Of two paths of the same length. */
  private boolean hasStepsOf(FieldPath other) {
    FieldPath two = other;
    for (FieldPath one = this; one.last != null; one = one.parent) {
      if (!isSame(one.last, two.last)) {
        return false;
      }
      two = two.parent;
    }
    return true;
  }

  private static int hash(Step step) {
    return switch (step) {
      case Step.Key(String name) -> name.hashCode();
      case Step.Index(int position) -> position;
    };
  }

  private static boolean isSame(Step one, @Nullable Step two) {
    return switch (one) {
      case Step.Key key -> two instanceof Step.Key other && key.name().equals(other.name());
      case Step.Index index ->
          two instanceof Step.Index other && index.position() == other.position();
    };
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** As kubectl writes it: {@code spec.transform[0]}, {@code metadata.annotations["a.b/c"]}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Step step : steps()) {
      switch (step) {
        case Step.Index(int position) -> text.append('[').append(position).append(']');
        case Step.Key(String name) when isPlain(name) -> {
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

  /** Whether a key can stand behind a dot without quotes. */
  private static boolean isPlain(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      if (!letter && (i == 0 || !(c == '-' || (c >= '0' && c <= '9')))) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
