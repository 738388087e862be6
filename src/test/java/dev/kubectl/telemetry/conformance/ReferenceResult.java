package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the reference makes of one case. Deviations change it in place into what is expected here.
 *
 * @param pipelines in the order in which the reference built them
 * @param tree maps and lists that can be changed
 */
record ReferenceResult(
    CollectorCase.Kind kind,
    List<ResolvedPipeline> pipelines,
    VectorYaml options,
    Map<String, @Nullable Object> tree,
    Map<String, String> environment) {

  List<ResolvedPipeline> pipelinesByName() {
    return pipelines.stream().sorted(Comparator.comparing(ResolvedPipeline::name)).toList();
  }

  /** The suffix that all variables of a pipeline have in the reference. */
  static String suffix(String name) {
    StringBuilder out = new StringBuilder();
    for (int character : name.codePoints().toArray()) {
      out.appendCodePoint(
          character == '.' || character == '-' ? '_' : Character.toUpperCase(character));
    }
    return out.toString();
  }

  Map<String, Object> exporter(ResolvedPipeline pipeline) {
    Map<String, Object> exporters = section("exporters");
    Object http = exporters.get("otlp_http/" + pipeline.name());
    return map(http != null ? http : exporters.get("otlp_grpc/" + pipeline.name()));
  }

  /** The token extension of a pipeline, or an empty map. */
  Map<String, Object> oauth2(ResolvedPipeline pipeline) {
    Object extension = section("extensions").get("oauth2client/" + pipeline.name());
    return extension == null ? new LinkedHashMap<>() : map(extension);
  }

  List<Object> outputProcessors(ResolvedPipeline pipeline) {
    String id =
        switch (kind) {
          case GATEWAY -> "metrics/" + pipeline.name() + "-output";
          case AGENT -> "metrics/output-" + pipeline.name();
        };
    return list(map(map(section("service").get("pipelines")).get(id)).get("processors"));
  }

  Map<String, Object> section(String name) {
    return map(tree.get(name));
  }

  /** The changeable map that a part is. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object part) {
    if (!(part instanceof Map<?, ?>)) {
      throw new IllegalArgumentException("not a mapping: " + part);
    }
    return (Map<String, Object>) part;
  }

  /** The changeable list that a part is. */
  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object part) {
    if (!(part instanceof List<?>)) {
      throw new IllegalArgumentException("not a list: " + part);
    }
    return (List<Object>) part;
  }

  /**
   * The same part as a reader of YAML 1.1 sees it, for which the reference writes: there a line
   * separator inside quotes ends a line, and the indentation after it is none of the text.
   */
  static @Nullable Object asYaml11(@Nullable Object part) {
    return switch (part) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> read = new LinkedHashMap<>();
        map.forEach((key, value) -> read.put(key, asYaml11(value)));
        yield read;
      }
      case List<?> items -> {
        List<@Nullable Object> read = new ArrayList<>();
        items.forEach(item -> read.add(asYaml11(item)));
        yield read;
      }
      case String text -> text.replaceAll("([\u0085\u2028\u2029]) +", "$1");
      case null, default -> part;
    };
  }

  /** A copy to compare with later. */
  Map<String, Object> snapshot() {
    Map<String, Object> copy = new TreeMap<>();
    copy.put("tree", copy(tree));
    copy.put("environment", new TreeMap<>(environment));
    return copy;
  }

  private static @Nullable Object copy(@Nullable Object part) {
    return switch (part) {
      case Map<?, ?> map -> {
        Map<Object, @Nullable Object> copied = new LinkedHashMap<>();
        map.forEach((key, value) -> copied.put(key, copy(value)));
        yield copied;
      }
      case List<?> items -> {
        List<@Nullable Object> copied = new ArrayList<>();
        items.forEach(item -> copied.add(copy(item)));
        yield copied;
      }
      case null, default -> part;
    };
  }
}
