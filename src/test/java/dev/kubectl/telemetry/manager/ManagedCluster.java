package dev.kubectl.telemetry.manager;

import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.server.Controllers;
import dev.kubectl.telemetry.server.ServerAnswer;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A real control plane with the CRDs of the telemetry module and its namespace, for the tests of
 * one class, and what they do with it.
 */
final class ManagedCluster implements AutoCloseable {
  static final String NAMESPACE = "kyma-system";
  static final KubernetesApi.Writing USER = new KubernetesApi.Writing("somebody", false);
  static final String MANAGER = "manager-under-test";

  /** The real thing, which deletes at once what nobody can use. */
  static final ManagerSettings SETTINGS =
      ManagerSettings.takeover(ManagerOptions.AS_INSTALLED).withGrace(Duration.ZERO);

  final ControlPlane plane;
  final AuditLog audit;
  final Connection user;
  final KubernetesApi api;
  private final Map<String, Connection> passing = new HashMap<>();
  private @Nullable Controllers controllers;

  private ManagedCluster(ControlPlane plane, Path folder) throws IOException {
    this.plane = plane;
    this.audit = AuditLog.in(folder);
    this.user = connect("somebody");
    this.api = new KubernetesApi(user.client(), RequestObserver.NONE);
  }

  static ManagedCluster start() throws Exception {
    Path folder = Files.createTempDirectory("managed-cluster");
    ControlPlane plane = ControlPlane.start(AuditLog.options(folder));
    ManagedCluster cluster = new ManagedCluster(plane, folder);
    cluster.installPipelines();
    plane.install(
        Path.of("src/main/crd/operator.kyma-project.io_telemetries.yaml"),
        List.of("/apis/operator.kyma-project.io/v1beta1/telemetries"));
    cluster.namespace(NAMESPACE);
    for (String name : List.of("telemetry-priority-class", "telemetry-priority-class-high")) {
      cluster.post(
          "/apis/scheduling.k8s.io/v1/priorityclasses",
          "{apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: %s}, value: 1}"
              .formatted(name));
    }
    return cluster;
  }

  void installPipelines() throws IOException, InterruptedException {
    plane.install(
        Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml"),
        List.of("/apis/telemetry.kyma-project.io/v1beta1/metricpipelines"));
  }

  /** A kind that takes everything. */
  void kind(String group, String version, String kind, String scope)
      throws IOException, InterruptedException {
    String plural = kind.toLowerCase(Locale.ROOT) + "s";
    Path file =
        Files.writeString(
            plane.folder().resolve(plural + ".yaml"),
            """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: %1$s.%2$s
              annotations: {api-approved.kubernetes.io: "https://github.com/kubernetes/kubernetes"}
            spec:
              group: %2$s
              scope: %5$s
              names: {kind: %4$s, plural: %1$s, singular: %6$s, listKind: %4$sList}
              versions:
                - name: %3$s
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
            """
                .formatted(plural, group, version, kind, scope, kind.toLowerCase(Locale.ROOT)));
    plane.install(file, List.of("/apis/" + group + "/" + version + "/" + plural));
  }

  /** Takes such a kind away again, and waits until it is gone. */
  void removeKind(String group, String kind) throws IOException, InterruptedException {
    String plural = kind.toLowerCase(Locale.ROOT) + "s";
    plane.send(
        plane
            .request(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + plural + "." + group)
            .DELETE());
    await()
        .until(() ->
            ObjectView.of(api.get("/apis").orElse(null)).items("groups").stream()
                .noneMatch(served -> served.text("name").equals(group)));
  }

  /** The same with workloads and settings in another namespace. */
  static ManagerSettings settingsIn(String namespace) {
    ManagerOptions options =
        ManagerOptions.AS_INSTALLED.toBuilder().targetNamespace(namespace).build();
    return ManagerSettings.takeover(options).withGrace(Duration.ZERO);
  }

  /** With controllers and nodes, so that what is applied rolls out. */
  static ManagedCluster alive() throws Exception {
    ManagedCluster cluster = start();
    cluster.controllers = Controllers.start(cluster.plane, 2);
    return cluster;
  }

  /** A connection whose requests the audit log shows under this name. */
  Connection connect(String agent) throws IOException {
    return connect(plane.kubeconfig(), agent, null);
  }

  /** The same as somebody else, or over another address. */
  static Connection connect(Path kubeconfig, String agent, @Nullable String as) throws IOException {
    ConnectionOptions options =
        ConnectionOptions.NONE.with(
            new ConnectionOptions.Choice(kubeconfig.toString(), null, null, null));
    return Connection.open(
        as == null
            ? options
            : options.with(new ConnectionOptions.Impersonation(as, List.of(), null, Map.of())),
        agent);
  }

  /** Creates an object of a kind that the manager has nothing to do with. */
  void post(String path, String yaml) throws IOException, InterruptedException {
    ServerAnswer answer =
        plane.send(
            plane
                .request(path)
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(yaml)));
    if (!answer.accepted()) {
      throw new AssertionError(answer.toString());
    }
  }

  void namespace(String name) {
    create("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
  }

  static Tree.Mapping object(String yaml) {
    return (Tree.Mapping)
        Trees.of(YamlReader.read(new SourceText("test", yaml)).documents().getFirst().root());
  }

  Tree.Mapping create(String yaml) {
    return api.create(object(yaml), USER);
  }

  /** Creates or changes. */
  Tree.Mapping apply(String yaml) {
    return api.apply(object(yaml), USER, true);
  }

  void delete(ResourceType type, @Nullable String namespace, String name) {
    ObjectKey key = type.key(namespace, name);
    api.get(key).ifPresent(found -> api.delete(key, ObjectView.of(found).uid(), USER));
  }

  ObjectView get(ResourceType type, @Nullable String namespace, String name) {
    return ObjectView.of(api.get(type.key(namespace, name)).orElse(null));
  }

  ObjectView pipeline(String name) {
    return get(ResourceType.METRIC_PIPELINE, null, name);
  }

  ObjectView ours(ResourceType type, String name) {
    return get(type, NAMESPACE, name);
  }

  /** A pipeline that pushes to a backend; {@code more} is the rest of its spec. */
  void pipeline(String name, String more) {
    apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: %s}
        spec:
          output: {otlp: {endpoint: {value: "http://backend.shop:4317"}, protocol: grpc}}
        %s
        """
            .formatted(name, more.indent(2)));
  }

  void telemetry() {
    apply(
        "{apiVersion: operator.kyma-project.io/v1beta1, kind: Telemetry, metadata: {name: default,"
            + " namespace: kyma-system}}");
  }

  /** A Secret whose values are plain texts. */
  void secret(String namespace, String name, Map<String, String> values) {
    Tree.Builder data = Tree.mapping();
    values.forEach((key, value) -> data.put(key, value));
    api.apply(
        Tree.mapping()
            .put("apiVersion", "v1")
            .put("kind", "Secret")
            .put("metadata", Tree.mapping().put("name", name).put("namespace", namespace))
            .put("stringData", data)
            .build(),
        USER,
        true);
  }

  /** A condition of a pipeline as {@code status reason: message}; empty when there is none. */
  String condition(String pipeline, String type) {
    return StatusConditions.of(pipeline(pipeline).tree())
        .condition(type)
        .map(c -> c.status() + " " + c.reason() + ": " + c.message())
        .orElse("");
  }

  /** What stands in the data of a Secret of ours. */
  String secretValue(String name, String key) {
    String value = ours(ResourceType.SECRET, name).at("data").text(key);
    return new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
  }

  ClusterSnapshot snapshot() {
    return new SnapshotReader(api, ManagerSettings.takeover(ManagerOptions.AS_INSTALLED).scope())
        .read();
  }

  /** One pass of a manager that has just been started. */
  PassReport once(String agent, ManagerSettings settings) throws IOException {
    return once(agent, settings, RequestObserver.NONE, Clock.systemUTC());
  }

  PassReport once(String agent, ManagerSettings settings, RequestObserver observer, Clock clock)
      throws IOException {
    return once(agent, settings, observer, clock, read -> {});
  }

  /**
   * The same.
   *
   * @param read is shown what the pass starts from
   */
  PassReport once(
      String agent,
      ManagerSettings settings,
      RequestObserver observer,
      Clock clock,
      Consumer<ClusterSnapshot> read)
      throws IOException {
    Connection connection = passing.get(agent);
    if (connection == null) {
      connection = connect(agent);
      passing.put(agent, connection);
    }
    KubernetesApi own = new KubernetesApi(connection.client(), observer);
    ClusterSnapshot snapshot = new SnapshotReader(own, settings.scope()).read();
    read.accept(snapshot);
    return new Pass(settings, own, NoFlow.HERE, WriteGuard.OPEN, clock)
        .run(snapshot, Pass.Written.NOBODY);
  }

  PassReport once() throws IOException {
    return once(MANAGER, SETTINGS);
  }

  List<AuditLog.Request> writes() throws IOException {
    return audit.writes("kubectl-telemetry/" + MANAGER);
  }

  /** Our objects by kind and name, sorted. */
  List<String> objects() {
    List<String> names = new ArrayList<>();
    for (Map.Entry<ObjectKey, Tree.Mapping> entry : snapshot().objects().entrySet()) {
      names.add(entry.getKey().kind() + " " + entry.getKey().name());
    }
    return names.stream().sorted().toList();
  }

  void clear() {
    for (Tree.Mapping pipeline :
        api.list(new Feed(ResourceType.METRIC_PIPELINE, null, "", "")).items()) {
      delete(ResourceType.METRIC_PIPELINE, null, ObjectView.of(pipeline).name());
    }
  }

  @Override
  public void close() throws IOException {
    passing.values().forEach(Connection::close);
    user.close();
    if (controllers != null) {
      controllers.close();
    }
    plane.close();
  }
}
