package dev.kubectl.telemetry.scaffold.recipe;

import static dev.kubectl.telemetry.scaffold.recipe.OttlText.all;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.attribute;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.each;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.quoted;
import static dev.kubectl.telemetry.scaffold.recipe.OttlText.resource;

import dev.kubectl.telemetry.scaffold.recipe.Parameter.Form;
import java.util.List;
import java.util.function.Function;

/** Recipes that drop data. */
final class FilterRecipes {
  static final List<Recipe> ALL =
      List.of(
          recipe(
              "drop-namespace",
              "drop everything that comes from a namespace",
              "Works for every input. To take only some namespaces, --namespaces is cheaper.",
              new Parameter("NAMESPACE", Form.NAMESPACE, "kube-system"),
              namespaces ->
                  each(namespaces, name -> resource("k8s.namespace.name") + " == " + quoted(name))),
          recipe(
              "drop-workload",
              "drop everything that comes from a Deployment",
              "Data without the name of a Deployment stays.",
              new Parameter("DEPLOYMENT", Form.NAMESPACE, "load-test"),
              names ->
                  each(names, name -> resource("k8s.deployment.name") + " == " + quoted(name))),
          recipe(
              "keep-prefix",
              "keep only metrics whose name begins with a prefix",
              "Everything else is dropped, the metrics of other inputs included.",
              new Parameter("PREFIX", Form.METRIC, "shop."),
              prefixes ->
                  List.of(
                      all(prefixes, name -> "not HasPrefix(metric.name, " + quoted(name) + ")"))),
          recipe(
              "drop-prefix",
              "drop metrics whose name begins with a prefix",
              "Prefixes are compared letter by letter: go_ is not go.",
              new Parameter("PREFIX", Form.METRIC, "go_"),
              prefixes -> each(prefixes, name -> "HasPrefix(metric.name, " + quoted(name) + ")")),
          recipe(
              "drop-metric",
              "drop a metric by its name",
              "The name is that of OpenTelemetry: counters that were scraped keep their _total.",
              new Parameter("METRIC", Form.METRIC, "http.server.request.body.size"),
              names -> each(names, name -> "metric.name == " + quoted(name))),
          recipe(
              "drop-data-point",
              "drop the data points whose attribute has a value",
              "The other data points of the metric stay.",
              List.of(
                  new Parameter("KEY", Form.ATTRIBUTE, "http.route"),
                  new Parameter("VALUE", Form.TEXT, "/healthz")),
              values ->
                  each(
                      values.subList(1, values.size()),
                      value -> attribute(values.getFirst()) + " == " + quoted(value))),
          new Recipe(
              "drop-histograms",
              Recipe.Kind.FILTER,
              "drop histograms of both kinds",
              "For backends that refuse them. --transform drop-histogram-buckets keeps count and"
                  + " sum.",
              List.of(),
              false,
              values ->
                  Contribution.dropping(
                      List.of(
                          "metric.type == METRIC_DATA_TYPE_HISTOGRAM",
                          "metric.type == METRIC_DATA_TYPE_EXPONENTIAL_HISTOGRAM"))));

  private FilterRecipes() {}

  private static Recipe recipe(
      String word,
      String title,
      String explanation,
      Parameter parameter,
      Function<List<String>, List<String>> conditions) {
    return recipe(word, title, explanation, List.of(parameter), conditions);
  }

  private static Recipe recipe(
      String word,
      String title,
      String explanation,
      List<Parameter> parameters,
      Function<List<String>, List<String>> conditions) {
    return new Recipe(
        word,
        Recipe.Kind.FILTER,
        title,
        explanation,
        parameters,
        true,
        values -> Contribution.dropping(conditions.apply(values)));
  }
}
