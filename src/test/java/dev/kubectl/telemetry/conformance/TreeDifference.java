package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.yaml.Tree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Equality of parsed trees: the order of a map is free, that of a list counts, scalars compare by
 * type and value, whatever class an integer has.
 */
public final class TreeDifference {
  private TreeDifference() {}

  /** One line a difference, with its path and both values; none when the trees are equal. */
  public static List<String> differences(@Nullable Object expected, @Nullable Object actual) {
    List<String> differences = new ArrayList<>();
    compare("", expected, actual, differences);
    return differences;
  }

  /** A tree as maps, lists and scalars, the form in which YAML libraries load. */
  public static @Nullable Object plain(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        mapping.entries().forEach((key, value) -> map.put(key, plain(value)));
        yield map;
      }
      case Tree.Sequence sequence -> {
        List<@Nullable Object> list = new ArrayList<>();
        sequence.items().forEach(item -> list.add(plain(item)));
        yield list;
      }
      case Tree.Scalar scalar -> scalar.value();
    };
  }

  private static void compare(
      String path, @Nullable Object expected, @Nullable Object actual, List<String> differences) {
    if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
      Set<@Nullable Object> keys = new LinkedHashSet<>(one.keySet());
      keys.addAll(other.keySet());
      for (Object key : keys) {
        String inner = path.isEmpty() ? String.valueOf(key) : path + "." + key;
        if (!one.containsKey(key)) {
          differences.add(inner + ": expected nothing, but was " + show(other.get(key)));
        } else if (!other.containsKey(key)) {
          differences.add(inner + ": expected " + show(one.get(key)) + ", but was absent");
        } else {
          compare(inner, one.get(key), other.get(key), differences);
        }
      }
    } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
      for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
        String inner = path + "[" + i + "]";
        if (i >= one.size()) {
          differences.add(inner + ": expected no item, but was " + show(other.get(i)));
        } else if (i >= other.size()) {
          differences.add(inner + ": expected " + show(one.get(i)) + ", but there is no item");
        } else {
          compare(inner, one.get(i), other.get(i), differences);
        }
      }
    } else if (!Objects.equals(scalar(expected), scalar(actual))) {
      differences.add(
          (path.isEmpty() ? "(root)" : path)
              + ": expected "
              + show(expected)
              + ", but was "
              + show(actual));
    }
  }

  private static @Nullable Object scalar(@Nullable Object value) {
    return switch (value) {
      case Byte number -> BigInteger.valueOf(number);
      case Short number -> BigInteger.valueOf(number);
      case Integer number -> BigInteger.valueOf(number);
      case Long number -> BigInteger.valueOf(number);
      case Float number -> (double) number;
      case null, default -> value;
    };
  }

  private static String show(@Nullable Object value) {
    return value == null ? "null" : value + " (" + value.getClass().getSimpleName() + ")";
  }
}
