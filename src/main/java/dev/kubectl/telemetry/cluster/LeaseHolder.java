package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who may write: the holder of a Lease, by the same rules as the reference's leader election, so
 * that the two understand each other.
 *
 * <p>Whether another holder is still alive is told by whether its lease changes, measured with a
 * clock that never jumps; the times written in a lease are those of other machines. We count as
 * holders for a shorter time after a renewal than others wait before they take over.
 */
public final class LeaseHolder {
  /** How long others wait for a sign of life. */
  public static final Duration DURATION = Duration.ofSeconds(15);

  /** How long we count as the holder after a renewal. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  /**
   * How long after a renewal a write of ours may still be on its way: it begins before {@link
   * #DEADLINE} and is over before anybody else takes over, with a second for clocks that run
   * unevenly.
   */
  private static final Duration LAST_WRITE = DURATION.minusSeconds(1);

  /** How often to renew, or to look whether it has become free. */
  public static final Duration INTERVAL = Duration.ofSeconds(4);

  private static final DateTimeFormatter MICROSECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final KubernetesApi api;
  private final ObjectKey key;
  private final String identity;
  private final KubernetesApi.Writing writing;
  private final Clock clock;
  private final LongSupplier nanoTime;
  private @Nullable String seenVersion;
  private long seenAt;
  private volatile boolean held;
  private volatile long renewedAt;
  private volatile Instant renewedTime = Instant.EPOCH;

  /**
   * A holder that holds nothing yet.
   *
   * @param identity tells us from every other process
   * @param nanoTime as {@link System#nanoTime}
   */
  public LeaseHolder(
      KubernetesApi api,
      String namespace,
      String name,
      String identity,
      KubernetesApi.Writing writing,
      Clock clock,
      LongSupplier nanoTime) {
    this.api = api;
    this.key = ResourceType.LEASE.key(namespace, name);
    this.identity = identity;
    this.writing = new KubernetesApi.Writing(writing.fieldManager(), false);
    this.clock = clock;
    this.nanoTime = nanoTime;
  }

  /** What trying to hold it came to. */
  public sealed interface Attempt {
    /** It is ours. */
    record Ours() implements Attempt {}

    /**
     * Somebody else shows signs of life, or has not been watched for long enough.
     *
     * @param alive whether its lease was renewed since the last attempt
     */
    record Theirs(String holder, boolean alive) implements Attempt {}
  }

  /**
   * Whether we are the one; asked before every write. Both clocks have to agree: the one that never
   * jumps stands still while a machine sleeps, and others do not.
   */
  public boolean isHeld() {
    return held && sinceRenewal().compareTo(DEADLINE) < 0;
  }

  /** How long a write that begins now may take; zero when none may begin. */
  public Duration timeToWrite() {
    Duration since = sinceRenewal();
    return held && since.compareTo(DEADLINE) < 0 ? LAST_WRITE.minus(since) : Duration.ZERO;
  }

  private Duration sinceRenewal() {
    Duration steady = Duration.ofNanos(nanoTime.getAsLong() - renewedAt);
    Duration told = Duration.between(renewedTime, clock.instant());
    return steady.compareTo(told) > 0 ? steady : told;
  }

  /** Renews, or takes what is free; throws {@link ApiFailure} when the server does not answer. */
  public synchronized Attempt attempt() {
    long asked = nanoTime.getAsLong();
    Instant askedTime = clock.instant();
    Optional<Tree.Mapping> lease = api.get(key);
    if (lease.isPresent()) {
      ObjectView seen = ObjectView.of(lease.get());
      String holder = seen.at("spec").text("holderIdentity");
      boolean alive = watch(seen);
      if (!holder.equals(identity) && !isFree(seen, holder)) {
        held = false;
        return new Attempt.Theirs(holder, alive);
      }
    }
    try {
      Tree.Mapping written =
          lease.isPresent()
              ? api.replace(renewed(lease.get()), writing)
              : api.create(renewed(fresh()), writing);
      watch(ObjectView.of(written));
      renewedAt = asked;
      renewedTime = askedTime;
      held = true;
      return new Attempt.Ours();
    } catch (ApiFailure e) {
      if (!e.isConflict()) {
        throw e;
      }
      // Somebody was faster; who, the next attempt tells.
      held = false;
      return new Attempt.Theirs("somebody else", true);
    }
  }

  /** Returns whether it was written since it was seen before. */
  private boolean watch(ObjectView lease) {
    boolean written = !lease.resourceVersion().equals(seenVersion);
    boolean seenBefore = seenVersion != null;
    if (written) {
      seenVersion = lease.resourceVersion();
      seenAt = nanoTime.getAsLong();
    }
    return written && seenBefore;
  }

  private boolean isFree(ObjectView lease, String holder) {
    ObjectView spec = lease.at("spec");
    Duration lasts = Duration.ofSeconds(Math.max(1, spec.number("leaseDurationSeconds")));
    return holder.isEmpty() || nanoTime.getAsLong() - seenAt > lasts.toNanos();
  }

  private Tree.Mapping fresh() {
    return Tree.mapping()
        .put("apiVersion", key.apiVersion())
        .put("kind", key.kind())
        .put(
            "metadata",
            Tree.mapping()
                .put("name", key.name())
                .put("namespace", String.valueOf(key.namespace())))
        .put("spec", Tree.EMPTY_MAPPING)
        .build();
  }

  private Tree.Mapping renewed(Tree.Mapping lease) {
    ObjectView spec = ObjectView.of(lease).at("spec");
    Instant now = clock.instant();
    boolean ours = spec.text("holderIdentity").equals(identity);
    Tree.Mapping next =
        spec.tree()
            .with("holderIdentity", Tree.of(identity))
            .with("leaseDurationSeconds", Tree.of(DURATION.toSeconds()))
            .with("renewTime", Tree.of(MICROSECONDS.format(now)));
    if (!ours) {
      next =
          next.with("acquireTime", Tree.of(MICROSECONDS.format(now)))
              .with("leaseTransitions", Tree.of(spec.number("leaseTransitions") + 1));
    }
    return lease.with("spec", next);
  }

  /** Gives it up, so that the next one does not have to wait. */
  public synchronized void release() {
    if (!held) {
      return;
    }
    held = false;
    api.get(key)
        .filter(lease -> ObjectView.of(lease).at("spec").text("holderIdentity").equals(identity))
        .ifPresent(lease -> {
          Tree.Mapping spec =
              ObjectView.of(lease)
                  .at("spec")
                  .tree()
                  .with("holderIdentity", Tree.of(""))
                  .with("leaseDurationSeconds", Tree.of(1));
          api.replace(lease.with("spec", spec), writing);
        });
  }
}
