package dev.kubectl.telemetry.conformance;

import static dev.kubectl.telemetry.conformance.ReferenceResult.list;
import static dev.kubectl.telemetry.conformance.ReferenceResult.map;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deviations in the configuration outside of exporters. */
final class ConfigurationDeviations {
  private ConfigurationDeviations() {}

  static void sortedExtensions(ReferenceResult result) {
    List<Object> extensions = list(result.section("service").get("extensions"));
    int builtIn = 4;
    extensions.subList(builtIn, extensions.size()).sort(Comparator.comparing(String::valueOf));
  }

  static void emptyFilters(ReferenceResult result) {
    for (ResolvedPipeline pipeline : result.pipelines()) {
      List<MetricPipeline.Filter> filter = pipeline.pipeline().spec().filter();
      if (filter != null && filter.isEmpty()) {
        String id = "filter/user-defined-" + pipeline.name();
        result.outputProcessors(pipeline).remove(id);
        result.section("processors").remove(id);
      }
    }
  }

  static void scrapeIntervals(ReferenceResult result) {
    result
        .section("receivers")
        .forEach((id, receiver) -> {
          if (id.startsWith("prometheus/")) {
            for (Object job : list(map(map(receiver).get("config")).get("scrape_configs"))) {
              map(job)
                  .computeIfPresent(
                      "scrape_interval", (key, text) -> wholeUnits(String.valueOf(text)));
            }
          }
        });
  }

  private static String wholeUnits(String text) {
    if (!text.matches(".*[.µn].*")) {
      return text;
    }
    Duration interval = GoDuration.parse(text).orElseThrow();
    long millis = Math.ceilDiv(interval.toNanos(), 1_000_000L);
    String whole = millis < 1000 ? "" : GoDuration.text(Duration.ofSeconds(millis / 1000));
    return millis % 1000 == 0 ? whole : whole + millis % 1000 + "ms";
  }

  static void clusterName(ReferenceResult result) {
    String name = result.options().text("clusterName");
    if (name.equals("${KUBERNETES_SERVICE_HOST}")) {
      return;
    }
    String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
    quoted = quoted.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
    if (name.contains("${") || name.contains("$$")) {
      quoted = quoted.replace("$", "$$");
    }
    Map<String, Object> processor =
        map(result.section("processors").get("transform/insert-cluster-attributes"));
    List<Object> statements =
        list(map(list(processor.get("metric_statements")).getFirst()).get("statements"));
    String before = "set(resource.attributes[\"k8s.cluster.name\"], \"";
    statements.set(
        0,
        String.valueOf(statements.getFirst())
            .replace(before + name + "\")", before + quoted + "\")"));
  }

  /** A namespace filter and a user's filter can claim one id; the reference keeps the first. */
  static void sharedProcessorIds(ReferenceResult result) {
    for (ResolvedPipeline owner : result.pipelines()) {
      for (String input : List.of("otlp", "runtime", "prometheus", "istio")) {
        String id = "filter/" + owner.name() + "-filter-by-namespace-" + input + "-input";
        for (ResolvedPipeline other : result.pipelines()) {
          if (("filter/user-defined-" + other.name()).equals(id)
              && result.outputProcessors(owner).contains(id)
              && result.outputProcessors(other).contains(id)) {
            separate(result, id, input, owner, other);
          }
        }
      }
    }
  }

  private static void separate(
      ReferenceResult result,
      String id,
      String input,
      ResolvedPipeline namespaces,
      ResolvedPipeline userDefined) {
    boolean userFirst = userDefined.name().compareTo(namespaces.name()) < 0;
    ResolvedPipeline later = userFirst ? namespaces : userDefined;
    String output =
        switch (result.kind()) {
          case GATEWAY -> "metrics/" + later.name() + "-output";
          case AGENT -> "metrics/output-" + later.name();
        };
    String laterId = id + "-" + VariableDeviations.sha256(id + "\n" + output).substring(0, 8);
    Object filter = userFilter(userDefined);
    Object selector = namespaceFilter(input, namespaces);
    result.section("processors").put(id, userFirst ? filter : selector);
    result.section("processors").put(laterId, userFirst ? selector : filter);
    result.outputProcessors(later).replaceAll(item -> item.equals(id) ? laterId : item);
  }

  private static Object userFilter(ResolvedPipeline pipeline) {
    List<Object> records = new ArrayList<>();
    for (MetricPipeline.Filter entry : pipeline.pipeline().spec().filters()) {
      List<String> conditions = entry.conditions();
      records.add(Map.of("conditions", conditions == null ? List.of() : conditions));
    }
    return filter(records);
  }

  private static Object namespaceFilter(String input, ResolvedPipeline pipeline) {
    NamespaceSelector selector = selector(input, pipeline.pipeline().spec().input());
    String guard = "resource.attributes[\"kyma.input.name\"] == \"" + input + "\"";
    if (input.equals("otlp")) {
      guard = "not(resource.attributes[\"kyma.input.name\"] == \"kyma\")";
    }
    List<String> conditions = new ArrayList<>();
    if (selector != null && !selector.excluded().isEmpty()) {
      conditions.add(guard + " and (" + anyOf(selector.excluded()) + ")");
    }
    if (selector != null && !selector.included().isEmpty()) {
      String namespace = "resource.attributes[\"k8s.namespace.name\"]";
      conditions.add(
          guard + " and " + namespace + " != nil and not(" + anyOf(selector.included()) + ")");
    }
    return filter(List.of(Map.of("conditions", conditions)));
  }

  private static @Nullable NamespaceSelector selector(String name, @Nullable Input input) {
    return input == null
        ? null
        : switch (name) {
          case "otlp" -> input.otlp() == null ? null : input.otlp().namespaces();
          case "runtime" -> input.runtime() == null ? null : input.runtime().namespaces();
          case "prometheus" -> input.prometheus() == null ? null : input.prometheus().namespaces();
          default -> input.istio() == null ? null : input.istio().namespaces();
        };
  }

  private static String anyOf(List<String> namespaces) {
    return namespaces.stream()
        .map(name -> "resource.attributes[\"k8s.namespace.name\"] == \"" + name + "\"")
        .collect(Collectors.joining(" or "));
  }

  private static Object filter(List<Object> records) {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("error_mode", "ignore");
    if (!records.isEmpty()) {
      filter.put("metric_conditions", records);
    }
    return filter;
  }
}
