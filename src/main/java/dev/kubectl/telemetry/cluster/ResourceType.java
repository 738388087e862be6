package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.workload.ObjectKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the API server keeps the objects of one kind. The kinds we work with are known, so nobody
 * has to be asked for their plural.
 *
 * @param namespaced whether an object lives in a namespace
 */
public record ResourceType(String apiVersion, String kind, String plural, boolean namespaced) {
  private static final String RBAC = "rbac.authorization.k8s.io/v1";

  public static final ResourceType CONFIG_MAP = new ResourceType("v1", "ConfigMap", true);
  public static final ResourceType SECRET = new ResourceType("v1", "Secret", true);
  public static final ResourceType SERVICE = new ResourceType("v1", "Service", true);
  public static final ResourceType SERVICE_ACCOUNT = new ResourceType("v1", "ServiceAccount", true);
  public static final ResourceType POD = new ResourceType("v1", "Pod", true);
  public static final ResourceType EVENT = new ResourceType("v1", "Event", true);
  public static final ResourceType NODE = new ResourceType("v1", "Node", false);
  public static final ResourceType NAMESPACE = new ResourceType("v1", "Namespace", false);
  public static final ResourceType DEPLOYMENT = new ResourceType("apps/v1", "Deployment", true);
  public static final ResourceType DAEMON_SET = new ResourceType("apps/v1", "DaemonSet", true);
  public static final ResourceType NETWORK_POLICY =
      new ResourceType("networking.k8s.io/v1", "NetworkPolicy", "networkpolicies", true);
  public static final ResourceType ROLE = new ResourceType(RBAC, "Role", true);
  public static final ResourceType ROLE_BINDING = new ResourceType(RBAC, "RoleBinding", true);
  public static final ResourceType CLUSTER_ROLE = new ResourceType(RBAC, "ClusterRole", false);
  public static final ResourceType CLUSTER_ROLE_BINDING =
      new ResourceType(RBAC, "ClusterRoleBinding", false);
  public static final ResourceType LEASE =
      new ResourceType("coordination.k8s.io/v1", "Lease", true);
  public static final ResourceType PEER_AUTHENTICATION =
      new ResourceType("security.istio.io/v1", "PeerAuthentication", true);
  public static final ResourceType VERTICAL_POD_AUTOSCALER =
      new ResourceType("autoscaling.k8s.io/v1", "VerticalPodAutoscaler", true);
  public static final ResourceType METRIC_PIPELINE =
      new ResourceType(MetricPipeline.API_VERSION, MetricPipeline.KIND, false);
  public static final ResourceType LOG_PIPELINE =
      new ResourceType(MetricPipeline.API_VERSION, "LogPipeline", false);
  public static final ResourceType TRACE_PIPELINE =
      new ResourceType(MetricPipeline.API_VERSION, "TracePipeline", false);
  public static final ResourceType TELEMETRY =
      new ResourceType(Telemetry.GROUP + "/v1beta1", Telemetry.KIND, "telemetries", true);
  static final ResourceType SELF_SUBJECT_ACCESS_REVIEW =
      new ResourceType("authorization.k8s.io/v1", "SelfSubjectAccessReview", false);

  private static final List<ResourceType> ALL =
      List.of(
          CONFIG_MAP,
          SECRET,
          SERVICE,
          SERVICE_ACCOUNT,
          POD,
          EVENT,
          NODE,
          NAMESPACE,
          DEPLOYMENT,
          DAEMON_SET,
          NETWORK_POLICY,
          ROLE,
          ROLE_BINDING,
          CLUSTER_ROLE,
          CLUSTER_ROLE_BINDING,
          LEASE,
          PEER_AUTHENTICATION,
          VERTICAL_POD_AUTOSCALER,
          METRIC_PIPELINE,
          LOG_PIPELINE,
          TRACE_PIPELINE,
          TELEMETRY,
          SELF_SUBJECT_ACCESS_REVIEW);

  private ResourceType(String apiVersion, String kind, boolean namespaced) {
    this(apiVersion, kind, plural(kind), namespaced);
  }

  private static String plural(String kind) {
    return kind.toLowerCase(Locale.ROOT) + "s";
  }

  /** The type of an object that we build or read. */
  public static ResourceType of(ObjectKey key) {
    return ALL.stream()
        .filter(
            type -> type.kind.equals(key.kind()) && type.group().equals(group(key.apiVersion())))
        .findFirst()
        .map(type -> type.in(key.apiVersion()))
        .orElseThrow(() -> new IllegalArgumentException("no such kind here: " + key));
  }

  /** The same kind in another version of its group. */
  public ResourceType in(String otherApiVersion) {
    return new ResourceType(otherApiVersion, kind, plural, namespaced);
  }

  /** Empty for the core group. */
  public String group() {
    return group(apiVersion);
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  public ObjectKey key(@Nullable String namespace, String name) {
    return new ObjectKey(apiVersion, kind, namespaced ? namespace : null, name);
  }

  /** Path of the list; of all namespaces when the namespace is null. */
  public String path(@Nullable String namespace) {
    String root = group().isEmpty() ? "/api/" : "/apis/";
    return root
        + apiVersion
        + (namespaced && namespace != null ? "/namespaces/" + namespace : "")
        + "/"
        + plural;
  }

  /** Path of one object. */
  public static String path(ObjectKey key) {
    return of(key).path(key.namespace()) + "/" + key.name();
  }
}
