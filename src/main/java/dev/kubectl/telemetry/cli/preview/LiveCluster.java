package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cluster.AccessRule;
import dev.kubectl.telemetry.cluster.AccessRules;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.ClusterScope;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that files are compared with. Only reads, apart from dry runs that somebody asks for.
 */
final class LiveCluster implements AutoCloseable {
  private final Connection connection;
  private final KubernetesApi api;
  private final ClusterScope scope;
  private boolean secretsUnseen;

  private LiveCluster(Connection connection, ClusterScope scope) {
    this.connection = connection;
    this.api = new KubernetesApi(connection.client(), RequestObserver.NONE);
    this.scope = scope;
  }

  static LiveCluster open(ConnectionFlags flags, String namespace) {
    return new LiveCluster(flags.open(), ClusterScope.of(namespace));
  }

  KubernetesApi api() {
    return api;
  }

  ClusterScope scope() {
    return scope;
  }

  String server() {
    return connection.server().toString();
  }

  /** What the user calls it. */
  String label() {
    return connection.context().isEmpty()
        ? "live (" + connection.server() + ")"
        : "live (context " + connection.context() + ")";
  }

  /** Whether our own Secrets could not be listed. */
  boolean secretsUnseen() {
    return secretsUnseen;
  }

  /**
   * Reads all that counts.
   *
   * @param files their pipelines refer to Secrets, too
   * @throws ClusterFailure with all rules that are missing, when it is for want of rights
   */
  ClusterSnapshot read(List<MetricPipeline> files) {
    SnapshotReader reader = new SnapshotReader(api, scope, denied -> secretsUnseen = true);
    try {
      ClusterSnapshot snapshot = reader.read(files);
      if (snapshot.discovery().pipelineVersion().isEmpty()) {
        throw connection.refused(
            404, "", "/apis/" + ResourceType.METRIC_PIPELINE.apiVersion(), null);
      }
      return snapshot;
    } catch (ApiFailure e) {
      throw e.isForbidden() && e.status() == 403 ? forbidden(e, files) : failure(e);
    }
  }

  /** The pipelines alone. */
  List<MetricPipeline> pipelines() {
    return ask(() -> new SnapshotReader(api, scope).pipelines());
  }

  private ClusterFailure forbidden(ApiFailure e, List<MetricPipeline> files) {
    List<AccessRule> missing = new ArrayList<>();
    try {
      missing.addAll(AccessRules.forReading(scope, files).missing(api));
    } catch (ApiFailure unknown) {
      return failure(e);
    }
    // Secrets can be done without.
    missing.removeIf(rule -> rule.resource().equals(ResourceType.SECRET.plural()));
    return missing.isEmpty()
        ? failure(e)
        : new ClusterFailure(
            ClusterFailure.Kind.FORBIDDEN,
            "not allowed: " + (e.answer().isEmpty() ? e.request() : e.answer()),
            "what is missing of the needed rights:\n" + roles(missing),
            e);
  }

  /** Roles with these rules, as YAML. */
  static String roles(List<AccessRule> rules) {
    return YamlWriter.writeStream(AccessRules.roles("kubectl-telemetry-preview", rules)).strip();
  }

  /** Any failure of the API server in words for people. */
  ClusterFailure failure(ApiFailure e) {
    RuntimeException failure =
        e.status() == 0
            ? connection.failure(e.getCause() == null ? e : e.getCause())
            : connection.refused(e.status(), e.answer(), e.request(), e);
    return failure instanceof ClusterFailure known
        ? known
        : new ClusterFailure(
            ClusterFailure.Kind.UNREACHABLE, String.valueOf(e.getMessage()), null, e);
  }

  /** On how many nodes the agent runs or would run; null when nobody may say. */
  @Nullable Integer nodes(ClusterSnapshot snapshot) {
    long running =
        snapshot
            .object(
                ResourceType.DAEMON_SET.key(scope.workloadNamespace(), Component.AGENT.baseName()))
            .map(agent -> ObjectView.of(agent).at("status").number("desiredNumberScheduled"))
            .orElse(0L);
    return running > 0 ? Integer.valueOf((int) running) : count();
  }

  /** One request: the server says how many there are behind the first one. */
  private @Nullable Integer count() {
    try {
      Tree.Mapping page = api.get("/api/v1/nodes?limit=1").orElse(null);
      ObjectView list = ObjectView.of(page);
      return (int) (list.items("items").size() + list.at("metadata").number("remainingItemCount"));
    } catch (ApiFailure e) {
      if (e.isForbidden()) {
        return null;
      }
      throw failure(e);
    }
  }

  /** Makes requests whose failures are to be told in words. */
  <T> T ask(Supplier<T> requests) {
    try {
      return requests.get();
    } catch (ApiFailure e) {
      throw failure(e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
