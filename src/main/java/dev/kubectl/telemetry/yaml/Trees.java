package dev.kubectl.telemetry.yaml;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What a reader such as kubectl sees of what somebody wrote. */
public final class Trees {
  private Trees() {}

  /** The effective view as data: merge keys resolved, of equal keys the last one. */
  public static Tree of(YamlNode node) {
    return switch (node) {
      case YamlMapping mapping -> {
        Tree.Builder builder = Tree.mapping();
        mapping.effective().forEach((key, entry) -> builder.put(key, of(entry.value())));
        yield builder.build();
      }
      case YamlSequence sequence -> {
        List<Tree> items = new ArrayList<>(sequence.items().size());
        for (YamlNode item : sequence.items()) {
          items.add(of(item));
        }
        yield Tree.sequence(items);
      }
      case YamlScalar scalar -> of(scalar.value());
    };
  }

  /**
   * One scalar as data. Numbers are those that arrive at an API server: whole ones are integers
   * however they are written ({@code 1e3}, {@code 1.0}), those beyond 64 bits are floating.
   */
  public static Tree.Scalar of(ScalarValue value) {
    return switch (value) {
      case ScalarValue.Text(String text) -> Tree.of(text);
      case ScalarValue.Bool(boolean bool) -> Tree.of(bool);
      case ScalarValue.Int(BigInteger number) when number.bitLength() < Long.SIZE ->
          Tree.of(number.longValue());
      case ScalarValue.Int(BigInteger number) -> Tree.of(number.doubleValue());
      case ScalarValue.Float(double number) when isLong(number) -> Tree.of((long) number);
      case ScalarValue.Float(double number) -> Tree.of(number);
      case ScalarValue.Null() -> Tree.NULL;
    };
  }

  private static boolean isLong(double number) {
    // As a double, the largest long is rounded up to a number that is none.
    return number == Math.rint(number) && number >= Long.MIN_VALUE && number < Long.MAX_VALUE;
  }
}
