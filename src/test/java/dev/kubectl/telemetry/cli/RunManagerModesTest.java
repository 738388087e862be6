package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single passes of the command against a real API server: what each mode writes. */
class RunManagerModesTest {
  private static RunManagerCluster cluster;

  @TempDir Path directory;

  @BeforeAll
  static void start() throws Exception {
    cluster = RunManagerCluster.start();
    cluster.namespace("trial");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void begin() throws Exception {
    cluster.pipeline("shop", "");
    cluster.audit.start();
  }

  @AfterEach
  void clear() {
    cluster.delete(ResourceType.METRIC_PIPELINE, "", "shop");
    cluster.run("--once", "--mode=takeover");
    cluster.delete(ResourceType.LEASE, RunManagerCluster.NAMESPACE, "cdd7ef0b.kyma-project.io");
  }

  @Test
  void observingSaysWhatWouldChangeAndWritesNothing() throws Exception {
    CommandRun run = cluster.run("--once");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.out())
        .contains("would create ConfigMap kyma-system/telemetry-metric-gateway")
        .contains("MetricPipeline shop: ConfigurationGenerated=True, GatewayConfigured");
    assertThat(run.err()).isEmpty();
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void observingNamesTheFieldsAndNoValueOfASecret() throws Exception {
    cluster.run("--once", "--mode=takeover");
    cluster.apply(
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: telemetry-metric-gateway, namespace: kyma-system}
        spec: {replicas: 5}
        """);
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          output: {otlp: {endpoint: {value: "http://hidden.shop:4317"}, protocol: grpc}}
          filter: [{conditions: ['metric.name == "noise"']}]
        """);
    cluster.audit.start();

    CommandRun run = cluster.run("--once");
    CommandRun json = cluster.run("--once", "--log-format=json");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.out())
        .contains("data.OTLP_ENDPOINT_SHOP: (sensitive)")
        .contains("+ data[\"relay.conf\"].processors[\"filter/user-defined-shop\"]")
        .contains("spec.replicas: 5 -> 2")
        .doesNotContain("hidden.shop");
    assertThat(json.out())
        .contains("\"fields\":[\"data.OTLP_ENDPOINT_SHOP: (sensitive)\"]")
        .contains("\"message\":\"would change Secret kyma-system/telemetry-metric-gateway\"")
        .doesNotContain("hidden.shop");
    assertThat(cluster.writes()).isEmpty();
  }

  @Test
  void takingOverAppliesAndASecondTimeWritesTheLeaseAlone() throws Exception {
    CommandRun first = cluster.run("--once", "--mode=takeover");

    assertThat(first.code()).as(first.toString()).isEqualTo(ExitCode.OK);
    assertThat(first.out()).contains(" create Deployment kyma-system/telemetry-metric-gateway");
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isFalse();
    assertThat(cluster.leaseHolder()).isEmpty();
    cluster.audit.start();

    CommandRun second = cluster.run("--once", "--mode=takeover");

    assertThat(second.code()).as(second.toString()).isEqualTo(ExitCode.OK);
    assertThat(cluster.writes()).extracting(AuditLog.Request::resource).containsOnly("leases");

    CommandRun observed = cluster.run("--once");

    assertThat(observed.code()).as(observed.toString()).isEqualTo(ExitCode.OK);
  }

  @Test
  void moreChangesThanAllowedAreNone() throws Exception {
    CommandRun run = cluster.run("--once", "--mode=takeover", "--max-changes=3");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.err())
        .contains("more changes than --max-changes allows")
        .contains("create Deployment kyma-system/telemetry-metric-gateway")
        .contains("raise --max-changes");
    assertThat(cluster.writes()).extracting(AuditLog.Request::resource).containsOnly("leases");
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isTrue();
  }

  @Test
  void aDryRunIsCheckedByTheServerWhichKeepsNothing() throws Exception {
    CommandRun run = cluster.run("--once", "--mode=takeover", "--dry-run=server");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.out()).contains("would create Deployment kyma-system/telemetry-metric-gateway");
    assertThat(cluster.writes())
        .isNotEmpty()
        .allSatisfy(write -> assertThat(write.path()).contains("dryRun=All"));
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isTrue();
    assertThat(cluster.lease().isEmpty()).isTrue();
    assertThat(cluster.get(ResourceType.METRIC_PIPELINE, "", "shop").has("status")).isFalse();
  }

  @Test
  void aShadowHasANamespaceAndNamesOfItsOwn() throws Exception {
    CommandRun run = cluster.run("--once", "--mode=shadow", "--shadow-namespace=trial");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isTrue();
    assertThat(cluster.get(ResourceType.DEPLOYMENT, "trial", "telemetry-metric-gateway").isEmpty())
        .isFalse();
    assertThat(cluster.writes())
        .noneSatisfy(write ->
            assertThat(write.path()).contains("/namespaces/" + RunManagerCluster.NAMESPACE + "/"))
        .noneSatisfy(write -> assertThat(write.resource()).isEqualTo("metricpipelines"))
        .filteredOn(write -> write.resource().startsWith("clusterrole"))
        .allSatisfy(write -> assertThat(write.path()).contains("telemetry-metric-gateway-trial"));
  }

  @Test
  void whatIsInstalledDecidesUnlessFlagsSayOtherwise() throws Exception {
    cluster.incumbent(0);
    try {
      cluster.run("--once", "--mode=takeover", "--replicas=3", "--image-pull-secret-name=key");
    } finally {
      cluster.delete(ResourceType.DEPLOYMENT, RunManagerCluster.NAMESPACE, "telemetry-manager");
    }

    ObjectView gateway = cluster.deployment("telemetry-metric-gateway").at("spec");
    ObjectView pod = gateway.at("template", "spec");
    assertThat(gateway.number("replicas")).isEqualTo(3);
    assertThat(pod.items("containers").getFirst().text("image"))
        .isEqualTo("example.com/collector:7");
    assertThat(pod.text("priorityClassName")).isEqualTo("usual");
    assertThat(pod.items("imagePullSecrets").getFirst().text("name")).isEqualTo("key");
  }

  @Test
  void aPipelineThatIsNotAcceptedIsAFinding() {
    cluster.pipeline("billing", "transform: [{statements: ['no_such_function(metric.name)']}]");
    CommandRun run;
    try {
      run = cluster.run("--once", "--mode=takeover");
    } finally {
      cluster.delete(ResourceType.METRIC_PIPELINE, "", "billing");
    }

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.out())
        .contains("warning: MetricPipeline billing: ConfigurationGenerated=False, OTTLSpecInvalid");
  }

  @Test
  void aPlanIsAppliedAsItWasPreviewedAndNotWhenAnythingMovedOn() throws Exception {
    Path pipeline =
        Files.writeString(
            directory.resolve("shop.yaml"),
            """
            apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: shop}
            spec:
              output: {otlp: {endpoint: {value: "http://backend.shop:4317"}, protocol: grpc}}
            """);
    String plan = directory.resolve("plan.yaml").toString();
    CommandRun preview =
        CommandRun.inThisJvm(
            "preview",
            "--kubeconfig=" + cluster.plane.kubeconfig(),
            "-f",
            pipeline.toString(),
            "--out",
            plan);
    assertThat(preview.code()).as(preview.toString()).isEqualTo(ExitCode.OK);
    cluster.pipeline("shop", "input: {runtime: {enabled: true}}");
    cluster.audit.start();

    CommandRun moved = cluster.run("--plan=" + plan);

    assertThat(moved.code()).as(moved.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(moved.err())
        .contains("not as it was when the plan was made; nothing was changed")
        .contains("MetricPipeline shop")
        .contains("preview --out");
    assertThat(cluster.writes()).extracting(AuditLog.Request::resource).containsOnly("leases");

    cluster.pipeline("shop", "input: {runtime: {enabled: false}}");
    cluster.pipeline("shop", "");

    CommandRun applied = cluster.run("--plan=" + plan);

    assertThat(applied.code()).as(applied.toString()).isEqualTo(ExitCode.OK);
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isFalse();
  }

  @Test
  void whoMayNotReadIsToldWhichRuleIsMissing() {
    CommandRun run = cluster.run("--once", "--as=nobody");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("not allowed: ")
        .contains("User \"nobody\" cannot")
        .contains("what is missing of the needed rights:")
        .contains("kind: ClusterRole")
        .contains("  - metricpipelines\n")
        .contains("  namespace: kyma-system");
  }

  /** One refusal is enough to hear of all of them, and what is told is enough. */
  @Test
  void whoMayNotWriteIsToldAllRulesAtOnceAndWithTheseItWorks() {
    grant(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: looking-on}
        rules:
          - {apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch]}
          - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: ["*"]}
          - {nonResourceURLs: ["/apis*"], verbs: [get]}
        """);

    CommandRun refused =
        cluster.run("--once", "--mode=takeover", "--dry-run=server", "--as=writer");

    assertThat(refused.code()).as(refused.toString()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(refused.out()).containsOnlyOnce("what is missing of the needed rights:");
    String roles =
        refused
            .out()
            .substring(refused.out().indexOf("apiVersion: rbac"))
            .replaceAll("(?m)^         ", "");
    for (String resource :
        List.of("configmaps", "deployments", "clusterroles", "metricpipelines/status", "events")) {
      assertThat(roles).contains("- " + resource + "\n");
    }
    for (String role : roles.split("---\n")) {
      grant(role);
    }

    CommandRun allowed =
        cluster.run("--once", "--mode=takeover", "--dry-run=server", "--as=writer");

    assertThat(allowed.out()).as(allowed.toString()).doesNotContain("forbidden", "missing");
    assertThat(allowed.code()).as(allowed.toString()).isEqualTo(ExitCode.FINDING);
  }

  /** Gives the user of this name a role. */
  private static void grant(String yaml) {
    cluster.apply(yaml);
    ObjectView role = ObjectView.of(RunManagerCluster.object(yaml));
    String namespace = role.at("metadata").text("namespace");
    cluster.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: %1$sBinding
        metadata: {name: %2$s%3$s}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: %1$s, name: %2$s}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: writer}]
        """
            .formatted(
                role.text("kind"),
                role.name(),
                namespace.isEmpty() ? "" : ", namespace: " + namespace));
  }

  @Test
  void afterItsTimeItEndsLikeOneThatHasDoneItsWork() {
    CommandRun run = cluster.run("--mode=takeover", "--plain", "--stop-after=8s");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .containsSubsequence(
            "create Deployment kyma-system/telemetry-metric-gateway",
            "stopping: --stop-after is over");
    assertThat(cluster.leaseHolder()).isEmpty();
    assertThat(cluster.deployment("telemetry-metric-gateway").isEmpty()).isFalse();
  }

  @Test
  void whoMayNotTakeTheLeaseIsToldWhichRuleIsMissing() throws Exception {
    cluster.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRole
        metadata: {name: reader}
        rules:
          - {apiGroups: ["*"], resources: ["*"], verbs: [list]}
          - {apiGroups: ["", "apps"], resources: [namespaces, configmaps, deployments], verbs: [get]}
          - {nonResourceURLs: ["/apis*"], verbs: [get]}
        """);
    cluster.apply(
        """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: reader}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: reader}
        subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: reader}]
        """);
    CommandRun run = cluster.run("--once", "--mode=takeover", "--as=reader");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("leases.coordination.k8s.io \"cdd7ef0b.kyma-project.io\" is forbidden")
        .contains("  - leases\n")
        .contains("kind: Role\n");
  }

  @Test
  void theManifestsAreTakenByTheServerAndItsArgumentsByTheCommand() throws Exception {
    String text = Files.readString(Path.of("plugin-manifest/manager.yaml"));
    List<Tree.Mapping> objects =
        YamlReader.read(new SourceText("manager.yaml", text.replace("{{version}}", "1.2.3")))
            .documents()
            .stream()
            .map(document -> (Tree.Mapping) Trees.of(document.root()))
            .toList();
    Path filledIn = directory.resolve("manager.yaml");
    Files.writeString(filledIn, text.replace("{{version}}", "1.2.3"));
    ProgramRun applied =
        ProgramRun.of(
            Path.of("").toAbsolutePath(),
            List.of(
                RealPrograms.require("kubectl").toString(),
                "--kubeconfig=" + cluster.plane.kubeconfig(),
                "apply",
                "--dry-run=server",
                "-f",
                "plugin-manifest/manager-rbac.yaml",
                "-f",
                filledIn.toString()));
    assertThat(applied.code()).as(applied.toString()).isZero();
    assertThat(applied.output().lines()).hasSizeGreaterThan(objects.size());
    ObjectView pod = ObjectView.of(objects.getFirst()).at("spec", "template", "spec");
    ObjectView container = pod.items("containers").getFirst();
    List<String> arguments = new ArrayList<>(texts(container, "args"));

    assertThat(ObjectView.of(objects.getFirst()).at("spec").number("replicas")).isEqualTo(2);
    assertThat(arguments).contains("--in-cluster", "--mode=takeover", "--health-address=:8081");
    assertThat(container.items("ports"))
        .extracting(port -> port.number("containerPort"))
        .containsExactly(8080L, 8081L);
    // Its own account, and nobody else's rights.
    assertThat(Files.readString(Path.of("plugin-manifest/manager-rbac.yaml")))
        .contains("kind: ServiceAccount\nmetadata:\n  name: " + pod.text("serviceAccountName"));
    arguments.set(0, "run-manager");
    arguments.replaceAll(argument -> argument.replaceFirst("=:808[01]$", "=127.0.0.1:0"));
    arguments.add("--once");

    CommandRun run = cluster.run(arguments.subList(1, arguments.size()).toArray(String[]::new));

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("\"logger\":\"run-manager\"");
  }

  private static List<String> texts(ObjectView view, String key) {
    return ((Tree.Sequence) Objects.requireNonNull(view.tree().get(key)))
        .items().stream().map(item -> String.valueOf(((Tree.Scalar) item).value())).toList();
  }

  @Test
  void withoutTheShadowsNamespaceItIsSaidHowToMakeOne() {
    CommandRun run = cluster.run("--once", "--mode=shadow", "--shadow-namespace=nowhere");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("there is no namespace nowhere", "kubectl create namespace nowhere");
  }
}
