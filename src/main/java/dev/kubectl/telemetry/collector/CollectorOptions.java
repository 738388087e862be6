package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.collector.component.Processors.ClusterIdentity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts that gateway and agent share. Texts may be empty, they are then rendered so. */
public sealed interface CollectorOptions permits GatewayOptions, AgentOptions {
  /** What stands for the cluster's name when nobody gave one; the collector fills it in. */
  String DEFAULT_CLUSTER_NAME = ClusterIdentity.DEFAULT_NAME;

  String clusterName();

  String clusterUid();

  /** Empty when unknown. */
  String cloudProvider();

  /** Version that internal metrics claim: that of the manager. */
  String instrumentationScopeVersion();

  @Nullable Enrichments enrichments();

  ServiceEnrichment serviceEnrichment();

  Distribution distribution();

  /** Pod labels to copy. */
  default List<PodLabel> podLabels() {
    Enrichments enrichments = enrichments();
    return enrichments == null ? List.of() : enrichments.podLabels();
  }
}
