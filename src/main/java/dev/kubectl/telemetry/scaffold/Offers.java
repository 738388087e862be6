package dev.kubectl.telemetry.scaffold;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a cluster has that a new pipeline could use. Of Secrets there are names only, their own and
 * those of their keys.
 *
 * @param source the context or server that was asked; empty when none was
 * @param istio whether Istio is installed
 * @param annotated how many workloads want to be scraped, by namespace
 * @param namespaces all of them
 * @param secrets those that can hold credentials
 * @param pipelines names of the MetricPipelines that there are
 * @param unread what could not be read, in whole sentences
 */
public record Offers(
    String source,
    boolean istio,
    Map<String, Integer> annotated,
    List<String> namespaces,
    List<Credentials> secrets,
    List<String> pipelines,
    List<String> unread) {
  public static final Offers NONE =
      new Offers("", false, Map.of(), List.of(), List.of(), List.of(), List.of());

  /** A Secret by its names. */
  public record Credentials(String namespace, String name, List<String> keys) {
    public Credentials {
      keys = List.copyOf(keys);
    }

    /** As {@code --secret} has it. */
    public String word() {
      return namespace + "/" + name;
    }
  }

  public Offers {
    annotated = Collections.unmodifiableMap(new TreeMap<>(annotated));
    namespaces = List.copyOf(namespaces);
    secrets = List.copyOf(secrets);
    pipelines = List.copyOf(pipelines);
    unread = List.copyOf(unread);
  }

  public boolean wereAsked() {
    return !source.isEmpty();
  }

  /** The inputs that bring something in this cluster; the pushed ones always may. */
  public List<String> inputs() {
    return Stream.of(InputKind.values())
        .filter(kind ->
            switch (kind) {
              case OTLP -> true;
              case PROMETHEUS -> !annotated.isEmpty();
              case ISTIO -> istio;
              case RUNTIME -> false;
            })
        .map(InputKind::word)
        .toList();
  }

  public int annotatedWorkloads() {
    return annotated.values().stream().mapToInt(Integer::intValue).sum();
  }
}
