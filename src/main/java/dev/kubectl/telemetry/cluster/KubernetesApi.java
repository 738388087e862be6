package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The verbs of the API server on trees. Every method blocks, and throws {@link ApiFailure} when the
 * server refuses or does not answer.
 */
public final class KubernetesApi {
  private static final int PAGE = 500;
  private static final Duration WATCH = Duration.ofSeconds(290);
  private static final Duration WATCH_GRACE = Duration.ofSeconds(20);

  private final Transport transport;

  public KubernetesApi(KubernetesClient client, RequestObserver observer) {
    this.transport = new Transport(client, observer);
  }

  /**
   * How something is written.
   *
   * @param fieldManager under whose name
   * @param dryRun the server checks and answers, and keeps nothing
   * @param fence until when a write has to be over
   */
  public record Writing(String fieldManager, boolean dryRun, Fence fence) {
    public Writing(String fieldManager, boolean dryRun) {
      this(fieldManager, dryRun, Fence.NONE);
    }

    Call on(Call call) {
      return call.with("fieldManager", fieldManager).with("dryRun", dryRun ? "All" : "");
    }

    public Writing within(Fence other) {
      return new Writing(fieldManager, dryRun, other);
    }
  }

  /**
   * Keeps a write from being carried out when somebody else may write. Asked before every one: what
   * is not over in time is given up here and, because it is told how long it has, by the server.
   */
  @FunctionalInterface
  public interface Fence {
    /** Nobody else ever writes. */
    Fence NONE = () -> Transport.PATIENCE;

    /** How long a write that begins now may take; throws when none may begin. */
    Duration left();
  }

  /** A list as of one moment. */
  public record ObjectList(List<Tree.Mapping> items, String resourceVersion) {
    public ObjectList {
      items = List.copyOf(items);
    }

    /** Names only: the objects may be Secrets. */
    @Override
    public String toString() {
      return "ObjectList" + items.stream().map(item -> ObjectView.of(item).name()).toList();
    }
  }

  /** What happened to one object; {@code BOOKMARK} and {@code ERROR} are no such thing. */
  public record WatchEvent(String type, Tree.Mapping object) {
    @Override
    public String toString() {
      return type + " " + ObjectView.of(object);
    }
  }

  /** Whatever is at a path, such as {@code /apis}; nothing if there is nothing. */
  public Optional<Tree.Mapping> get(String path) {
    return get(path, Transport.PATIENCE);
  }

  /**
   * The same with a deadline of its own.
   *
   * @param longest after which time there was no answer
   */
  public Optional<Tree.Mapping> get(String path, Duration longest) {
    try {
      return Optional.of(mapping(transport.send(Call.of("GET", path), longest)));
    } catch (ApiFailure e) {
      if (e.isNotFound()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  public Optional<Tree.Mapping> get(ObjectKey key) {
    return get(ResourceType.path(key)).map(object -> typed(key.apiVersion(), key.kind(), object));
  }

  /** All objects of a feed, each with its {@code apiVersion} and {@code kind}. */
  public ObjectList list(Feed feed) {
    return list(feed, Call.JSON);
  }

  /** The same objects with nothing but their {@code metadata}: a fraction of the traffic. */
  public ObjectList listMetadata(Feed feed) {
    return list(feed, Call.METADATA);
  }

  private ObjectList list(Feed feed, String accept) {
    List<Tree.Mapping> items = new ArrayList<>();
    String next = "";
    ObjectView page;
    do {
      Call call =
          feed.call().accepting(accept).with("limit", String.valueOf(PAGE)).with("continue", next);
      page = ObjectView.of(transport.send(call));
      for (ObjectView item : page.items("items")) {
        items.add(typed(feed.type().apiVersion(), feed.type().kind(), item.tree()));
      }
      next = page.at("metadata").text("continue");
    } while (!next.isEmpty());
    return new ObjectList(items, page.resourceVersion());
  }

  /** Whether there is any object of this kind; false when the kind is not served. */
  public boolean anyExists(ResourceType type) {
    try {
      Call call = Feed.all(type).call().with("limit", "1");
      return !ObjectView.of(transport.send(call)).items("items").isEmpty();
    } catch (ApiFailure e) {
      if (e.isNotFound()) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Hands over what happens after a resource version, until the server ends the stream, which it
   * does after some minutes.
   *
   * @param opened runs when the server has agreed, before the first event
   */
  void watch(Feed feed, String resourceVersion, Runnable opened, Consumer<WatchEvent> events) {
    Call call =
        feed.call()
            .with("watch", "true")
            .with("allowWatchBookmarks", "true")
            .with("resourceVersion", resourceVersion)
            .with("timeoutSeconds", String.valueOf(WATCH.toSeconds()));
    transport.stream(
        call,
        WATCH.plus(WATCH_GRACE),
        opened,
        line -> {
          ObjectView event = ObjectView.of(line);
          events.accept(new WatchEvent(event.text("type"), event.at("object").tree()));
        });
  }

  /**
   * Sends bytes to a port of a pod, by port forwarding, and returns what comes back.
   *
   * @param isWhole whether this is all that there will be; if it never is, all that comes until the
   *     pod closes the connection is returned
   */
  public byte[] exchange(
      String namespace,
      String pod,
      int port,
      byte[] question,
      Predicate<byte[]> isWhole,
      Duration longest) {
    String path = ResourceType.POD.path(namespace) + "/" + pod + "/portforward";
    return transport.exchange(
        Call.of("GET", path).with("ports", String.valueOf(port)), question, isWhole, longest);
  }

  /**
   * Server-side apply.
   *
   * @param force takes fields from other managers instead of a conflict
   */
  public Tree.Mapping apply(Tree.Mapping object, Writing writing, boolean force) {
    Call call =
        writing
            .on(Call.of("PATCH", ResourceType.path(ObjectKey.of(object))))
            .with("force", force ? "true" : "")
            .sending(Call.APPLY_PATCH, JsonWriter.write(object));
    return mapping(write(call, writing));
  }

  /**
   * A merge patch.
   *
   * @param subresource such as {@code status}; null for the object itself
   */
  public Tree.Mapping patch(
      ObjectKey key, @Nullable String subresource, Tree.Mapping patch, Writing writing) {
    String path = ResourceType.path(key) + (subresource == null ? "" : "/" + subresource);
    Call call =
        writing.on(Call.of("PATCH", path)).sending(Call.MERGE_PATCH, JsonWriter.write(patch));
    return typed(key.apiVersion(), key.kind(), mapping(write(call, writing)));
  }

  public Tree.Mapping create(Tree.Mapping object, Writing writing) {
    ObjectKey key = ObjectKey.of(object);
    Call call =
        writing
            .on(Call.of("POST", ResourceType.of(key).path(key.namespace())))
            .sending(Call.JSON, JsonWriter.write(object));
    return mapping(write(call, writing));
  }

  /** Replaces a whole object; refused when it has changed since it was read. */
  public Tree.Mapping replace(Tree.Mapping object, Writing writing) {
    Call call =
        writing
            .on(Call.of("PUT", ResourceType.path(ObjectKey.of(object))))
            .sending(Call.JSON, JsonWriter.write(object));
    return mapping(write(call, writing));
  }

  /** Deletes one object if it still is the one with this uid; nothing to do is success. */
  public void delete(ObjectKey key, String uid, Writing writing) {
    Tree.Builder options =
        Tree.mapping()
            .put("apiVersion", "v1")
            .put("kind", "DeleteOptions")
            .put("propagationPolicy", "Background")
            .put("preconditions", Tree.mapping().put("uid", uid));
    if (writing.dryRun()) {
      options.put("dryRun", Tree.texts("All"));
    }
    try {
      write(
          Call.of("DELETE", ResourceType.path(key))
              .sending(Call.JSON, JsonWriter.write(options.build())),
          writing);
    } catch (ApiFailure e) {
      if (!e.isNotFound()) {
        throw e;
      }
    }
  }

  private @Nullable Tree write(Call call, Writing writing) {
    Duration left = writing.fence().left();
    return left.compareTo(Transport.PATIENCE) >= 0
        ? transport.send(call)
        : transport.send(call.with("timeout", left.toMillis() + "ms"), left);
  }

  private static Tree.Mapping mapping(@Nullable Tree tree) {
    return tree instanceof Tree.Mapping mapping ? mapping : Tree.EMPTY_MAPPING;
  }

  /** Items of a list come without their type. */
  private static Tree.Mapping typed(String apiVersion, String kind, Tree.Mapping object) {
    return object.with("apiVersion", Tree.of(apiVersion)).with("kind", Tree.of(kind));
  }
}
