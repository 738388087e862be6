package dev.kubectl.telemetry.scaffold.recipe;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pieces of OTTL made from the values of a recipe. */
final class OttlText {
  private OttlText() {}

  /** A string literal. */
  static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /** An attribute of a data point. */
  static String attribute(String key) {
    return "datapoint.attributes[" + quoted(key) + "]";
  }

  /** An attribute of the resource. */
  static String resource(String key) {
    return "resource.attributes[" + quoted(key) + "]";
  }

  /** A literal of a regular expression that matches what begins with the text. */
  static String beginsWith(String prefix) {
    return quoted("^" + prefix.replaceAll("[.]", "\\\\."));
  }

  static List<String> each(List<String> values, Function<String, String> text) {
    return values.stream().map(text).toList();
  }

  /** Conditions that hold only together. */
  static String all(List<String> values, Function<String, String> text) {
    return values.stream().map(text).collect(Collectors.joining(" and "));
  }
}
