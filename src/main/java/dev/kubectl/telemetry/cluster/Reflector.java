package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one store equal to one feed: lists, then watches from there, on a virtual thread, until it
 * is closed. Whatever goes wrong is tried again, slower and slower; what is too old is listed anew.
 * The store keeps what it knew meanwhile.
 */
final class Reflector implements AutoCloseable {
  private static final Duration FIRST_WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final KubernetesApi api;
  private final Feed feed;
  private final Runnable changed;
  private final ObjectStore store = new ObjectStore();
  private final Thread thread;
  private volatile boolean synced;
  private volatile @Nullable ApiFailure failure;
  private volatile boolean closed;
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
      store.remove(key);
    } else {
      store.put(object);
    }
  }

  private void run() {
    Duration wait = FIRST_WAIT;
    while (!closed) {
      try {
        if (resourceVersion.isEmpty()) {
          list();
        }
        watch();
        wait = FIRST_WAIT;
      } catch (ApiFailure e) {
        if (e.isExpired()) {
          resourceVersion = "";
        } else if (!closed) {
          failed(e);
          pause(wait);
          wait = longer(wait);
        }
      }
    }
  }

  private static Duration longer(Duration wait) {
    Duration twice = wait.multipliedBy(2);
    return twice.compareTo(LONGEST_WAIT) < 0 ? twice : LONGEST_WAIT;
  }

  private void list() {
    KubernetesApi.ObjectList list = api.list(feed);
    resourceVersion = list.resourceVersion();
    boolean news = store.replace(list.items());
    boolean first = !synced;
    boolean recovered = failure != null;
    synced = true;
    failure = null;
    if (news || first || recovered) {
      changed.run();
    }
  }

  private void watch() {
    api.watch(feed, resourceVersion, this::event);
    failure = null;
  }

  private void event(KubernetesApi.WatchEvent event) {
    if (closed) {
      return;
    }
    Tree.Mapping object = event.object();
    switch (event.type()) {
      case "ADDED", "MODIFIED" -> {
        advance(object);
        if (store.put(object)) {
          changed.run();
        }
      }
      case "DELETED" -> {
        advance(object);
        if (store.remove(ObjectKey.of(object))) {
          changed.run();
        }
      }
      case "BOOKMARK" -> advance(object);
      default -> {
        // An error object: the next request of this version will be refused, too.
        resourceVersion = "";
      }
    }
  }

  private void advance(Tree.Mapping object) {
    resourceVersion = ObjectView.of(object).resourceVersion();
    failure = null;
  }

  private void failed(ApiFailure cause) {
    boolean news = failure == null;
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

  private void pause(Duration wait) {
    long millis = wait.toMillis();
    try {
      Thread.sleep(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
