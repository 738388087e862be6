package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.manifest.PlaceholderSecrets;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.ObservedState;
import java.util.List;
import java.util.Set;

/** The observed state of a set of files: what planning sees when there is no cluster. */
public record Observation(
    ManifestSet manifests, Facts facts, Distribution distribution, boolean placeholders) {

  public ObservedState state() {
    List<MetricPipeline> pipelines =
        manifests.pipelines().values().stream().map(ManifestSet.Placed::pipeline).toList();
    SecretSource secrets = manifests.secrets();
    Set<SecretKeyRef> assumed = Set.of();
    if (placeholders) {
      PlaceholderSecrets filled = PlaceholderSecrets.over(secrets, pipelines);
      secrets = filled;
      assumed = filled.assumed();
    }
    return new ObservedState(
        pipelines,
        secrets,
        manifests
            .settings(facts.namespace())
            .map(ManifestObject.ModuleSettings::telemetry)
            .orElse(null),
        cluster(),
        facts.overrides(),
        facts.options(distribution),
        distribution,
        assumed,
        facts.now());
  }

  /** Facts that were given win over what stands in the files. */
  private ClusterFacts cluster() {
    ClusterFacts given = facts.cluster();
    return new ClusterFacts(
        given.clusterUid().isEmpty() ? manifests.clusterUid() : given.clusterUid(),
        given.cloudProvider().isEmpty() ? manifests.cloudProvider() : given.cloudProvider(),
        given.istioActive(),
        given.vpaServed(),
        given.smallestNodeMemory());
  }
}
