package dev.kubectl.telemetry.scaffold.recipe;

import static dev.kubectl.telemetry.scaffold.recipe.OttlText.attribute;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.beginsWith;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.each;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.quoted;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.resource;

import dev.kubectl.telemetry.scaffold.recipe.Parameter.Form;
import java.util.List;
import java.util.function.Function;

/** Recipes that change data. */
final class TransformRecipes {
  private static final Parameter KEY = new Parameter("KEY", Form.ATTRIBUTE, "user.email");

  static final List<Recipe> ALL =
      List.of(
          one(
              "rename-metric",
              "give a metric another name",
              "Two metrics that end up with one name become one to the backend.",
              List.of(
                  new Parameter("OLD", Form.METRIC, "http_requests_total"),
                  new Parameter("NEW", Form.METRIC, "http.server.requests")),
              values ->
                  List.of(
                      "set(metric.name, "
                          + quoted(values.get(1))
                          + ") where metric.name == "
                          + quoted(values.get(0)))),
          one(
              "scale-metric",
              "multiply a metric by a number and give it a unit",
              "For milliseconds that should be seconds: scale-metric=NAME,0.001,s.",
              List.of(
                  new Parameter("METRIC", Form.METRIC, "job.duration"),
                  new Parameter("FACTOR", Form.NUMBER, "0.001"),
                  new Parameter("UNIT", Form.TEXT, "s")),
              values ->
                  List.of(
                      "scale_metric("
                          + decimal(values.get(1))
                          + ", "
                          + quoted(values.get(2))
                          + ") where metric.name == "
                          + quoted(values.get(0)))),
          one(
              "rename-attribute",
              "rename an attribute of data points",
              "An attribute that already has the new name is overwritten.",
              List.of(
                  new Parameter("OLD", Form.ATTRIBUTE, "status"),
                  new Parameter("NEW", Form.ATTRIBUTE, "http.response.status_code")),
              values -> renamed(values, OttlText::attribute, "datapoint.attributes")),
          one(
              "rename-resource-attribute",
              "rename an attribute of resources",
              "Backends know a source by its resource attributes: it will be a new one to them.",
              List.of(
                  new Parameter("OLD", Form.ATTRIBUTE, "k8s.pod.name"),
                  new Parameter("NEW", Form.ATTRIBUTE, "pod")),
              values -> renamed(values, OttlText::resource, "resource.attributes")),
          one(
              "add-resource-attribute",
              "put an attribute on everything",
              "Overwrites an attribute that is there.",
              List.of(
                  new Parameter("KEY", Form.ATTRIBUTE, "deployment.environment.name"),
                  new Parameter("VALUE", Form.TEXT, "production")),
              values ->
                  List.of("set(" + resource(values.get(0)) + ", " + quoted(values.get(1)) + ")")),
          many(
              "redact-attribute",
              "replace the value of an attribute by ***",
              "Series that differ in nothing else become equal: for totals, use"
                  + " aggregate-away-attribute.",
              KEY,
              keys ->
                  each(
                      keys,
                      key ->
                          "set("
                              + attribute(key)
                              + ", \"***\") where "
                              + attribute(key)
                              + " != nil")),
          many(
              "hash-attribute",
              "replace the value of an attribute by its SHA-256",
              "Keeps series apart without showing the value. Short values can be guessed from"
                  + " their hash.",
              KEY,
              keys ->
                  each(
                      keys,
                      key ->
                          "set("
                              + attribute(key)
                              + ", SHA256("
                              + attribute(key)
                              + ")) where IsString("
                              + attribute(key)
                              + ")")),
          many(
              "mask-ids",
              "replace numbers and UUIDs in the path of an attribute by {id}",
              "/users/4711 becomes /users/{id}, so every user is no longer a series of its own.",
              new Parameter("KEY", Form.ATTRIBUTE, "url.path"),
              keys -> keys.stream().flatMap(key -> masked(key).stream()).toList()),
          many(
              "drop-attribute",
              "remove an attribute of data points",
              "For attributes that follow from others. Where series differ in nothing else, use"
                  + " aggregate-away-attribute.",
              new Parameter("KEY", Form.ATTRIBUTE, "server.address"),
              keys -> each(keys, key -> "delete_key(datapoint.attributes, " + quoted(key) + ")")),
          many(
              "drop-attribute-prefix",
              "remove the attributes of data points whose name begins with a prefix",
              "Prefixes are compared letter by letter.",
              new Parameter("PREFIX", Form.ATTRIBUTE, "internal."),
              prefixes ->
                  each(
                      prefixes,
                      prefix ->
                          "delete_matching_keys(datapoint.attributes, "
                              + beginsWith(prefix)
                              + ")")),
          new Recipe(
              "aggregate-away-attribute",
              Recipe.Kind.TRANSFORM,
              "remove an attribute and add up the series that it told apart",
              "The way to get rid of an attribute with very many values. Sums and histograms are"
                  + " added, of gauges the largest stays. Adds up what is in one batch: series of"
                  + " different sources stay apart.",
              List.of(new Parameter("KEY", Form.ATTRIBUTE, "user.id")),
              true,
              TransformRecipes::aggregated),
          new Recipe(
              "drop-histogram-buckets",
              Recipe.Kind.TRANSFORM,
              "keep count and sum of histograms, drop their buckets",
              "A histogram with ten buckets costs as much as a dozen counters; averages and rates"
                  + " need two. NAME becomes NAME_count and NAME_sum.",
              List.of(),
              false,
              values -> withoutBuckets()),
          one(
              "limit-attribute-length",
              "cut the texts of all attributes of data points",
              "Counted in bytes. Texts that were told apart by their end become equal.",
              List.of(new Parameter("BYTES", Form.COUNT, "256")),
              values -> List.of("truncate_all(datapoint.attributes, " + values.getFirst() + ")")));

  private TransformRecipes() {}

  private static Recipe one(
      String word,
      String title,
      String explanation,
      List<Parameter> parameters,
      Function<List<String>, List<String>> statements) {
    return new Recipe(
        word,
        Recipe.Kind.TRANSFORM,
        title,
        explanation,
        parameters,
        false,
        values -> Contribution.changing(statements.apply(values)));
  }

  private static Recipe many(
      String word,
      String title,
      String explanation,
      Parameter parameter,
      Function<List<String>, List<String>> statements) {
    return new Recipe(
        word,
        Recipe.Kind.TRANSFORM,
        title,
        explanation,
        List.of(parameter),
        true,
        values -> Contribution.changing(statements.apply(values)));
  }

  /** The function wants a floating-point number, and OTTL tells one by its point. */
  private static String decimal(String number) {
    return number.contains(".") ? number : number + ".0";
  }

  private static List<String> renamed(
      List<String> values, Function<String, String> attribute, String map) {
    String old = attribute.apply(values.get(0));
    String found = " where " + old + " != nil";
    return List.of(
        "set(" + attribute.apply(values.get(1)) + ", " + old + ")" + found,
        "delete_key(" + map + ", " + quoted(values.get(0)) + ")");
  }

  private static List<String> masked(String key) {
    String uuid = "/[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    return List.of(
        "replace_pattern(" + attribute(key) + ", " + quoted(uuid) + ", \"/{id}\")",
        "replace_pattern(" + attribute(key) + ", \"/[0-9]+\\\\b\", \"/{id}\")");
  }

  /** Two entries: removing is done for data points, adding up for metrics. */
  private static Contribution aggregated(List<String> keys) {
    return Contribution.changing(
            each(keys, key -> "delete_key(datapoint.attributes, " + quoted(key) + ")"))
        .then(
            Contribution.changing(
                "aggregate_on_attributes(\"sum\") where metric.type == METRIC_DATA_TYPE_SUM or"
                    + " metric.type == METRIC_DATA_TYPE_HISTOGRAM",
                "aggregate_on_attributes(\"max\") where metric.type == METRIC_DATA_TYPE_GAUGE"));
  }

  private static Contribution withoutBuckets() {
    String histogram = " where metric.type == METRIC_DATA_TYPE_HISTOGRAM";
    return Contribution.changing(
            "extract_count_metric(true)" + histogram, "extract_sum_metric(true)" + histogram)
        .then(Contribution.dropping(List.of("metric.type == METRIC_DATA_TYPE_HISTOGRAM")));
  }
}
