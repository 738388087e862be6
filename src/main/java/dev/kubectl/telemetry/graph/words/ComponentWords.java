package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one component of a collector does: the reason why it is there, and its OTTL. */
public final class ComponentWords {
  private ComponentWords() {}

  /**
   * The lines of one component.
   *
   * @param id such as {@code kubeletstats} or {@code otlp_grpc/shop}
   * @param definition its settings
   * @param place its id where a service pipeline names it, with the reason for that
   */
  public static List<FlowLine> lines(String id, Tree.Mapping definition, Tree.Scalar place) {
    List<FlowLine> lines = new ArrayList<>();
    String work = work(id);
    if (!work.isEmpty()) {
      lines.add(FlowLine.words(work));
    }
    reason(definition.origin(), lines);
    if (!Objects.equals(definition.origin(), place.origin())) {
      reason(place.origin(), lines);
    }
    if (fromUser(definition.origin())) {
      ottl(definition, lines);
    }
    return lines;
  }

  /** What a component does whose reason says only who asked for it; empty for all others. */
  private static String work(String id) {
    int slash = id.indexOf('/');
    return switch (slash < 0 ? id : id.substring(0, slash)) {
      case "kubeletstats" -> "asks the kubelet of its node";
      case "k8s_cluster" -> "asks the API server, in one of the agents";
      case "prometheus" ->
          switch (id) {
            case "prometheus/app-pods" -> "scrapes annotated Pods of its node";
            case "prometheus/app-services" -> "scrapes the Pods of annotated Services on its node";
            case "prometheus/istio" -> "scrapes the Istio sidecars of its node";
            default -> "scrapes";
          };
      case "service_enrichment" -> "finds service.name where it is missing";
      case "otlp_grpc" -> "sends OTLP over gRPC";
      case "otlp_http" -> "sends OTLP over HTTP";
      default -> "";
    };
  }

  private static boolean fromUser(@Nullable Origin origin) {
    return origin instanceof Origin.Field;
  }

  private static void reason(@Nullable Origin origin, List<FlowLine> lines) {
    switch (origin) {
      case Origin.Rule(String text) -> lines.add(FlowLine.words(text));
      case Origin.Fact(String name) ->
          lines.add(FlowLine.words("as the setting " + name + " has it"));
      case Origin.Field field ->
          lines.add(FlowLine.words("because of " + field.path() + " in " + field.name()));
      case null -> {}
    }
  }

  private static void ottl(Tree.Mapping definition, List<FlowLine> lines) {
    records(definition.get("metric_statements"), lines);
    records(definition.get("metric_conditions"), lines);
  }

  private static void records(@Nullable Tree records, List<FlowLine> lines) {
    if (!(records instanceof Tree.Sequence sequence)) {
      return;
    }
    for (Tree item : sequence.items()) {
      if (item instanceof Tree.Mapping entry) {
        boolean transform = entry.get("statements") != null;
        List<String> conditions = texts(entry.get("conditions"));
        if (transform && !conditions.isEmpty()) {
          lines.add(FlowLine.words("where " + OttlWords.anyOf(conditions) + ":"));
        }
        texts(entry.get("statements")).forEach(s -> lines.add(OttlWords.statement(s)));
        if (!transform) {
          conditions.forEach(c -> lines.add(dropping(c)));
        }
      }
    }
  }

  private static FlowLine dropping(String condition) {
    return FlowLine.words("drops data where " + OttlWords.condition(condition));
  }

  private static List<String> texts(@Nullable Tree tree) {
    return tree instanceof Tree.Sequence sequence
        ? sequence.items().stream().map(String::valueOf).toList()
        : List.of();
  }
}
