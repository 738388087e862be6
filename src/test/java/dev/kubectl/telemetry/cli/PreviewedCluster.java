package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.cluster.connect.ConnectionOptions;
import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.Pass;
import dev.kubectl.telemetry.manager.PassReport;
import dev.kubectl.telemetry.manager.WriteGuard;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.server.Controllers;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A real control plane with the module's CRDs, what kubectl and a manager do to it. */
final class PreviewedCluster implements AutoCloseable {
  static final String NAMESPACE = "kyma-system";
  static final ManagerSettings SETTINGS =
      ManagerSettings.takeover(ManagerOptions.AS_INSTALLED).withGrace(Duration.ZERO);
  private static final int ATTEMPTS = 5;
  private static final Set<String> BOOKKEEPING =
      Set.of(
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "managedFields",
          "ownerReferences");

  final ControlPlane plane;
  final AuditLog audit;
  final Path kubeconfig;
  final KubernetesApi api;
  private final Connection connection;
  private final Path folder;
  private final @Nullable Controllers controllers;

  private PreviewedCluster(ControlPlane plane, Path folder, @Nullable Controllers controllers)
      throws IOException {
    this.plane = plane;
    this.folder = folder;
    this.controllers = controllers;
    this.audit = AuditLog.in(folder);
    this.kubeconfig = plane.kubeconfig();
    this.connection =
        Connection.open(
            ConnectionOptions.NONE.with(
                new ConnectionOptions.Choice(kubeconfig.toString(), null, null, null)),
            "manager");
    this.api = new KubernetesApi(connection.client(), RequestObserver.NONE);
  }

  /**
   * @param nodes how many play along; 0: nothing rolls out
   */
  static PreviewedCluster start(int nodes) throws Exception {
    RealPrograms.require("kubectl");
    Path folder = Files.createTempDirectory("previewed-cluster");
    ControlPlane plane = ControlPlane.start(AuditLog.options(folder));
    try {
      plane.install(
          Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml"),
          List.of("/apis/telemetry.kyma-project.io/v1beta1/metricpipelines"));
      plane.install(
          Path.of("src/main/crd/operator.kyma-project.io_telemetries.yaml"),
          List.of("/apis/operator.kyma-project.io/v1beta1/telemetries"));
      PreviewedCluster cluster =
          new PreviewedCluster(plane, folder, nodes == 0 ? null : Controllers.start(plane, nodes));
      cluster.apply(
          """
          {apiVersion: v1, kind: Namespace, metadata: {name: kyma-system}}
          ---
          {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
          ---
          {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: telemetry-priority-class}, value: 1}
          ---
          {apiVersion: scheduling.k8s.io/v1, kind: PriorityClass, metadata: {name: telemetry-priority-class-high}, value: 2}
          """);
      return cluster;
    } catch (Exception | AssertionError e) {
      plane.close();
      throw e;
    }
  }

  /** Runs kubectl as the administrator; what it said. */
  String kubectl(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                RealPrograms.require("kubectl").toString(),
                "--kubeconfig=" + kubeconfig,
                "--cache-dir=" + folder.resolve("kubectl-cache")));
    command.addAll(List.of(arguments));
    ProgramRun run = ProgramRun.of(folder, command);
    assertThat(run.code()).as("%s%n%s", command, run.output()).isZero();
    return run.output();
  }

  /** As users do it. */
  void apply(String yaml) throws IOException, InterruptedException {
    kubectl("apply", "-f", Files.writeString(folder.resolve("applied.yaml"), yaml).toString());
  }

  /** This program's preview against the cluster. */
  CommandRun preview(String... arguments) {
    List<String> all = new ArrayList<>(List.of("preview", "--kubeconfig=" + kubeconfig));
    all.addAll(List.of(arguments));
    return CommandRun.inThisJvm(all.toArray(String[]::new));
  }

  /** On a busy machine a request may go unanswered; that is not what is tested. */
  ClusterSnapshot snapshot() {
    for (int attempt = 1; ; attempt++) {
      try {
        return new SnapshotReader(api, SETTINGS.scope()).read();
      } catch (ApiFailure e) {
        if (!e.isTransient() || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** One pass of a manager that has just been started. */
  PassReport pass() {
    return pass(SETTINGS);
  }

  PassReport pass(ManagerSettings settings) {
    PassReport report =
        new Pass(settings, api, new NobodyKnows(), WriteGuard.OPEN, Clock.systemUTC())
            .run(snapshot(), Pass.Written.NOBODY);
    assertThat(report.problems()).isEmpty();
    return report;
  }

  /**
   * The generated objects by name, without what servers keep for themselves and without the two
   * lists of owners, which hold nothing else.
   */
  static Map<String, Tree> objects(ClusterSnapshot snapshot) {
    Map<String, Tree> objects = new TreeMap<>();
    for (Map.Entry<ObjectKey, Tree.Mapping> entry : snapshot.objects().entrySet()) {
      Tree.Mapping object = entry.getValue().without("status");
      Tree.Mapping metadata = ObjectView.of(object).at("metadata").tree();
      for (String key : BOOKKEEPING) {
        metadata = metadata.without(key);
      }
      Tree.Mapping annotations =
          ObjectView.of(metadata)
              .at("annotations")
              .tree()
              .without("deployment.kubernetes.io/revision")
              .without("deprecated.daemonset.template.generation");
      metadata = metadata.without("annotations").with("annotations", annotations);
      if (!entry.getKey().name().startsWith("telemetry-metricpipeline-")) {
        objects.put(entry.getKey().toString(), object.with("metadata", metadata));
      }
    }
    return objects;
  }

  /** UIDs of the pods of a component that are not on their way out. */
  static Set<String> pods(ClusterSnapshot snapshot, Component component) {
    Set<String> pods = new TreeSet<>();
    for (ObjectView pod : snapshot.pods(component)) {
      if (!pod.at("metadata").has("deletionTimestamp")) {
        pods.add(pod.uid());
      }
    }
    return pods;
  }

  /** A self monitor that never answers. */
  private record NobodyKnows() implements FlowHealth {
    @Override
    public boolean refresh() {
      return false;
    }

    @Override
    public Optional<Condition> condition(Subject pipeline) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
    if (controllers != null) {
      controllers.close();
    }
    plane.close();
  }
}
