package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import org.jspecify.annotations.Nullable;

/**
 * Facts for the gateway.
 *
 * @param gatewayNamespace where the gateway runs and keeps its lease; empty when unknown
 */
public record GatewayOptions(
    String clusterName,
    String clusterUid,
    String cloudProvider,
    String gatewayNamespace,
    String instrumentationScopeVersion,
    @Nullable Enrichments enrichments,
    ServiceEnrichment serviceEnrichment,
    Distribution distribution)
    implements CollectorOptions {}
