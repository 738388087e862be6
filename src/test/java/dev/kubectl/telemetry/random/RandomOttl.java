package dev.kubectl.telemetry.random;

import dev.kubectl.telemetry.api.MetricPipeline.Filter;
import dev.kubectl.telemetry.api.MetricPipeline.Transform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code spec.transform} and {@code spec.filter}. */
final class RandomOttl {
  private static final List<String> STATEMENTS =
      List.of(
          "set(resource.attributes[\"env\"], \"prod\")",
          "set(datapoint.attributes[\"a\"], \"b\") where metric.name == \"x\"",
          "delete_key(datapoint.attributes, \"pod\")",
          "keep_keys(datapoint.attributes, [\"a\", \"b\"])",
          "set(metric.unit, \"By\")",
          "replace_pattern(metric.name, \"^kube_(.*)$\", \"k8s_$1\")",
          "set(scope.name, \"s\\\"q\")",
          "limit(datapoint.attributes, 10, [])");

  private static final List<String> ODD_STATEMENTS =
      List.of(
          "convert_sum_to_gauge() where metric.name == \"requests\"",
          " set(metric.name, \"leading\")",
          "\n\n  set(metric.name, \"x\")\n",
          "\tset(metric.name,\n\t\t\"x\")",
          "set(metric.name, \"line\nbreak\")",
          "set(metric.name, \"a: b # c\")",
          "replace_pattern(metric.name, \"(a)(b)\", \"$$1$$2\")",
          "set(metric.name, \"$\")",
          "set(metric.name, \"$$\")",
          "set(metric.name, \"$${X}\")",
          "set(metric.name, \"ünï\u00a0\ufeff\ud83d\ude00\")",
          "set(metric.name, \"'\")",
          "set(metric.name, \"\\t\\u00fc\\x07\")",
          "s et(metric . name, \"x\")",
          "set(otelcol.client.addr, \"x\") where metric.name != nil",
          "set(datapoint.attributes[\"n\"], 0xdeadbeef)",
          "set(datapoint.attributes[\"n\"], -1 + 2 * 3.5)",
          "set(datapoint.attributes[\"m\"], {\"a\": 1, \"b\": [1, 2]})",
          "set(resource.attributes[\"h\"], SHA256(resource.attributes[\"a\"]))",
          "set(metric.description, \"" + "long ".repeat(300) + "\")");

  private static final List<String> WRONG_STATEMENTS =
      List.of(
          "",
          " ",
          "set(metric.name, \"${HEADER_OTHER}\")",
          "set(metric.name, \"${env:OTLP_ENDPOINT_A}\")",
          "set(metric.name, \"${file:/etc/passwd}\")",
          "set(metric.name, \"${yaml:a: b}\")",
          "set(metric.name, \"$${HEADER_OTHER\")",
          "set(metric.name, \"$$${HEADER_OTHER}\")",
          "set(name, \"x\")",
          "set(metric.name, x",
          "Set(metric.name, \"x\")",
          "nope(metric.name)",
          "IsMatch(metric.name, \"x\")",
          "metric.name == \"x\"",
          "set(metric.name, 'x')",
          "set(metric.name, \"\u0000\")",
          "set(log.body, \"x\")",
          "set(metric.name, Concat(separator=\".\", separator=\".\"))",
          "replace_pattern(metric.name, \"[\", \"x\")",
          "copy_metric()",
          "a: b",
          "- x",
          "{{ .Values }}",
          "\ufeffset(metric.name, \"x\")");

  private static final List<String> CONDITIONS =
      List.of(
          "metric.name == \"http_requests_total\"",
          "IsMatch(metric.name, \"envoy\") == true",
          "IsMatch(metric.name, \"^envoy_.*$\")",
          "datapoint.value_int > 100",
          "metric.name == \"a\" and datapoint.value_int > 100",
          "scope.version == \"1.0.0\"",
          "resource.attributes[\"k8s.namespace.name\"] == \"production\"",
          "metric.type == METRIC_DATA_TYPE_GAUGE",
          "not (metric.unit == \"By\" or metric.unit == nil)");

  private static final List<String> ODD_CONDITIONS =
      List.of(
          "  metric.name == \"x\"",
          "\n  metric.name ==\n  \"x\"\n",
          "\tmetric.name == \"x\"",
          "metric.name == \"$1\"",
          "metric.name == \"$$1\"",
          "metric.name == \"$${X}\"",
          "IsMatch(metric.name, \"a$$\")",
          "true",
          "not false",
          "1 == 2",
          "Now() == nil",
          "IsMatch(\"a\", \"a\")",
          "(true)",
          "nil == nil",
          "instrumentation_scope.name == \"a\"",
          "otelcol.client.metadata[\"t\"] != nil",
          "otelcol.client.addr == nil",
          "metric.cache[\"a\"] == nil",
          "resource.cache[\"a\"] == nil",
          "datapoint.bucket_counts == datapoint.bucket_counts",
          "IsMatch(target=metric.name, target=metric.name)",
          "Split(metric.name, \".\") == Split(metric.unit, \".\")",
          "resource.attributes[\"x\"] == METRIC_DATA_TYPE_SUM",
          "metric.type == FLAG_NONE",
          "Is Match (metric . name, \"a\")",
          "(metric.name) == \"x\"",
          "metric.is_monotonic == true",
          "datapoint.attributes[\"a\"][\"b\"][0] == 1",
          "metric.name == \"true\" # no comment");

  private static final List<String> WRONG_CONDITIONS =
      List.of(
          "",
          "metric.name == \"${HEADER_OTHER}\"",
          "metric.name == \"${env:HOME}\"",
          "HasAttrKeyOnDatapoint(\"a\") and metric.name != \"\"",
          "HasAttrOnDatapoint(\"http.method\",\"GET\"",
          "attributes[\"a\"] == \"x\"",
          "metric.is_monotonic",
          "metric.name = \"x\"",
          "metric.name == 'x'",
          "IsMatch(metric.name, \"[\")",
          "IsMatch(metric.name, \"\\d+\")",
          "set(metric.name, \"x\")",
          "datapoint.value > 1",
          "metric.name == \"\u0000\"",
          "log.body == \"x\"",
          "yes",
          "null",
          "[a]");

  private final Chance chance;

  RandomOttl(Chance chance) {
    this.chance = chance;
  }

  @Nullable List<Transform> transforms() {
    return chance.orNull(
        55,
        () ->
            chance.some(
                2,
                () ->
                    new Transform(
                        chance.orNull(60, () -> chance.some(2, this::condition)), statements())));
  }

  @Nullable List<Filter> filters() {
    return chance.orNull(
        55,
        () ->
            chance.some(
                2, () -> new Filter(chance.orNull(5, () -> chance.some(3, this::condition)))));
  }

  private @Nullable List<String> statements() {
    if (chance.wrong()) {
      return chance.orNull(50, List::of);
    }
    List<String> statements = new ArrayList<>(chance.some(2, this::statement));
    statements.add(statement());
    return statements;
  }

  private String statement() {
    return chance.one(STATEMENTS, ODD_STATEMENTS, WRONG_STATEMENTS);
  }

  private String condition() {
    return chance.one(CONDITIONS, ODD_CONDITIONS, WRONG_CONDITIONS);
  }
}
