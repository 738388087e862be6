package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.cluster.connect.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * What somebody who is about to write a pipeline wants to know of a cluster. Values of Secrets
 * arrive with their names, since the API server has no other way to tell the keys; they are dropped
 * here, and nothing else gets to see them.
 *
 * @param istio whether some API group of Istio is served
 * @param annotated how many workloads have the annotation by which they are scraped, by namespace
 * @param secrets those that are not the system's own; the keys of each by {@code NAMESPACE/NAME}
 * @param pipelines names of the MetricPipelines
 * @param unread what could not be read, as sentences
 */
public record Landscape(
    boolean istio,
    Map<String, Integer> annotated,
    List<String> namespaces,
    Map<String, List<String>> secrets,
    List<String> pipelines,
    List<String> unread) {
  private static final String SCRAPED = "prometheus.io/scrape";

  /** Types that hold no credentials of a backend. */
  private static final String NO_CREDENTIALS =
      "type!=kubernetes.io/service-account-token,type!=helm.sh/release.v1"
          + ",type!=bootstrap.kubernetes.io/token,type!=kubernetes.io/dockerconfigjson"
          + ",type!=kubernetes.io/dockercfg";

  public Landscape {
    annotated = Collections.unmodifiableMap(new TreeMap<>(annotated));
    namespaces = List.copyOf(namespaces);
    secrets = Collections.unmodifiableMap(new TreeMap<>(secrets));
    pipelines = List.copyOf(pipelines);
    unread = List.copyOf(unread);
  }

  /**
   * Looks around. What may not be read is left out and told.
   *
   * @throws dev.kubectl.telemetry.cluster.connect.ClusterFailure if the cluster does not answer
   */
  public static Landscape of(Connection connection) {
    List<ObjectView> groups = ObjectView.of(connection.get("/apis")).items("groups");
    Reader reader = new Reader(new KubernetesApi(connection.client(), RequestObserver.NONE));
    boolean pipelinesServed =
        groups.stream()
            .anyMatch(group -> group.text("name").equals(ResourceType.METRIC_PIPELINE.group()));
    return new Landscape(
        groups.stream().anyMatch(group -> group.text("name").contains(".istio.io")),
        reader.annotated(),
        reader.names("namespaces", Feed.all(ResourceType.NAMESPACE)),
        reader.secrets(),
        pipelinesServed
            ? reader.names("MetricPipelines", Feed.all(ResourceType.METRIC_PIPELINE))
            : List.of(),
        reader.unread);
  }

  private static final class Reader {
    private final KubernetesApi api;
    private final List<String> unread = new ArrayList<>();

    Reader(KubernetesApi api) {
      this.api = api;
    }

    List<String> names(String what, Feed feed) {
      return read(
          what, () -> views(api.listMetadata(feed)).stream().map(ObjectView::name).toList());
    }

    /** Services, and what Pods belong to; Pods of one owner count once. */
    Map<String, Integer> annotated() {
      Map<String, Integer> counts = new TreeMap<>();
      Set<String> owners = new HashSet<>();
      for (ObjectView service : scraped("Services", ResourceType.SERVICE)) {
        counts.merge(namespace(service), 1, Integer::sum);
      }
      for (ObjectView pod : scraped("Pods", ResourceType.POD)) {
        List<ObjectView> references = pod.at("metadata").items("ownerReferences");
        String owner = references.isEmpty() ? pod.uid() : references.getFirst().text("uid");
        if (owners.add(owner)) {
          counts.merge(namespace(pod), 1, Integer::sum);
        }
      }
      return counts;
    }

    private List<ObjectView> scraped(String what, ResourceType type) {
      return read(
          what,
          () ->
              views(api.listMetadata(Feed.all(type))).stream()
                  .filter(
                      object -> object.at("metadata", "annotations").text(SCRAPED).equals("true"))
                  .toList());
    }

    Map<String, List<String>> secrets() {
      Map<String, List<String>> keys = new TreeMap<>();
      List<List<String>> found =
          read(
              "Secrets",
              () ->
                  views(api.list(new Feed(ResourceType.SECRET, null, "", NO_CREDENTIALS))).stream()
                      .map(Reader::secretNames)
                      .toList());
      found.forEach(names -> keys.put(names.getFirst(), names.subList(1, names.size())));
      return keys;
    }

    /** {@code NAMESPACE/NAME}, then the names of the keys. */
    private static List<String> secretNames(ObjectView secret) {
      List<String> names = new ArrayList<>();
      names.add(namespace(secret) + "/" + secret.name());
      names.addAll(new TreeSet<>(secret.at("data").tree().entries().keySet()));
      return names;
    }

    private static String namespace(ObjectView object) {
      return object.at("metadata").text("namespace");
    }

    private static List<ObjectView> views(KubernetesApi.ObjectList list) {
      return list.items().stream().map(ObjectView::of).toList();
    }

    private <T> List<T> read(String what, Supplier<List<T>> question) {
      try {
        return question.get();
      } catch (ApiFailure e) {
        unread.add(
            what
                + (e.status() == 403 ? " may not be listed" : " could not be listed")
                + " ("
                + e.reason()
                + ")");
        return List.of();
      }
    }
  }
}
