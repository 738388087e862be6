package dev.kubectl.telemetry.scaffold.recipe;

import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.List;
import java.util.stream.Collectors;

/** A request of OTLP in JSON as lines that people compare: one for each resource and data point. */
final class MetricLines {
  private static final List<String> KINDS =
      List.of("sum", "gauge", "histogram", "exponentialHistogram", "summary");

  private final StringBuilder text = new StringBuilder();

  private MetricLines() {}

  static String of(String json) {
    MetricLines lines = new MetricLines();
    Tree request =
        Trees.of(YamlReader.read(new SourceText("request", json)).documents().getFirst().root());
    for (Tree resource : items(request, "resourceMetrics")) {
      lines.text.append(attributes(at(resource, "resource"))).append('\n');
      for (Tree scope : items(resource, "scopeMetrics")) {
        items(scope, "metrics").forEach(lines::metric);
      }
    }
    return lines.text.toString();
  }

  /** The points of a metric are in no order: a collector that joins some of them gives any. */
  private void metric(Tree metric) {
    String unit = at(metric, "unit").toString();
    String head = at(metric, "name") + (unit.isEmpty() ? " " : " [" + unit + "] ");
    for (String kind : KINDS) {
      items(at(metric, kind), "dataPoints").stream()
          .map(point -> value(point) + " " + attributes(point))
          .sorted()
          .forEach(point ->
              text.append("  ").append(head).append(kind).append(' ').append(point).append('\n'));
    }
  }

  private static String value(Tree point) {
    return List.of("asInt", "asDouble", "count", "sum", "bucketCounts").stream()
        .filter(key -> !at(point, key).equals(Tree.EMPTY_MAPPING))
        .map(key -> (key.startsWith("as") ? "" : key + "=") + at(point, key))
        .collect(Collectors.joining(" "));
  }

  private static String attributes(Tree holder) {
    return items(holder, "attributes").stream()
        .map(each -> at(each, "key") + "=" + only(at(each, "value")))
        .sorted()
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String only(Tree value) {
    String shown =
        ((Tree.Mapping) value)
            .entries().values().stream().map(Tree::toString).collect(Collectors.joining());
    return shown.length() > 80 ? "(" + shown.length() + " characters)" : shown;
  }

  private static List<Tree> items(Tree tree, String key) {
    return at(tree, key) instanceof Tree.Sequence sequence ? sequence.items() : List.of();
  }

  private static Tree at(Tree tree, String key) {
    Tree value = tree instanceof Tree.Mapping mapping ? mapping.get(key) : null;
    return value != null ? value : key.equals("unit") ? Tree.of("") : Tree.EMPTY_MAPPING;
  }
}
