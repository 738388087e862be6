package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.reading.PipelineDecoder;
import dev.kubectl.telemetry.api.reading.TelemetryDecoder;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read of a cluster, as it was at one moment or nearly so. Immutable.
 *
 * <p>Its text form has names only: it holds Secrets.
 */
public final class ClusterSnapshot {
  private final Discovery discovery;
  private final List<Tree.Mapping> pipelineObjects;
  private final List<MetricPipeline> pipelines;
  private final Tree.@Nullable Mapping telemetry;
  private final Tree.@Nullable Mapping overrides;
  private final Tree.@Nullable Mapping namespace;
  private final Map<SecretName, SecretSource.Lookup> secrets;
  private final Map<ObjectKey, Tree.Mapping> objects;
  private final long smallestNodeMemory;

  ClusterSnapshot(
      Discovery discovery,
      List<Tree.Mapping> pipelineObjects,
      Tree.@Nullable Mapping telemetry,
      Tree.@Nullable Mapping overrides,
      Tree.@Nullable Mapping namespace,
      Map<SecretName, SecretSource.Lookup> secrets,
      Map<ObjectKey, Tree.Mapping> objects,
      long smallestNodeMemory) {
    this.discovery = discovery;
    this.pipelineObjects =
        pipelineObjects.stream()
            .sorted(Comparator.comparing(object -> ObjectView.of(object).name()))
            .toList();
    this.pipelines = this.pipelineObjects.stream().map(ClusterSnapshot::pipeline).toList();
    this.telemetry = telemetry;
    this.overrides = overrides;
    this.namespace = namespace;
    this.secrets = Map.copyOf(secrets);
    this.objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    this.smallestNodeMemory = smallestNodeMemory;
  }

  /** As v1beta1, whatever version is served; not defaulted. */
  public static MetricPipeline pipeline(Tree.Mapping object) {
    return ObjectView.of(object).text("apiVersion").endsWith("/v1alpha1")
        ? Conversion.toV1Beta1(PipelineDecoder.v1alpha1(object))
        : PipelineDecoder.v1beta1(object);
  }

  public Discovery discovery() {
    return discovery;
  }

  /** By name; also those that are being deleted. */
  public List<MetricPipeline> pipelines() {
    return pipelines;
  }

  /** The pipelines as they came, with their status, in the order of {@link #pipelines}. */
  public List<Tree.Mapping> pipelineObjects() {
    return pipelineObjects;
  }

  /** Telemetry {@code default} as it came. */
  public Optional<Tree.Mapping> telemetry() {
    return Optional.ofNullable(telemetry);
  }

  /** The text of the overrides, which is YAML if somebody wrote it well. */
  public Optional<String> overrides() {
    return Optional.ofNullable(overrides)
        .map(map -> ObjectView.of(map).at("data").text("overrides"))
        .filter(text -> !text.isBlank());
  }

  /** Whether the namespace of the workloads is there to stay, so that something can be put in. */
  public boolean hasNamespace() {
    return namespace != null && !ObjectView.of(namespace).at("metadata").has("deletionTimestamp");
  }

  /** A live object of ours. */
  public Optional<Tree.Mapping> object(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** All live objects that bear our labels, pods not among them. */
  public Map<ObjectKey, Tree.Mapping> objects() {
    Map<ObjectKey, Tree.Mapping> ours = new LinkedHashMap<>(objects);
    ours.keySet().removeIf(key -> key.kind().equals("Pod"));
    return ours;
  }

  /** The same after some of our objects were written: each as it is now, null when it is gone. */
  public ClusterSnapshot with(Map<ObjectKey, Tree.@Nullable Mapping> written) {
    Map<ObjectKey, Tree.Mapping> merged = new LinkedHashMap<>(objects);
    written.forEach((key, object) -> {
      if (object == null) {
        merged.remove(key);
      } else {
        merged.put(key, object);
      }
    });
    return new ClusterSnapshot(
        discovery,
        pipelineObjects,
        telemetry,
        overrides,
        namespace,
        secrets,
        merged,
        smallestNodeMemory);
  }

  /** By name. */
  public List<ObjectView> pods(Component component) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().kind().equals("Pod"))
        .map(entry -> ObjectView.of(entry.getValue()))
        .filter(pod ->
            pod.at("metadata", "labels").text(Component.NAME_LABEL).equals(component.baseName()))
        .sorted(Comparator.comparing(ObjectView::name))
        .toList();
  }

  /** The Secrets that pipelines refer to; any other one counts as missing. */
  public SecretSource secrets() {
    return (namespace, name) -> {
      SecretSource.Lookup found = secrets.get(new SecretName(namespace, name));
      return found == null ? new SecretSource.Lookup.Missing() : found;
    };
  }

  /** What planning looks at. */
  public ObservedState observedState(
      ManagerOptions options, Distribution distribution, SettingOverrides settings, Instant now) {
    Telemetry module = telemetry == null ? null : TelemetryDecoder.telemetry(telemetry);
    return new ObservedState(
        pipelines,
        secrets(),
        module,
        new ClusterFacts(
            discovery.clusterUid(),
            discovery.cloudProvider(),
            discovery.istioActive(),
            discovery.vpaServed(),
            smallestNodeMemory),
        settings,
        options,
        distribution,
        Set.of(),
        now);
  }

  @Override
  public String toString() {
    return "ClusterSnapshot[pipelines="
        + pipelines.stream().map(MetricPipeline::name).toList()
        + ", secrets="
        + secrets.keySet()
        + ", objects="
        + objects.keySet()
        + "]";
  }
}
