package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import dev.kubectl.telemetry.manager.run.RunSettings;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A real control plane for command lines of {@code run-manager}. */
final class RunManagerCluster implements AutoCloseable {
  static final String NAMESPACE = "kyma-system";
  static final KubernetesApi.Writing USER = new KubernetesApi.Writing("somebody", false);
  private static final String OUR_AGENT = "kubectl-telemetry/development";

  final ControlPlane plane;
  final AuditLog audit;
  final KubernetesApi api;
  private final Connection user;
  private final Path kubeconfig;

  private RunManagerCluster(ControlPlane plane, Path folder) throws IOException {
    this.plane = plane;
    this.audit = AuditLog.in(folder);
    this.kubeconfig = plane.kubeconfig();
    this.user =
        Connection.open(
            ConnectionOptions.NONE.with(
                new ConnectionOptions.Choice(kubeconfig.toString(), null, null, null)),
            "somebody");
    this.api = new KubernetesApi(user.client(), RequestObserver.NONE);
  }

  static RunManagerCluster start() throws Exception {
    Path folder = Files.createTempDirectory("run-manager");
    ControlPlane plane = ControlPlane.start(AuditLog.options(folder));
    RunManagerCluster cluster = new RunManagerCluster(plane, folder);
    plane.install(
        Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml"),
        List.of("/apis/telemetry.kyma-project.io/v1beta1/metricpipelines"));
    plane.install(
        Path.of("src/main/crd/operator.kyma-project.io_telemetries.yaml"),
        List.of("/apis/operator.kyma-project.io/v1beta1/telemetries"));
    cluster.namespace(NAMESPACE);
    return cluster;
  }

  void namespace(String name) {
    apply("{apiVersion: v1, kind: Namespace, metadata: {name: %s}}".formatted(name));
  }

  void apply(String yaml) {
    api.apply(object(yaml), USER, true);
  }

  static Tree.Mapping object(String yaml) {
    return (Tree.Mapping)
        Trees.of(YamlReader.read(new SourceText("test", yaml)).documents().getFirst().root());
  }

  /** A pipeline that may run; {@code more} is the rest of its spec. */
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

  /** The module's own manager: nothing but a Deployment, since there are no controllers. */
  void incumbent(int replicas) {
    apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: telemetry-manager, namespace: kyma-system}
        spec:
          replicas: %d
          selector: {matchLabels: {app: manager}}
          template:
            metadata: {labels: {app: manager}}
            spec:
              containers:
                - name: manager
                  image: example.com/telemetry-manager:1.62.0
                  args: [--normal-priority-class-name=usual]
                  env: [{name: OTEL_COLLECTOR_IMAGE, value: "example.com/collector:7"}]
        """
            .formatted(replicas));
  }

  ObjectView get(ResourceType type, String namespace, String name) {
    return ObjectView.of(api.get(type.key(namespace, name)).orElse(null));
  }

  ObjectView deployment(String name) {
    return get(ResourceType.DEPLOYMENT, NAMESPACE, name);
  }

  ObjectView lease() {
    return get(ResourceType.LEASE, NAMESPACE, RunSettings.LEASE);
  }

  String leaseHolder() {
    return lease().at("spec").text("holderIdentity");
  }

  void delete(ResourceType type, String namespace, String name) {
    ObjectKey key = type.key(namespace, name);
    api.get(key).ifPresent(found -> api.delete(key, ObjectView.of(found).uid(), USER));
  }

  /** The words of a command line, with this cluster as the one to talk to. */
  String[] words(String... more) {
    return Stream.concat(Stream.of("run-manager", "--kubeconfig=" + kubeconfig), Stream.of(more))
        .toArray(String[]::new);
  }

  CommandRun run(String... more) {
    return CommandRun.inThisJvm(words(more));
  }

  /** The same as a process of its own. */
  List<String> command(String... more) {
    List<String> command =
        new ArrayList<>(ProgramRun.commandOfThis(List.of("--enable-native-access=ALL-UNNAMED")));
    command.addAll(List.of(words(more)));
    return command;
  }

  Process process(Path log, String... more) throws IOException {
    return new ProcessBuilder(command(more))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** What the command wrote since {@link AuditLog#start}. */
  List<AuditLog.Request> writes() throws IOException {
    return audit.writes(OUR_AGENT);
  }

  @Override
  public void close() throws IOException {
    user.close();
    plane.close();
  }
}
