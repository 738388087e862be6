package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why there is another pass: what of its input is different from the pass before. For people, who
 * want to know what made a collector restart; no decision depends on it.
 */
final class News {
  private @Nullable ClusterSnapshot before;

  /**
   * One phrase for each difference, such as {@code MetricPipeline shop changed}; names only.
   *
   * @param written what the last pass wrote itself, which is no news
   */
  List<String> of(ClusterSnapshot now, Set<ObjectKey> written) {
    ClusterSnapshot last = before;
    before = now;
    if (last == null) {
      return List.of("the first pass");
    }
    List<String> news = new ArrayList<>();
    compare("MetricPipeline ", wishes(last), wishes(now), news);
    compare("Secret ", secrets(last), secrets(now), news);
    if (!last.telemetry().map(News::wish).equals(now.telemetry().map(News::wish))) {
      news.add("Telemetry default changed");
    }
    if (!last.overrides().equals(now.overrides())) {
      news.add("ConfigMap telemetry-overrides changed");
    }
    if (!last.discovery().equals(now.discovery())) {
      news.add("what the cluster serves changed");
    }
    Map<ObjectKey, Tree> objects = parts(now, false);
    objects.keySet().removeAll(written);
    Map<ObjectKey, Tree> objectsBefore = parts(last, false);
    objectsBefore.keySet().removeAll(written);
    compare("", objectsBefore, objects, news);
    parts(now, true)
        .forEach((key, status) -> {
          if (!status.equals(parts(last, true).getOrDefault(key, status))) {
            news.add("rollout of " + key);
          }
        });
    for (Component component : Component.values()) {
      if (!last.pods(component).equals(now.pods(component))) {
        news.add("pods of " + component.baseName());
      }
    }
    return news.isEmpty() ? List.of("time has passed") : List.copyOf(news);
  }

  private static <K, V> void compare(
      String kind, Map<K, V> before, Map<K, V> now, List<String> news) {
    now.forEach((name, value) -> {
      V old = before.get(name);
      if (old == null) {
        news.add(kind + name + " appeared");
      } else if (!old.equals(value)) {
        news.add(kind + name + " changed");
      }
    });
    before.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> news.add(kind + name + " went away"));
  }

  private static Map<String, Tree> wishes(ClusterSnapshot snapshot) {
    Map<String, Tree> wishes = new LinkedHashMap<>();
    snapshot
        .pipelineObjects()
        .forEach(object -> wishes.put(ObjectView.of(object).name(), wish(object)));
    return wishes;
  }

  /** What somebody wants, without what we or the server say about it. */
  private static Tree wish(Tree.Mapping object) {
    ObjectView metadata = ObjectView.of(object).at("metadata");
    return Tree.mapping()
        .put("spec", ObjectView.of(object).at("spec").tree())
        .put("uid", metadata.text("uid"))
        .put("annotations", metadata.at("annotations").tree())
        .put("deleted", metadata.text("deletionTimestamp"))
        .build();
  }

  /** The values stay in memory; only that they differ is told. */
  private static Map<String, Object> secrets(ClusterSnapshot snapshot) {
    Map<String, Object> contents = new LinkedHashMap<>();
    for (MetricPipeline pipeline : snapshot.pipelines()) {
      for (Output.SecretKeyRef reference : SecretReferences.of(pipeline)) {
        String namespace = String.valueOf(reference.namespace());
        String name = String.valueOf(reference.name());
        switch (snapshot.secrets().find(namespace, name)) {
          case SecretSource.Lookup.Missing() -> {}
          case SecretSource.Lookup.Unreadable(String reason) ->
              contents.put(namespace + "/" + name, reason);
          case SecretSource.Lookup.Found(SecretSource.SecretData data) ->
              contents.put(namespace + "/" + name, content(data));
        }
      }
    }
    return contents;
  }

  private static Map<String, ByteBuffer> content(SecretSource.SecretData data) {
    Map<String, ByteBuffer> content = new LinkedHashMap<>();
    data.keys()
        .forEach(
            key -> data.value(key).ifPresent(value -> content.put(key, ByteBuffer.wrap(value))));
    return content;
  }

  /** Of our objects, either what they are to be or what became of it. */
  private static Map<ObjectKey, Tree> parts(ClusterSnapshot snapshot, boolean status) {
    Map<ObjectKey, Tree> parts = new LinkedHashMap<>();
    snapshot
        .objects()
        .forEach((key, object) ->
            parts.put(
                key,
                status
                    ? ObjectView.of(object).at("status").tree()
                    : object.without("status").with("metadata", labels(object))));
    return parts;
  }

  private static Tree labels(Tree.Mapping object) {
    ObjectView metadata = ObjectView.of(object).at("metadata");
    return Tree.mapping()
        .put("uid", metadata.text("uid"))
        .put("labels", metadata.at("labels").tree())
        .put("annotations", metadata.at("annotations").tree().without(REVISION))
        .build();
  }

  /** The Deployment controller's own bookkeeping. */
  private static final String REVISION = "deployment.kubernetes.io/revision";
}
