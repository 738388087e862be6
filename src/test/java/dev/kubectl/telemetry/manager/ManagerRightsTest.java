package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.LeaseHolder;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/**
 * The published rights of a manager in a cluster: a whole life with exactly these, in which all of
 * them are used. {@code -Dgolden.update=true} writes them anew.
 */
class ManagerRightsTest {
  private static final Path FILE = Path.of("plugin-manifest/manager-rbac.yaml");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String AGENT = "telemetry-manager-in-a-cluster";
  private static final String ACCOUNT = "system:serviceaccount:kyma-system:" + AccessRules.ACCOUNT;
  private static final List<String> COMPONENTS =
      List.of("telemetry-metric-gateway", "telemetry-metric-agent", "telemetry-self-monitor");
  private static final String HEADER =
      """
      # What a manager in a cluster may do, and no more. Written by ManagerRightsTest from the requests of a
      # whole life: mvn test -Dtest=ManagerRightsTest -Dgolden.update=true
      # Rules at the end of a role are those that the manager grants to its collectors: nobody may grant what
      # he does not have himself.
      """;

  @Test
  void aWholeLifeNeedsThePublishedRightsAndNoOthers() throws Exception {
    try (ManagedCluster cluster = ManagedCluster.start()) {
      surroundings(cluster);
      allow(cluster);
      AccessRules rules = new AccessRules();
      cluster.audit.start();

      live(cluster, rules);

      List<AuditLog.Request> requests = cluster.audit.requests("kubectl-telemetry/" + AGENT);
      assertThat(requests).noneMatch(request -> request.status() == 403);
      rules.used(requests);
      String used = HEADER + rules.yaml();
      if (UPDATE) {
        Files.writeString(FILE, used);
      }
      assertThat(used).isEqualTo(Files.readString(FILE));
    }
  }

  private static void surroundings(ManagedCluster cluster) throws Exception {
    cluster.namespace("shop");
    for (String name : COMPONENTS) {
      legacy(cluster, name);
    }
    cluster.kind("security.istio.io", "v1", "PeerAuthentication", "Namespaced");
    cluster.kind("autoscaling.k8s.io", "v1", "VerticalPodAutoscaler", "Namespaced");
    cluster.kind("telemetry.kyma-project.io", "v1beta1", "LogPipeline", "Cluster");
    cluster.kind("telemetry.kyma-project.io", "v1beta1", "TracePipeline", "Cluster");
  }

  /** What earlier releases left behind. */
  private static void legacy(ManagedCluster cluster, String name) {
    cluster.create(
        """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: %1$s
          namespace: kyma-system
          labels: {kyma-project.io/module: telemetry, app.kubernetes.io/name: %1$s}
        spec: {podSelector: {matchLabels: {app.kubernetes.io/name: %1$s}}}
        """
            .formatted(name));
  }

  /** The published rights; everything, while they are being found out. */
  private static void allow(ManagedCluster cluster) throws IOException {
    if (UPDATE) {
      cluster.create(
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: ClusterRoleBinding
          metadata: {name: everything}
          roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
          subjects: [{kind: ServiceAccount, name: kubectl-telemetry-manager, namespace: kyma-system}]
          """);
      return;
    }
    YamlReader.read(new SourceText(FILE.toString(), Files.readString(FILE)))
        .documents()
        .forEach(document ->
            cluster.api.create((Tree.Mapping) Trees.of(document.root()), ManagedCluster.USER));
  }

  private static void eventually(String what, ThrowingRunnable check) {
    await(what).atMost(PATIENCE).untilAsserted(check);
  }

  private static Connection connect(ManagedCluster cluster) throws IOException {
    return ManagedCluster.connect(cluster.plane.kubeconfig(), AGENT, ACCOUNT);
  }

  private static void live(ManagedCluster cluster, AccessRules rules) throws Exception {
    cluster.apply(
        "{apiVersion: operator.kyma-project.io/v1beta1, kind: Telemetry, metadata: {name: default,"
            + " namespace: kyma-system, annotations: {telemetry.kyma-project.io/enable-vpa:"
            + " \"true\"}}}");
    cluster.secret("shop", "backend", Map.of("endpoint", "https://backend:4317"));
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          input: {runtime: {enabled: true}}
          output:
            otlp:
              protocol: grpc
              endpoint: {valueFrom: {secretKeyRef: {name: backend, namespace: shop, key: endpoint}}}
        """);
    cluster.pipeline("broken", "filter: [{conditions: [\"no condition\"]}]");
    try (RunningManager manager =
        RunningManager.start(connect(cluster), ManagedCluster.SETTINGS, WriteGuard.OPEN)) {
      eventually(
          "all is there",
          () ->
              assertThat(manager.reports)
                  .anyMatch(report -> report.planned().isEmpty() && report.problems().isEmpty()));
      roles(cluster, rules);
      lead(cluster);
      passLater(cluster);
      cluster.clear();
      eventually("all is gone", () -> assertThat(cluster.objects()).isEmpty());
      cluster.delete(ResourceType.TELEMETRY, ManagedCluster.NAMESPACE, "default");
      eventually(
          "let go",
          () ->
              assertThat(
                      cluster
                          .get(ResourceType.TELEMETRY, ManagedCluster.NAMESPACE, "default")
                          .isEmpty())
                  .isTrue());
      assertThat(manager.problems()).isEmpty();
    }
  }

  /** One who leads, as long as it is allowed to. */
  private static void lead(ManagedCluster cluster) throws IOException {
    try (Connection connection = connect(cluster)) {
      LeaseHolder lease =
          new LeaseHolder(
              new KubernetesApi(connection.client(), RequestObserver.NONE),
              ManagedCluster.NAMESPACE,
              "cdd7ef0b.kyma-project.io",
              "one",
              new KubernetesApi.Writing(ManagerSettings.FIELD_MANAGER, false),
              Clock.systemUTC(),
              System::nanoTime);
      assertThat(lease.attempt()).isInstanceOf(LeaseHolder.Attempt.Ours.class);
      assertThat(lease.attempt()).isInstanceOf(LeaseHolder.Attempt.Ours.class);
      lease.release();
    }
  }

  /** A single pass an hour later, when the events of the first ones are almost forgotten. */
  private static void passLater(ManagedCluster cluster) throws IOException {
    Clock later =
        InstantSource.offset(InstantSource.system(), Duration.ofHours(1)).withZone(ZoneOffset.UTC);
    try (Connection connection = connect(cluster)) {
      KubernetesApi api = new KubernetesApi(connection.client(), RequestObserver.NONE);
      PassReport report =
          new Pass(ManagedCluster.SETTINGS, api, NoFlow.HERE, WriteGuard.OPEN, later)
              .run(
                  new SnapshotReader(api, ManagedCluster.SETTINGS.scope()).read(),
                  Pass.Written.NOBODY);
      assertThat(report.problems()).isEmpty();
    }
  }

  private static void roles(ManagedCluster cluster, AccessRules rules) {
    for (String name : COMPONENTS) {
      rules.granted(null, cluster.get(ResourceType.CLUSTER_ROLE, null, name));
      rules.granted(ManagedCluster.NAMESPACE, cluster.ours(ResourceType.ROLE, name));
    }
  }
}
