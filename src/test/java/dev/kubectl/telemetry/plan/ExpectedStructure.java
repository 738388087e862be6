package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.collector.ActiveInputs;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which ids a configuration has to have, from the names of the pipelines alone (generator
 * specification 3.2 to 3.4, 4.1, 5.1).
 */
record ExpectedStructure(
    Set<String> extensions, Set<String> servicePipelines, Set<String> exporters) {
  private static final Pattern HASH = Pattern.compile("(-[0-9a-f]{8,64})?");

  static ExpectedStructure of(
      Component component, Distribution distribution, List<MetricPipeline> accepted) {
    Set<String> extensions =
        new TreeSet<>(Set.of("health_check", "pprof", "cgroup_runtime", "k8s_leader_elector"));
    Set<String> exporters = new TreeSet<>();
    Set<String> pipelines = new TreeSet<>();
    boolean gateway = component == Component.GATEWAY;
    if (gateway) {
      pipelines.addAll(Set.of("metrics/input-otlp", "metrics/enrichment"));
      if (distribution == Distribution.KYMA) {
        pipelines.add("metrics/input-kyma-stats");
      }
    } else {
      pipelines.add("metrics/enrichment-conditional");
    }
    for (MetricPipeline observed : accepted) {
      MetricPipeline pipeline = Defaulting.defaulted(observed);
      ActiveInputs inputs = ActiveInputs.of(pipeline);
      if (!gateway && !inputs.anyPulled()) {
        continue;
      }
      Output.Otlp otlp = otlp(pipeline);
      String name = pipeline.name();
      pipelines.add(gateway ? "metrics/" + name + "-output" : "metrics/output-" + name);
      exporters.add(
          (otlp != null && "http".equals(otlp.protocol()) ? "otlp_http/" : "otlp_grpc/") + name);
      if (otlp != null && otlp.authentication() != null && otlp.authentication().oauth2() != null) {
        extensions.add("oauth2client/" + name);
      }
      if (!gateway) {
        pulled(pipeline).forEach(input -> pipelines.add("metrics/input-" + input));
      }
    }
    return new ExpectedStructure(extensions, pipelines, exporters);
  }

  private static List<String> pulled(MetricPipeline pipeline) {
    List<String> inputs = new ArrayList<>();
    var input = pipeline.spec().input();
    if (input != null) {
      if (input.runtime() != null && Boolean.TRUE.equals(input.runtime().enabled())) {
        inputs.add("runtime");
      }
      if (input.prometheus() != null && Boolean.TRUE.equals(input.prometheus().enabled())) {
        inputs.add("prometheus");
      }
      if (input.istio() != null && Boolean.TRUE.equals(input.istio().enabled())) {
        inputs.add("istio");
      }
    }
    return inputs;
  }

  private static Output.@Nullable Otlp otlp(MetricPipeline pipeline) {
    Output output = pipeline.spec().output();
    return output == null ? null : output.otlp();
  }

  /** Where a configuration is built otherwise; empty when it is as it has to be. */
  List<String> deviations(Tree configuration) {
    List<String> deviations = new ArrayList<>();
    compare("root", keys(configuration, "connectors"), ROOT, deviations);
    compare("extensions", keys(at(configuration, "extensions")), extensions, deviations);
    compare(
        "service.extensions",
        texts(at(configuration, "service", "extensions")),
        extensions,
        deviations);
    compare("exporters", keys(at(configuration, "exporters")), exporters, deviations);
    Tree pipelines = at(configuration, "service", "pipelines");
    compare("service.pipelines", keys(pipelines), servicePipelines, deviations);
    Set<String> connectors = keys(at(configuration, "connectors"));
    Set<String> used = new TreeSet<>();
    for (String id : keys(pipelines)) {
      Set<String> receivers = texts(at(pipelines, id, "receivers"));
      Set<String> ends = texts(at(pipelines, id, "exporters"));
      Set<String> processors = texts(at(pipelines, id, "processors"));
      used.addAll(processors);
      boolean output = id.startsWith("metrics/output-") || id.endsWith("-output");
      if (receivers.isEmpty() || ends.size() != 1) {
        deviations.add(id + " comes from " + receivers + " and goes to " + ends);
      }
      ends.stream()
          .filter(end -> !(output ? exporters.contains(end) : connectors.contains(end)))
          .forEach(end -> deviations.add(id + " goes to " + end));
      processors.stream()
          .filter(processor -> processor.contains("user-defined-"))
          .filter(processor -> !isOwn(id, processor))
          .forEach(processor -> deviations.add(id + " passes through " + processor));
    }
    compare("processors", keys(at(configuration, "processors")), used, deviations);
    return deviations;
  }

  private static final Set<String> ROOT =
      Set.of("receivers", "processors", "exporters", "extensions", "service");

  /** Whether what a user defined stands in that user's own service pipeline. */
  private static boolean isOwn(String pipeline, String processor) {
    String name =
        pipeline.startsWith("metrics/output-")
            ? pipeline.substring("metrics/output-".length())
            : pipeline.substring("metrics/".length(), pipeline.length() - "-output".length());
    return Pattern.compile(
            "(transform|filter)/user-defined-"
                + Pattern.quote(name)
                + HASH
                + "|filter/"
                + Pattern.quote(name)
                + "-filter-by-namespace-[a-z]+-input"
                + HASH)
        .matcher(processor)
        .matches();
  }

  private static void compare(
      String what, Set<String> actual, Set<String> expected, List<String> deviations) {
    if (!actual.equals(expected)) {
      deviations.add(what + ": " + actual + " instead of " + expected);
    }
  }

  private static Set<String> keys(@Nullable Tree tree, String... without) {
    Set<String> keys = new TreeSet<>();
    if (tree instanceof Tree.Mapping mapping) {
      keys.addAll(mapping.entries().keySet());
      List.of(without).forEach(keys::remove);
    }
    return keys;
  }

  private static Set<String> texts(@Nullable Tree tree) {
    Set<String> texts = new LinkedHashSet<>();
    if (tree instanceof Tree.Sequence sequence) {
      for (Tree item : sequence.items()) {
        texts.add(item instanceof Tree.Scalar scalar ? "" + scalar.value() : item.toString());
      }
    }
    return texts;
  }

  private static Tree at(Tree tree, String... way) {
    Tree here = tree;
    for (String key : way) {
      Tree next = here instanceof Tree.Mapping mapping ? mapping.get(key) : null;
      if (next == null) {
        return Tree.NULL;
      }
      here = next;
    }
    return here;
  }
}
