package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Origin;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Generated data: an immutable ordered tree, the form of everything this program writes.
 *
 * <p>A part without an origin of its own has that of its parent. Equality is that of the data:
 * origins do not count, nor does the order of a mapping's keys.
 */
public sealed interface Tree {

  /** Why this part is there, or null for "as its parent". */
  @Nullable Origin origin();

  /** The same data with another origin. */
  Tree because(Origin origin);

  /** Keys in the order in which they are written. */
  final class Mapping implements Tree {
    private final Map<String, Tree> entries;
    private final @Nullable Origin origin;

    private Mapping(Map<String, Tree> entries, @Nullable Origin origin) {
      this.entries = entries;
      this.origin = origin;
    }

    public Map<String, Tree> entries() {
      return entries;
    }

    public @Nullable Tree get(String key) {
      return entries.get(key);
    }

    /** This mapping with one key set: replaced where it stands, or added at the end. */
    public Mapping with(String key, Tree value) {
      Map<String, Tree> copy = new LinkedHashMap<>(entries);
      copy.put(key, value);
      return new Mapping(Collections.unmodifiableMap(copy), origin);
    }

    /** This mapping without a key. */
    public Mapping without(String key) {
      Map<String, Tree> copy = new LinkedHashMap<>(entries);
      copy.remove(key);
      return new Mapping(Collections.unmodifiableMap(copy), origin);
    }

    public boolean isEmpty() {
      return entries.isEmpty();
    }

    @Override
    public @Nullable Origin origin() {
      return origin;
    }

    @Override
    public Mapping because(Origin newOrigin) {
      return new Mapping(entries, newOrigin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Mapping mapping && entries.equals(mapping.entries);
    }

    @Override
    public int hashCode() {
      return entries.hashCode();
    }

    @Override
    public String toString() {
      return entries.toString();
    }
  }

  /** Items in order. */
  final class Sequence implements Tree {
    private final List<Tree> items;
    private final @Nullable Origin origin;

    private Sequence(List<Tree> items, @Nullable Origin origin) {
      this.items = items;
      this.origin = origin;
    }

    public List<Tree> items() {
      return items;
    }

    public boolean isEmpty() {
      return items.isEmpty();
    }

    @Override
    public @Nullable Origin origin() {
      return origin;
    }

    @Override
    public Sequence because(Origin newOrigin) {
      return new Sequence(items, newOrigin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sequence sequence && items.equals(sequence.items);
    }

    @Override
    public int hashCode() {
      return items.hashCode();
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /**
   * A leaf: a {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@link
   * java.math.BigInteger}, or null.
   */
  final class Scalar implements Tree {
    private final @Nullable Object value;
    private final @Nullable Origin origin;

    private Scalar(@Nullable Object value, @Nullable Origin origin) {
      this.value = value;
      this.origin = origin;
    }

    public @Nullable Object value() {
      return value;
    }

    @Override
    public @Nullable Origin origin() {
      return origin;
    }

    @Override
    public Scalar because(Origin newOrigin) {
      return new Scalar(value, newOrigin);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Scalar scalar && Objects.equals(value, scalar.value);
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(value);
    }

    @Override
    public String toString() {
      return String.valueOf(value);
    }
  }

  Mapping EMPTY_MAPPING = new Mapping(Map.of(), null);
  Sequence EMPTY_SEQUENCE = new Sequence(List.of(), null);
  Scalar NULL = new Scalar(null, null);
  Scalar TRUE = new Scalar(true, null);
  Scalar FALSE = new Scalar(false, null);

  static Scalar of(String text) {
    return new Scalar(text, null);
  }

  static Scalar of(long number) {
    return new Scalar(number, null);
  }

  static Scalar of(double number) {
    return new Scalar(number, null);
  }

  static Scalar of(BigInteger number) {
    return number.bitLength() < Long.SIZE
        ? new Scalar(number.longValueExact(), null)
        : new Scalar(number, null);
  }

  static Scalar of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** A sequence of texts. */
  static Sequence texts(String... texts) {
    return texts(List.of(texts));
  }

  /** A sequence of texts. */
  static Sequence texts(List<String> texts) {
    List<Tree> items = new ArrayList<>(texts.size());
    for (String text : texts) {
      items.add(of(text));
    }
    return new Sequence(Collections.unmodifiableList(items), null);
  }

  static Sequence sequence(Tree... items) {
    return new Sequence(List.of(items), null);
  }

  static Sequence sequence(List<? extends Tree> items) {
    return new Sequence(List.copyOf(items), null);
  }

  /** A mapping of texts, in the order of the given map. */
  static Mapping texts(Map<String, String> entries) {
    Builder builder = mapping();
    entries.forEach(builder::put);
    return builder.build();
  }

  static Builder mapping() {
    return new Builder();
  }

  /** Collects the entries of one mapping. A key that is put twice keeps its place. */
  final class Builder {
    private Map<String, Tree> entries = new LinkedHashMap<>();
    private boolean built;

    private Builder() {}

    public Builder put(String key, Tree value) {
      if (built) {
        entries = new LinkedHashMap<>(entries);
        built = false;
      }
      entries.put(key, value);
      return this;
    }

    public Builder put(String key, String value) {
      return put(key, of(value));
    }

    public Builder put(String key, long value) {
      return put(key, of(value));
    }

    public Builder put(String key, double value) {
      return put(key, of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, of(value));
    }

    public Builder put(String key, Builder value) {
      return put(key, value.build());
    }

    /** Puts the value unless it is null. */
    public Builder putIfPresent(String key, @Nullable String value) {
      return value == null ? this : put(key, value);
    }

    /** Puts the value unless it is an empty mapping or sequence. */
    public Builder putIfNotEmpty(String key, Tree value) {
      return switch (value) {
        case Mapping mapping when mapping.isEmpty() -> this;
        case Sequence sequence when sequence.isEmpty() -> this;
        case Mapping mapping -> put(key, mapping);
        case Sequence sequence -> put(key, sequence);
        case Scalar scalar -> put(key, scalar);
      };
    }

    public Mapping build() {
      built = true;
      return new Mapping(Collections.unmodifiableMap(entries), null);
    }
  }
}
