package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Facts for the agent.
 *
 * @param agentNamespace where the agent runs and keeps its lease; empty when unknown
 * @param istioActive whether Istio is in the cluster
 * @param istioCertPath directory of the certificates that Istio hands to the agent
 * @param vpaActive whether a vertical autoscaler sets the agent's memory limit
 */
public record AgentOptions(
    String clusterName,
    String clusterUid,
    String cloudProvider,
    String agentNamespace,
    String instrumentationScopeVersion,
    @Nullable Enrichments enrichments,
    ServiceEnrichment serviceEnrichment,
    Distribution distribution,
    boolean istioActive,
    String istioCertPath,
    boolean vpaActive,
    CollectionIntervals collectionIntervals)
    implements CollectorOptions {

  public static final String DEFAULT_ISTIO_CERT_PATH = "/etc/istio-output-certs";

  /** How often each pull input collects. */
  public record CollectionIntervals(Duration runtime, Duration prometheus, Duration istio) {
    public static final CollectionIntervals DEFAULT = every(Duration.ofSeconds(30));

    /** The same interval for all. */
    public static CollectionIntervals every(Duration interval) {
      return new CollectionIntervals(interval, interval, interval);
    }
  }
}
