package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same snapshot as {@link SnapshotReader} gives, kept up to date by watching. Whoever is to
 * plan is told that something changed, and takes a snapshot when it suits.
 *
 * <p>A Secret is watched while a pipeline refers to it. What kind of cluster it is (kinds, cloud,
 * nodes) is asked for once a minute.
 */
public final class Watches implements AutoCloseable {
  private static final Duration DISCOVERY_INTERVAL = Duration.ofSeconds(60);
  private static final Duration DISCOVERY_RETRY = Duration.ofSeconds(2);

  private final KubernetesApi api;
  private final ClusterScope scope;
  private final Runnable changed;
  private final Map<Feed, Reflector> objects = new LinkedHashMap<>();
  private final Map<Feed, Reflector> pipelines = new LinkedHashMap<>();
  private final Map<Feed, Reflector> settings = new LinkedHashMap<>();
  private final Map<SecretName, Reflector> secrets = new LinkedHashMap<>();
  private final Thread discoverer;
  private final BlockingQueue<Boolean> lookAgain = new ArrayBlockingQueue<>(1);
  private @Nullable Discovery discovery;
  private @Nullable ApiFailure discoveryFailure;
  private long smallestNodeMemory;
  private boolean nodesCounted;
  private boolean closed;

  /**
   * Starts watching.
   *
   * @param changed runs on some thread whenever a new snapshot may be different; must not block
   */
  public Watches(KubernetesApi api, ClusterScope scope, Runnable changed) {
    this.api = api;
    this.scope = scope;
    this.changed = changed;
    this.discoverer = Thread.ofVirtual().name("discovery").start(this::discover);
  }

  private void discover() {
    while (!Thread.currentThread().isInterrupted()) {
      Duration wait = DISCOVERY_INTERVAL;
      try {
        Discovery found = Discovery.of(api);
        Tree.Mapping telemetry = telemetry();
        long memory = SnapshotReader.smallestNodeMemory(api, found, telemetry);
        discovered(found, memory, SnapshotReader.countsNodes(found, telemetry));
      } catch (ApiFailure e) {
        failedToDiscover(e);
        wait = DISCOVERY_RETRY;
      }
      try {
        Duration until = isSettled() ? wait : DISCOVERY_RETRY;
        lookAgain.poll(until.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whether pipelines are served, and everything that is watched is. */
  private synchronized boolean isSettled() {
    return discovery != null
        && !discovery.pipelineVersion().isEmpty()
        && Stream.of(objects, pipelines, settings)
            .flatMap(map -> map.values().stream())
            .noneMatch(Watches::isMissing);
  }

  /** Where nobody answers any more, the watches may wait for a connection that is dead. */
  private synchronized void failedToDiscover(ApiFailure failure) {
    boolean news = discoveryFailure == null;
    discoveryFailure = failure;
    if (news && failure.status() == 0) {
      reconnect();
    }
  }

  /** Watches over new requests: after a sleep of the machine the old ones may never end. */
  public synchronized void reconnect() {
    Stream.of(objects, pipelines, settings, secrets)
        .flatMap(map -> map.values().stream())
        .forEach(Reflector::reconnect);
    lookAgain.offer(true);
  }

  private void discovered(Discovery found, long memory, boolean counted) {
    boolean news;
    synchronized (this) {
      if (closed) {
        return;
      }
      news =
          !found.equals(discovery)
              || memory != smallestNodeMemory
              || counted != nodesCounted
              || discoveryFailure != null;
      discoveryFailure = null;
      discovery = found;
      smallestNodeMemory = memory;
      nodesCounted = counted;
      adjust(objects, scope.objects(found), this::somethingChanged);
      adjust(pipelines, scope.pipelines(found), this::pipelinesChanged);
      adjust(settings, scope.settings(found), this::somethingChanged);
    }
    if (news) {
      changed.run();
    }
  }

  private void adjust(Map<Feed, Reflector> running, List<Feed> wanted, Runnable told) {
    Set<Feed> gone = new HashSet<>(running.keySet());
    wanted.forEach(gone::remove);
    gone.forEach(feed -> stop(running.remove(feed)));
    for (Feed feed : wanted) {
      running.computeIfAbsent(feed, f -> Reflector.start(api, f, told));
    }
  }

  private static void stop(@Nullable Reflector reflector) {
    if (reflector != null) {
      reflector.close();
    }
  }

  private void pipelinesChanged() {
    synchronized (this) {
      if (!closed) {
        watchSecrets();
      }
    }
    somethingChanged();
  }

  private void somethingChanged() {
    if (!isSettled() || lacksNodes()) {
      lookAgain.offer(true);
    }
    changed.run();
  }

  /** Whether the nodes' memory matters since a moment ago, and is not known yet. */
  private synchronized boolean lacksNodes() {
    Discovery known = discovery;
    return known != null && !nodesCounted && SnapshotReader.countsNodes(known, telemetry());
  }

  private void watchSecrets() {
    List<SecretName> wanted = ClusterScope.secrets(pipelines());
    Set<SecretName> gone = new HashSet<>(secrets.keySet());
    wanted.forEach(gone::remove);
    gone.forEach(name -> stop(secrets.remove(name)));
    for (SecretName name : wanted) {
      secrets.computeIfAbsent(name, n -> Reflector.start(api, n.feed(), changed));
    }
  }

  private List<MetricPipeline> pipelines() {
    return SnapshotReader.pipelines(all(pipelines));
  }

  private static List<Tree.Mapping> all(Map<?, Reflector> reflectors) {
    return reflectors.values().stream().flatMap(reflector -> reflector.objects().stream()).toList();
  }

  private synchronized Tree.@Nullable Mapping telemetry() {
    return SnapshotReader.ofKind(all(settings), Telemetry.KIND);
  }

  /** Everything as it was last heard of; empty until all of it has been read once. */
  public synchronized Optional<ClusterSnapshot> snapshot() {
    Discovery known = discovery;
    if (known == null || !isComplete() || lacksNodes()) {
      return Optional.empty();
    }
    Map<ObjectKey, Tree.Mapping> ours = new LinkedHashMap<>();
    all(objects).forEach(object -> ours.put(ObjectKey.of(object), object));
    Map<SecretName, SecretSource.Lookup> found = new LinkedHashMap<>();
    secrets.forEach((name, reflector) -> found.put(name, lookup(reflector)));
    List<Tree.Mapping> wishes = all(settings);
    return Optional.of(
        new ClusterSnapshot(
            known,
            all(pipelines),
            SnapshotReader.ofKind(wishes, Telemetry.KIND),
            SnapshotReader.ofKind(wishes, ResourceType.CONFIG_MAP.kind()),
            SnapshotReader.ofKind(wishes, ResourceType.NAMESPACE.kind()),
            found,
            ours,
            smallestNodeMemory));
  }

  private boolean isComplete() {
    return Stream.of(objects, pipelines, settings)
            .flatMap(map -> map.values().stream())
            .allMatch(Reflector::isSynced)
        && secrets.values().stream()
            .allMatch(reflector -> reflector.isSynced() || isRefused(reflector));
  }

  private static boolean isMissing(Reflector reflector) {
    ApiFailure failure = reflector.failure();
    return failure != null && failure.isNotFound();
  }

  /** The server has answered, and asking again will not help by itself. */
  private static boolean isRefused(Reflector reflector) {
    ApiFailure failure = reflector.failure();
    return failure != null && !failure.isTransient();
  }

  private static SecretSource.Lookup lookup(Reflector reflector) {
    ApiFailure failure = reflector.failure();
    if (failure != null && !failure.isTransient()) {
      return new SecretSource.Lookup.Unreadable(failure.reason());
    }
    return SnapshotReader.lookup(reflector.objects().stream().findFirst().orElse(null));
  }

  /** Takes in an object as it is after a write of ours; null: it was deleted. */
  public synchronized void written(ObjectKey key, Tree.@Nullable Mapping object) {
    for (Map<Feed, Reflector> reflectors : List.of(objects, pipelines, settings)) {
      reflectors.forEach((feed, reflector) -> {
        if (feed.type().kind().equals(key.kind()) && belongs(feed, key)) {
          reflector.written(key, object);
        }
      });
    }
  }

  private static boolean belongs(Feed feed, ObjectKey key) {
    return feed.fields().isEmpty() || feed.fields().equals("metadata.name=" + key.name());
  }

  /** What cannot be read at the moment, one sentence each; empty when all is well. */
  public synchronized List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (discoveryFailure != null) {
      problems.add(String.valueOf(discoveryFailure.getMessage()));
    }
    Stream.of(objects, pipelines, settings, secrets)
        .flatMap(map -> map.values().stream())
        .map(Reflector::failure)
        .forEach(failure -> {
          if (failure != null) {
            problems.add(String.valueOf(failure.getMessage()));
          }
        });
    return problems.stream().distinct().toList();
  }

  /** How many watches run, for a metric. */
  public synchronized int watchers() {
    return objects.size() + pipelines.size() + settings.size() + secrets.size();
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      for (Map<?, Reflector> reflectors : List.of(objects, pipelines, settings, secrets)) {
        reflectors.values().forEach(Reflector::close);
      }
    }
    discoverer.interrupt();
  }
}
