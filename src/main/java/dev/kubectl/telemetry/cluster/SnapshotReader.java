package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.reading.TelemetryDecoder;
import dev.kubectl.telemetry.workload.NodeMemory;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.workload.Quantity;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cluster once: for a preview against it, and for a manager that makes one pass.
 * Independent requests run side by side. A transient failure fails the whole reading; only a Secret
 * that may not be read is a value.
 */
public final class SnapshotReader {
  private final KubernetesApi api;
  private final ClusterScope scope;
  private final Consumer<ApiFailure> withoutSecrets;

  public SnapshotReader(KubernetesApi api, ClusterScope scope) {
    this(
        api,
        scope,
        failure -> {
          throw failure;
        });
  }

  /**
   * A reader for somebody who only looks on and may do without our own Secrets.
   *
   * @param withoutSecrets is told when they may not be listed; then there are none in the snapshot
   */
  public SnapshotReader(
      KubernetesApi api, ClusterScope scope, Consumer<ApiFailure> withoutSecrets) {
    this.api = api;
    this.scope = scope;
    this.withoutSecrets = withoutSecrets;
  }

  /** Throws {@link ApiFailure} when the API server does not answer or refuses. */
  public ClusterSnapshot read() {
    return read(List.of());
  }

  /**
   * The same, with the Secrets that other pipelines refer to, such as those that are going to be
   * applied.
   */
  public ClusterSnapshot read(List<MetricPipeline> others) {
    Discovery discovery = Discovery.of(api);
    List<Feed> feeds = new ArrayList<>(scope.objects(discovery));
    List<Tree.Mapping> pipelineObjects = new ArrayList<>();
    Map<ObjectKey, Tree.Mapping> objects = new LinkedHashMap<>();
    Map<SecretName, SecretSource.Lookup> secrets = new LinkedHashMap<>();
    List<Tree.Mapping> settings = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<List<List<Tree.Mapping>>> ours = threads.submit(() -> lists(threads, feeds));
      Future<List<List<Tree.Mapping>>> wished =
          threads.submit(() -> lists(threads, scope.settings(discovery)));
      lists(threads, scope.pipelines(discovery)).forEach(pipelineObjects::addAll);
      List<MetricPipeline> referring = new ArrayList<>(pipelines(pipelineObjects));
      referring.addAll(others);
      List<SecretName> names = ClusterScope.secrets(referring);
      List<SecretSource.Lookup> found = each(threads, names, this::secret);
      for (int i = 0; i < names.size(); i++) {
        secrets.put(names.get(i), found.get(i));
      }
      result(ours).forEach(list -> list.forEach(object -> objects.put(key(object), object)));
      result(wished).forEach(settings::addAll);
    }
    Tree.Mapping telemetry = ofKind(settings, Telemetry.KIND);
    return new ClusterSnapshot(
        discovery,
        pipelineObjects,
        telemetry,
        ofKind(settings, ResourceType.CONFIG_MAP.kind()),
        ofKind(settings, ResourceType.NAMESPACE.kind()),
        secrets,
        objects,
        smallestNodeMemory(api, discovery, telemetry));
  }

  /** The pipelines alone; none when they are not served. */
  public List<MetricPipeline> pipelines() {
    return scope.pipelines(Discovery.of(api)).stream()
        .flatMap(feed -> pipelines(api.list(feed).items()).stream())
        .toList();
  }

  static List<MetricPipeline> pipelines(List<Tree.Mapping> objects) {
    return objects.stream().map(ClusterSnapshot::pipeline).toList();
  }

  static ObjectKey key(Tree.Mapping object) {
    return ObjectKey.of(object);
  }

  static Tree.@Nullable Mapping ofKind(List<Tree.Mapping> objects, String kind) {
    return objects.stream()
        .filter(object -> ObjectView.of(object).text("kind").equals(kind))
        .findFirst()
        .orElse(null);
  }

  /** Whether something depends on the nodes' memory: the autoscaler, where it is wanted. */
  static boolean countsNodes(Discovery discovery, Tree.@Nullable Mapping telemetry) {
    return discovery.vpaServed()
        && telemetry != null
        && TelemetryDecoder.telemetry(telemetry).vpaEnabled();
  }

  /** Nodes matter to the autoscaler only, and there may be thousands. */
  static long smallestNodeMemory(
      KubernetesApi api, Discovery discovery, Tree.@Nullable Mapping telemetry) {
    if (!countsNodes(discovery, telemetry)) {
      return 0;
    }
    List<Quantity> allocatable =
        api.list(Feed.all(ResourceType.NODE)).items().stream()
            .map(node -> ObjectView.of(node).at("status", "allocatable").text("memory"))
            .flatMap(text -> Quantity.parse(text).stream())
            .toList();
    return NodeMemory.smallest(allocatable).bytes();
  }

  private SecretSource.Lookup secret(SecretName name) {
    try {
      return lookup(api.get(ResourceType.SECRET.key(name.namespace(), name.name())).orElse(null));
    } catch (ApiFailure e) {
      if (!e.isTransient()) {
        return new SecretSource.Lookup.Unreadable(e.reason());
      }
      throw e;
    }
  }

  static SecretSource.Lookup lookup(Tree.@Nullable Mapping secret) {
    return secret == null
        ? new SecretSource.Lookup.Missing()
        : new SecretSource.Lookup.Found(SecretValues.of(secret));
  }

  private List<List<Tree.Mapping>> lists(ExecutorService threads, List<Feed> feeds) {
    return each(threads, feeds, this::list);
  }

  private List<Tree.Mapping> list(Feed feed) {
    try {
      return api.list(feed).items();
    } catch (ApiFailure e) {
      if (e.isForbidden() && feed.type().equals(ResourceType.SECRET)) {
        withoutSecrets.accept(e);
        return List.of();
      }
      throw e;
    }
  }

  private static <A, B> List<B> each(
      ExecutorService threads, List<A> inputs, Function<A, B> function) {
    List<Future<B>> futures =
        inputs.stream().map(input -> threads.submit(() -> function.apply(input))).toList();
    List<B> results = new ArrayList<>();
    for (Future<B> future : futures) {
      results.add(result(future));
    }
    return results;
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading the cluster", e);
    }
  }
}
