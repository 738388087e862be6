package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one store equal to one feed: lists, then watches from there, on a virtual thread, until it
 * is closed. Whatever goes wrong is tried again, slower and slower, and no sooner than the server
 * asks for; what is too old is listed anew. The store keeps what it knew meanwhile.
 */
final class Reflector implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final KubernetesApi api;
  private final Feed feed;
  private final Runnable changed;
  private final ObjectStore store = new ObjectStore();
  private final Thread thread;
  private volatile boolean synced;
  private volatile @Nullable ApiFailure failure;
  private volatile boolean closed;
  private volatile boolean reconnecting;
  private String resourceVersion = "";

  private Reflector(KubernetesApi api, Feed feed, Runnable changed) {
    this.api = api;
    this.feed = feed;
    this.changed = changed;
    this.thread = Thread.ofVirtual().name("watch " + feed.type().plural()).unstarted(this::run);
  }

  static Reflector start(KubernetesApi api, Feed feed, Runnable changed) {
    Reflector reflector = new Reflector(api, feed, changed);
    reflector.thread.start();
    return reflector;
  }

  /** Whether the store has been filled once. */
  boolean isSynced() {
    return synced;
  }

  /** What goes wrong at the moment; null when nothing does. */
  @Nullable ApiFailure failure() {
    return failure;
  }

  List<Tree.Mapping> objects() {
    return store.all();
  }

  /** An object as it is after a write of ours, so that nobody has to wait for the watch. */
  void written(ObjectKey key, Tree.@Nullable Mapping object) {
    if (object == null) {
      store.deleted(key);
    } else {
      store.written(object);
    }
  }

  private void run() {
    Duration wait = FIRST_WAIT;
    while (!closed) {
      long start = System.nanoTime();
      try {
        if (resourceVersion.isEmpty()) {
          list();
        }
        api.watch(feed, resourceVersion, this::recovered, this::event);
      } catch (ApiFailure e) {
        if (!closed && !reconnecting) {
          failed(e);
          wait = longer(wait, e.retryAfter());
        }
      }
      if (reconnecting) {
        reconnecting = false;
        Thread.interrupted();
      }
      // What lasted is no failure; what ends at once, again and again, is asked for less often.
      if (System.nanoTime() - start > LONG_ENOUGH.toNanos()) {
        wait = FIRST_WAIT;
      }
      pause(wait);
    }
  }

  private static Duration longer(Duration wait, Duration atLeast) {
    Duration twice = wait.multipliedBy(2);
    Duration next = twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
    return next.compareTo(atLeast) < 0 ? atLeast : next;
  }

  private void list() {
    KubernetesApi.ObjectList list = api.list(feed);
    resourceVersion = list.resourceVersion();
    boolean news = store.replace(list.items(), resourceVersion);
    boolean first = !synced;
    synced = true;
    if (news || first) {
      changed.run();
    }
    recovered();
  }

  private void recovered() {
    if (failure != null) {
      failure = null;
      changed.run();
    }
  }

  private void event(KubernetesApi.WatchEvent event) {
    if (closed) {
      return;
    }
    Tree.Mapping object = event.object();
    String version = ObjectView.of(object).resourceVersion();
    switch (event.type()) {
      case "ADDED", "MODIFIED" -> {
        resourceVersion = version;
        if (store.put(object)) {
          changed.run();
        }
      }
      case "DELETED" -> {
        resourceVersion = version;
        if (store.remove(ObjectKey.of(object), version)) {
          changed.run();
        }
      }
      case "BOOKMARK" -> resourceVersion = version;
      default -> {
        // An error object, most often that the version is too old: everything is read anew.
        resourceVersion = "";
      }
    }
  }

  private void failed(ApiFailure cause) {
    if (cause.isExpired()) {
      resourceVersion = "";
      return;
    }
    boolean news = failure == null || failure.status() != cause.status();
    failure = cause;
    if (cause.isForbidden() || cause.isNotFound()) {
      // Nothing may be read any more: an older state must not be taken for the present one.
      resourceVersion = "";
      synced = false;
    }
    if (news) {
      changed.run();
    }
  }

  /** The connection may be dead without anybody having said so: watch over a new request. */
  void reconnect() {
    reconnecting = true;
    thread.interrupt();
  }

  private void pause(Duration wait) {
    long millis = wait.toMillis();
    try {
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    } catch (InterruptedException e) {
      // Closed, which the loop sees, or asked to look at once.
      reconnecting = false;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
