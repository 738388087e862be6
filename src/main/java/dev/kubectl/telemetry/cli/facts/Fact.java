package dev.kubectl.telemetry.cli.facts;

/**
 * Every fact there is: one entry has its name, kind of value, default and meaning, so that the
 * printed file, the reader and the flags cannot disagree.
 */
public enum Fact {
  NAMESPACE(
      "targetNamespace", Kind.TEXT, "kyma-system", "Where gateway, agent and self monitor run."),
  MANAGER_NAMESPACE(
      "managerNamespace",
      Kind.TEXT,
      "kyma-system",
      "Where the manager runs; the self monitor sends its alerts there."),
  CLUSTER_NAME(
      "clusterName",
      Kind.TEXT,
      "",
      "Attribute k8s.cluster.name of all data. Empty: spec.enrichments.cluster.name of the\n"
          + "Telemetry resource, else the address of the API server."),
  CLUSTER_UID(
      "clusterUid",
      Kind.TEXT,
      "",
      "Attribute k8s.cluster.uid: metadata.uid of Namespace kube-system."),
  CLOUD_PROVIDER(
      "cloudProvider",
      Kind.TEXT,
      "",
      "Attribute cloud.provider: aws, gcp, azure, sap ... Empty: no such attribute."),
  ISTIO_ACTIVE("istioActive", Kind.BOOL, "false", "Whether Istio is installed in the cluster."),
  VPA_SERVED(
      "vpaServed",
      Kind.BOOL,
      "false",
      "Whether the cluster knows VerticalPodAutoscaler (autoscaling.k8s.io/v1)."),
  VPA_ENABLED(
      "vpaEnabled",
      Kind.OPTIONAL_BOOL,
      "",
      "Whether the agent's memory follows a VerticalPodAutoscaler. Empty: annotation\n"
          + "telemetry.kyma-project.io/enable-vpa of the Telemetry resource."),
  SMALLEST_NODE_MEMORY(
      "smallestNodeMemory",
      Kind.QUANTITY,
      "0",
      "Least allocatable memory of all nodes, such as 16Gi; bounds the autoscaler."),
  SERVICE_ENRICHMENT(
      "serviceEnrichment",
      Kind.ENRICHMENT,
      "",
      "How service.name is found: kyma-legacy or otel. Empty: annotation\n"
          + "telemetry.kyma-project.io/service-enrichment, else kyma-legacy."),
  REPLICAS(
      "replicas",
      Kind.OPTIONAL_COUNT,
      "",
      "Replicas of the gateway. Empty: spec.metric.gateway.scaling of the Telemetry resource,\n"
          + "else 2."),
  RUNTIME_INTERVAL(
      "collectionIntervals.runtime",
      Kind.OPTIONAL_DURATION,
      "",
      "How often the runtime input collects. Empty: the Telemetry resource, else 30s."),
  PROMETHEUS_INTERVAL(
      "collectionIntervals.prometheus", Kind.OPTIONAL_DURATION, "", "Likewise for prometheus."),
  ISTIO_INTERVAL("collectionIntervals.istio", Kind.OPTIONAL_DURATION, "", "Likewise for istio."),
  VERSION(
      "version", Kind.TEXT, "1.62.0", "Release of the manager; instrumentation scopes carry it."),
  COLLECTOR_IMAGE(
      "collectorImage",
      Kind.TEXT,
      "",
      "Image of gateway and agent. Empty: the one of the distribution."),
  SELF_MONITOR_IMAGE(
      "selfMonitorImage", Kind.TEXT, "", "Image of the self monitor. Empty: the release's."),
  FIPS_MODE(
      "fipsMode", Kind.BOOL, "false", "Whether the workloads use validated cryptography only."),
  NORMAL_PRIORITY_CLASS(
      "normalPriorityClassName",
      Kind.TEXT,
      "",
      "PriorityClass of the Deployments; the chart's is telemetry-priority-class."),
  HIGH_PRIORITY_CLASS(
      "highPriorityClassName",
      Kind.TEXT,
      "",
      "PriorityClass of the DaemonSet; the chart's is telemetry-priority-class-high."),
  IMAGE_PULL_SECRET("imagePullSecretName", Kind.TEXT, "", "Pull secret of all pods."),
  CLUSTER_TRUST_BUNDLE(
      "clusterTrustBundleName", Kind.TEXT, "", "ClusterTrustBundle with certificates to trust."),
  UNLIMITED_PIPELINES(
      "unlimitedPipelines", Kind.BOOL, "false", "Whether more than five pipelines may run."),
  NOW(
      "now",
      Kind.OPTIONAL_INSTANT,
      "",
      "The time at which certificates are judged, such as 2026-06-01T12:00:00Z. Empty: now.");

  /** What a value has to look like. */
  enum Kind {
    TEXT("a text"),
    BOOL("true or false"),
    OPTIONAL_BOOL("true or false"),
    OPTIONAL_COUNT("a whole number from 1"),
    OPTIONAL_DURATION("a duration of at least 1s, such as 30s or 1m30s"),
    OPTIONAL_INSTANT("an instant, such as 2026-06-01T12:00:00Z"),
    QUANTITY("an amount of memory, such as 16Gi"),
    ENRICHMENT("kyma-legacy or otel");

    private final String expectation;

    Kind(String expectation) {
      this.expectation = expectation;
    }

    String expectation() {
      return expectation;
    }
  }

  private final String key;
  private final Kind kind;
  private final String defaultValue;
  private final String meaning;

  Fact(String key, Kind kind, String defaultValue, String meaning) {
    this.key = key;
    this.kind = kind;
    this.defaultValue = defaultValue;
    this.meaning = meaning;
  }

  /** Its name in a file and in flags; a dot leads into a mapping. */
  public String key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  String defaultValue() {
    return defaultValue;
  }

  /** One or two lines for the file's comment and for completion. */
  public String meaning() {
    return meaning;
  }
}
