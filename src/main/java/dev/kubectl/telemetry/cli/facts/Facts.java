package dev.kubectl.telemetry.cli.facts;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.Quantity;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checked facts, as texts; what is missing has its default. Becomes the input of planning. */
public final class Facts {
  private static final String UPSTREAM_IMAGE =
      "docker.io/otel/opentelemetry-collector-contrib:0.149.0";

  /** What {@link #cluster} is made of. */
  private static final Set<Fact> OF_CLUSTER =
      EnumSet.of(
          Fact.CLUSTER_UID,
          Fact.CLOUD_PROVIDER,
          Fact.ISTIO_ACTIVE,
          Fact.VPA_SERVED,
          Fact.SMALLEST_NODE_MEMORY);

  private final Map<Fact, String> values = new EnumMap<>(Fact.class);

  /**
   * Sets one fact.
   *
   * @return what is wrong with the value, or nothing
   */
  public Optional<String> set(Fact fact, String value) {
    if (!isValid(fact, value)) {
      return Optional.of(
          "`"
              + value
              + "` is no value for "
              + fact.key()
              + ": expected "
              + fact.kind().expectation());
    }
    values.put(fact, value);
    return Optional.empty();
  }

  private static boolean isValid(Fact fact, String value) {
    boolean unset = value.isEmpty() && fact.defaultValue().isEmpty();
    return switch (fact.kind()) {
      case TEXT -> true;
      case BOOL -> isBool(value);
      case OPTIONAL_BOOL -> unset || isBool(value);
      case OPTIONAL_COUNT -> unset || value.matches("[1-9][0-9]{0,5}");
      case OPTIONAL_DURATION ->
          unset
              || GoDuration.parse(value)
                  .filter(d -> d.compareTo(Duration.ofSeconds(1)) >= 0)
                  .isPresent();
      case OPTIONAL_INSTANT -> unset || instant(value) != null;
      case QUANTITY -> Quantity.parse(value).filter(q -> q.value().signum() >= 0).isPresent();
      case ENRICHMENT -> unset || value.equals("otel") || value.equals("kyma-legacy");
    };
  }

  private static boolean isBool(String value) {
    return value.equals("true") || value.equals("false");
  }

  private static @Nullable Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  String value(Fact fact) {
    return values.getOrDefault(fact, fact.defaultValue());
  }

  private boolean flag(Fact fact) {
    return Boolean.parseBoolean(value(fact));
  }

  private @Nullable String given(Fact fact) {
    String value = value(fact);
    return value.isEmpty() ? null : value;
  }

  private @Nullable Duration duration(Fact fact) {
    String value = given(fact);
    return value == null ? null : GoDuration.parse(value).orElse(null);
  }

  /** Where the manager's workloads run; only the Telemetry resource there counts. */
  public String namespace() {
    return value(Fact.NAMESPACE);
  }

  /** The time at which certificates are judged. */
  public Instant now() {
    Instant given = instant(value(Fact.NOW));
    return given == null ? Instant.now() : given;
  }

  /** Keys of the facts given that a live cluster tells itself. */
  public List<String> givenOfCluster() {
    return OF_CLUSTER.stream().filter(values::containsKey).map(Fact::key).toList();
  }

  public ClusterFacts cluster() {
    return new ClusterFacts(
        value(Fact.CLUSTER_UID),
        value(Fact.CLOUD_PROVIDER),
        flag(Fact.ISTIO_ACTIVE),
        flag(Fact.VPA_SERVED),
        Quantity.parse(value(Fact.SMALLEST_NODE_MEMORY)).map(Quantity::bytes).orElse(0L));
  }

  public SettingOverrides overrides() {
    String replicas = given(Fact.REPLICAS);
    String vpa = given(Fact.VPA_ENABLED);
    return new SettingOverrides(
        given(Fact.CLUSTER_NAME),
        given(Fact.SERVICE_ENRICHMENT),
        replicas == null ? null : Integer.valueOf(replicas),
        vpa == null ? null : Boolean.valueOf(vpa),
        duration(Fact.RUNTIME_INTERVAL),
        duration(Fact.PROMETHEUS_INTERVAL),
        duration(Fact.ISTIO_INTERVAL));
  }

  public ManagerOptions options(Distribution distribution) {
    ManagerOptions.Builder options =
        ManagerOptions.WITHOUT_FLAGS.toBuilder()
            .targetNamespace(namespace())
            .managerNamespace(value(Fact.MANAGER_NAMESPACE))
            .fipsMode(flag(Fact.FIPS_MODE))
            .version(value(Fact.VERSION))
            .normalPriorityClassName(value(Fact.NORMAL_PRIORITY_CLASS))
            .highPriorityClassName(value(Fact.HIGH_PRIORITY_CLASS))
            .imagePullSecretName(value(Fact.IMAGE_PULL_SECRET))
            .clusterTrustBundleName(value(Fact.CLUSTER_TRUST_BUNDLE))
            .unlimitedPipelines(flag(Fact.UNLIMITED_PIPELINES));
    String collector = given(Fact.COLLECTOR_IMAGE);
    if (collector != null) {
      options.collectorImage(collector);
    } else if (distribution == Distribution.UPSTREAM) {
      options.collectorImage(UPSTREAM_IMAGE);
    }
    String selfMonitor = given(Fact.SELF_MONITOR_IMAGE);
    if (selfMonitor != null) {
      options.selfMonitorImage(selfMonitor).selfMonitorFipsImage(selfMonitor);
    }
    return options.build();
  }
}
