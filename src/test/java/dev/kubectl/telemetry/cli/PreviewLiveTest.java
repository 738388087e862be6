package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.yaml.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Previews against a real API server without nodes: what is told of the cluster itself. */
class PreviewLiveTest {
  private static final String PASSWORD = "geheim-eins";
  private static final String SHOP =
      """
      {apiVersion: telemetry.kyma-project.io/v1beta1, kind: MetricPipeline,
       metadata: {name: shop, labels: {team: shop}},
       spec: {output: {otlp: {endpoint: {value: "http://backend.shop:4317"}, protocol: grpc,
         headers: [{name: x-token, valueFrom: {secretKeyRef:
           {namespace: shop, name: backend, key: token}}}]}}}}
      """;
  private static final String SECRET =
      """
      ---
      {apiVersion: v1, kind: Secret, metadata: {name: backend, namespace: shop},
       stringData: {token: geheim-eins}}
      """;
  private static final String CART =
      """
      ---
      {apiVersion: telemetry.kyma-project.io/v1beta1, kind: MetricPipeline,
       metadata: {name: cart, labels: {team: cart}},
       spec: {output: {otlp: {endpoint: {value: "http://backend.cart:4317"}, protocol: grpc}}}}
      """;

  private static PreviewedCluster cluster;
  @TempDir private static Path folder;

  @BeforeAll
  static void start() throws Exception {
    cluster = PreviewedCluster.start(0);
    cluster.apply(
        "{apiVersion: operator.kyma-project.io/v1beta1, kind: Telemetry, metadata: {name: default,"
            + " namespace: kyma-system}}");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** Two pipelines, and all that is generated for them. */
  @BeforeEach
  void settle() throws Exception {
    cluster.kubectl("delete", "metricpipeline", "--all");
    cluster.apply(SHOP + SECRET + CART);
    cluster.pass();
  }

  private static String file(String yaml) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "file", ".yaml"), yaml).toString();
  }

  private static ObjectView json(CommandRun run) {
    return ObjectView.of(JsonReader.read(run.out()));
  }

  private static List<String> names(ObjectView preview, String list) {
    return preview.items(list).stream()
        .map(
            change -> change.text("action") + " " + change.text("kind") + " " + change.text("name"))
        .toList();
  }

  @Test
  void whatIsThereAlreadyIsNoChange() throws Exception {
    CommandRun run = cluster.preview("-f", file(SHOP + SECRET), "-o", "json");

    assertThat(run.code()).as(run::toString).isZero();
    ObjectView preview = json(run);
    assertThat(preview.flag("changes")).isFalse();
    assertThat(preview.items("drift")).isEmpty();
    assertThat(preview.items("generatorDifference")).as(run::toString).isEmpty();
  }

  @Test
  void pipelinesThatAreNotInTheFilesTakePart() throws Exception {
    CommandRun run =
        cluster.preview("-f", file(SHOP.replace("backend.shop", "other.shop")), "-o", "json");

    assertThat(run.code()).isOne();
    assertThat(json(run).items("impact"))
        .singleElement()
        .satisfies(impact -> assertThat(impact.text("pipeline")).isEqualTo("cart"));
    assertThat(names(json(run), "resources")).containsExactly("change MetricPipeline shop");
  }

  @Test
  void pruneDeletesOnlyWhatIsSelected() throws Exception {
    String shop = file(SHOP);

    assertThat(
            names(json(cluster.preview("-f", shop, "--prune", "--all", "-o", "json")), "resources"))
        .containsExactly("remove MetricPipeline cart");
    CommandRun own = cluster.preview("-f", shop, "--prune", "-l", "team=shop", "-o", "json");
    assertThat(own.code()).as(own::toString).isZero();
    CommandRun others =
        cluster.preview("-f", file(SHOP), "--prune", "-l", "team in (cart, x)", "-o", "json");
    assertThat(names(json(others), "resources")).containsExactly("remove MetricPipeline cart");
    assertThat(cluster.preview("-f", shop, "--prune").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aFieldThatIsNoLongerInTheFileGoesAndOnesOfOthersStay() throws Exception {
    cluster.apply(CART.replace("protocol: grpc", "protocol: grpc, compression: none"));
    cluster.kubectl(
        "patch",
        "metricpipeline",
        "cart",
        "--type=merge",
        "-p",
        "{\"spec\":{\"input\":{\"runtime\":{\"enabled\":true}}}}");

    CommandRun run = cluster.preview("-f", file(CART), "-o", "json");

    assertThat(json(run).items("resources"))
        .singleElement()
        .satisfies(change ->
            assertThat(change.tree().toString()).contains("compression").doesNotContain("runtime"));
  }

  @Test
  void anEditedConfigMapIsDriftAndNotTheUsersChange() throws Exception {
    String edited =
        ObjectView.of(
                cluster
                    .api
                    .get(
                        ResourceType.CONFIG_MAP.key(
                            PreviewedCluster.NAMESPACE, "telemetry-metric-gateway"))
                    .orElseThrow())
            .at("data")
            .text("relay.conf")
            .replace("limit_percentage: 75", "limit_percentage: 50")
            .replace("error_mode: ignore", "error_mode: " + PASSWORD);
    Path patch =
        Files.writeString(
            folder.resolve("patch.yaml"), "data:\n  relay.conf: |\n" + edited.indent(4));
    cluster.kubectl(
        "patch",
        "configmap",
        "telemetry-metric-gateway",
        "-n",
        PreviewedCluster.NAMESPACE,
        "--type=merge",
        "--patch-file=" + patch);

    CommandRun nothing = cluster.preview("-f", file(SHOP), "-o", "json");
    assertThat(nothing.code()).as("not the user's doing: %s", nothing).isZero();
    assertThat(names(json(nothing), "drift"))
        .containsExactly("change ConfigMap telemetry-metric-gateway");
    assertThat(json(nothing).items("generatorDifference")).isEmpty();

    CommandRun run = cluster.preview("-f", file(SHOP.replace("backend.shop", "other.shop")));
    assertThat(run.code()).isOne();
    assertThat(run.out())
        .contains("Drift: edited in the cluster", "75 → 50", "was edited by kubectl-patch")
        .doesNotContain(PASSWORD);
    cluster.pass();
    assertThat(names(json(cluster.preview("-f", file(SHOP), "-o", "json")), "drift")).isEmpty();
  }

  @Test
  void aDeletedObjectIsDriftToo() throws Exception {
    cluster.kubectl("delete", "service", "telemetry-otlp-metrics", "-n", "kyma-system");

    CommandRun run = cluster.preview("-f", file(SHOP), "-o", "json");

    assertThat(run.code()).isZero();
    assertThat(names(json(run), "drift")).containsExactly("remove Service telemetry-otlp-metrics");
  }

  /** Another release of the manager writes with updates, and with labels of its own. */
  @Test
  void whatAnotherGeneratorWroteIsNoDrift() throws Exception {
    cluster.pass(OtherManager.SETTINGS);

    CommandRun run = cluster.preview("-f", file(SHOP), "-o", "json");

    assertThat(run.code()).as(run::toString).isZero();
    ObjectView preview = json(run);
    assertThat(preview.items("drift")).isEmpty();
    assertThat(names(preview, "generatorDifference"))
        .contains(
            "change Deployment telemetry-metric-gateway",
            "change ConfigMap telemetry-metric-gateway");
    assertThat(cluster.preview("-f", file(SHOP)).out())
        .contains("Written differently by the cluster's own manager");
  }

  /** Settings of a manager of another release, under its own name. */
  private static final class OtherManager {
    static final ManagerSettings SETTINGS =
        new ManagerSettings(
            PreviewedCluster.SETTINGS.mode(),
            PreviewedCluster.SETTINGS.options().toBuilder()
                .version("1.61.0")
                .collectorImage("collector:old")
                .build(),
            PreviewedCluster.SETTINGS.distribution(),
            PreviewedCluster.SETTINGS.settings(),
            PreviewedCluster.SETTINGS.settingsNamespace(),
            "some-other-manager",
            PreviewedCluster.SETTINGS.grace(),
            Integer.MAX_VALUE,
            false);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "diff", "json", "yaml", "markdown", "html"})
  void noSecretIsInAnyForm(String form) throws Exception {
    cluster.apply(SECRET.replace(PASSWORD, "geheim-zwei"));
    String inline = SHOP.replaceAll("valueFrom: (?s:.*?)token\\}\\}", "value: geheim-inline");

    for (String files : List.of(SHOP + SECRET, inline)) {
      CommandRun run = cluster.preview("-f", file(files), "-o", form, "--full");

      assertThat(run.code()).as(run::toString).isOne();
      assertThat(run.toString())
          .doesNotContain(PASSWORD, "geheim-zwei", "geheim-inline")
          .doesNotContain("Z2VoZWlt");
    }
  }

  @Test
  void saysWhichRightsAreMissing() throws Exception {
    String user = "--as=nobody-special";

    CommandRun run = cluster.preview("-f", file(SHOP), user);

    assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("not allowed: ", "kind: ClusterRole", "metricpipelines", "kind: Role", "- list");
    assertThat(run.out()).isEmpty();
  }

  /** What is printed is what the code calls: it is enough, for reading and nothing else. */
  @Test
  void worksWithExactlyThePrintedRights() throws Exception {
    CommandRun printed = cluster.preview("--rbac", "-f", file(SHOP));
    assertThat(printed.code()).isZero();
    bind(printed.out(), "reader");
    cluster.audit.start();

    CommandRun run = cluster.preview("-f", file(CART.replace("backend", "b")), "--as=reader");

    assertThat(run.code()).as(run::toString).isOne();
    assertThat(run.out()).doesNotContain("may not be");
    List<AuditLog.Request> requests = cluster.audit.requests("kubectl-telemetry/");
    assertThat(requests).isNotEmpty().allMatch(request -> !request.isWrite());
    assertThat(requests).noneMatch(request -> request.status() == 403);
  }

  private static void bind(String roles, String user) throws Exception {
    cluster.apply(
        roles
            + """
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: %1$s}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: kubectl-telemetry-preview}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]
            """
                .formatted(user));
    for (String namespace : List.of("kyma-system", "kube-system", "shop")) {
      cluster.apply(
          """
          apiVersion: rbac.authorization.k8s.io/v1
          kind: RoleBinding
          metadata: {name: %1$s, namespace: %2$s}
          roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: kubectl-telemetry-preview}
          subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: %1$s}]
          """
              .formatted(user, namespace));
    }
  }

  @Test
  void goesOnWithoutTheRightToReadSecretsAndSaysSo() throws Exception {
    CommandRun printed = cluster.preview("--rbac");
    bind(printed.out().replace("- secrets\n", "- others\n"), "half");

    CommandRun run = cluster.preview("-f", file(SHOP), "--as=half");

    assertThat(run.code()).as(run::toString).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "Secret shop/backend may not be read",
            "get secrets backend in Namespace shop",
            "list secrets in Namespace kyma-system");
    Path plan = folder.resolve("no-plan.yaml");
    CommandRun planned = cluster.preview("-f", file(SHOP), "--as=half", "--out", plan.toString());
    assertThat(planned.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(plan).doesNotExist();
    assertThat(cluster.preview("-f", file(SHOP), "--as=half", "--require-secrets").code())
        .isEqualTo(ExitCode.CLUSTER);
  }

  @Test
  void asksTheApiServerByDryRun() throws Exception {
    cluster.kubectl(
        "patch",
        "metricpipeline",
        "shop",
        "--type=merge",
        "--field-manager=colleague",
        "-p",
        "{\"spec\":{\"output\":{\"otlp\":{\"compression\":\"none\"}}}}");
    cluster.audit.start();
    String wrong = CART.replace("protocol: grpc", "protocol: carrier-pigeon");

    CommandRun run =
        cluster.preview(
            "-f",
            file(SHOP.replace("protocol: grpc", "protocol: grpc, compression: gzip")),
            "--ssa");

    assertThat(run.code()).as(run::toString).isOne();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("--ssa: MetricPipeline shop: conflict with \"colleague\"", "compression");
    assertThat(cluster.audit.writes("kubectl-telemetry/"))
        .isNotEmpty()
        .allMatch(request -> request.path().contains("dryRun=All"));
    assertThat(cluster.preview("-f", file(wrong), "--ssa").code()).isNotZero();
    assertThat(cluster.kubectl("get", "metricpipeline", "shop", "-o", "yaml"))
        .contains("backend.shop");
  }

  @Test
  void whatAdmissionRefusesIsRefusedInThePreviewToo() throws Exception {
    cluster.apply(
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicy
        metadata: {name: no-elsewhere}
        spec:
          failurePolicy: Fail
          matchConstraints:
            resourceRules:
              - apiGroups: [telemetry.kyma-project.io]
                apiVersions: ["*"]
                operations: [CREATE, UPDATE]
                resources: [metricpipelines]
          validations:
            - expression: "!object.spec.output.otlp.endpoint.value.contains('elsewhere')"
              message: data stays here
        ---
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingAdmissionPolicyBinding
        metadata: {name: no-elsewhere}
        spec: {policyName: no-elsewhere, validationActions: [Deny]}
        """);
    String elsewhere = file(SHOP.replace("backend.shop", "elsewhere.shop"));
    try {
      // The API server begins to ask a new policy within seconds.
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(cluster.preview("-f", elsewhere, "--ssa").out().replaceAll("\\s+", " "))
                  .contains("! shop: is refused", "data stays here", "Refused: shop."));
    } finally {
      cluster.kubectl("delete", "validatingadmissionpolicybinding", "no-elsewhere");
      cluster.kubectl("delete", "validatingadmissionpolicy", "no-elsewhere");
    }
  }

  @Test
  void factsThatTheClusterTellsItselfAreNotTakenFromTheUser() throws Exception {
    CommandRun run = cluster.preview("-f", file(SHOP), "--fact", "istioActive=true");

    assertThat(run.code()).as(run::toString).isZero();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("the cluster itself tells istioActive: what --fact or --facts say");
  }

  @Test
  void namesWhoOwnsAFieldOfAGeneratedObject() throws Exception {
    cluster.kubectl(
        "scale", "deployment", "telemetry-metric-gateway", "-n", "kyma-system", "--replicas=4");

    CommandRun run =
        cluster.preview("-f", file(SHOP.replace("backend.shop", "other.shop")), "--ssa");

    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "--ssa: Deployment kyma-system/telemetry-metric-gateway: conflict with \"kubectl\"")
        .contains("Drift: edited in the cluster");
  }

  @Test
  void withoutTheRightToApplyTheServerIsNotAskedAndThatIsSaid() throws Exception {
    bind(cluster.preview("--rbac", "-f", file(SHOP)).out(), "looker");

    CommandRun run =
        cluster.preview(
            "-f", file(SHOP.replace("backend.shop", "other.shop")), "--ssa", "--as=looker");

    assertThat(run.code()).as(run::toString).isOne();
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains("--ssa: the API server was not asked about the pipelines")
        .contains("resources: [metricpipelines]")
        .contains("verbs: [patch]");
  }

  @Test
  void withExactlyTheRightsForADryRunPipelinesAreAsked() throws Exception {
    bind(cluster.preview("--rbac", "--ssa", "-f", file(SHOP)).out(), "asker");

    CommandRun run =
        cluster.preview(
            "-f", file(SHOP.replace("backend.shop", "other.shop")), "--ssa", "--as=asker");

    assertThat(run.code()).as(run::toString).isOne();
    assertThat(run.out()).doesNotContain("was not asked");
  }

  @Test
  void withoutAClusterItAsksForSomethingToCompareWith() throws Exception {
    String shop = file(SHOP);

    CommandRun run = CommandRun.inThisJvm("preview", "-f", shop, "-s", "https://127.0.0.1:1");

    assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("no cluster to compare with", "connection refused", "--against git:main");
    CommandRun detailed =
        CommandRun.inThisJvm(
            "preview", "-f", shop, "-s", "https://127.0.0.1:1", "--detailed-exitcode");
    assertThat(detailed.code()).as("terraform's code for a failure").isOne();
    assertThat(
            CommandRun.inThisJvm(
                    "preview", "-f", shop, "--against", "nothing", "--out", shop + ".plan")
                .code())
        .isEqualTo(ExitCode.USAGE);
  }

  @Test
  void runManagerCarriesOutASavedPlanOrRefuses() throws Exception {
    String other = SHOP.replace("backend.shop", "other.shop");
    String plan = folder.resolve("plan.yaml").toString();
    assertThat(cluster.preview("-f", file(other), "--out", plan).code()).isOne();
    assertThat(Files.readString(Path.of(plan))).doesNotContain(PASSWORD);

    CommandRun tooEarly = runManager(plan);
    assertThat(tooEarly.code()).as(tooEarly::toString).isNotZero();
    assertThat(tooEarly.toString()).contains("MetricPipeline shop is not as in the plan");

    cluster.apply(other);
    CommandRun run = runManager(plan);
    assertThat(run.code()).as(run::toString).isZero();
    assertThat(cluster.preview("-f", file(other)).code()).isZero();
    assertThat(cluster.pass().planned()).as("all that was planned has been done").isEmpty();

    CommandRun again = runManager(plan);
    assertThat(again.code()).as(again::toString).isNotZero();
    assertThat(again.toString()).contains("has been changed since the plan was made");
  }

  private static CommandRun runManager(String plan) {
    return CommandRun.inThisJvm(
        "run-manager", "--kubeconfig=" + cluster.kubeconfig, "--plan=" + plan);
  }

  @Test
  void terraformsExitCodes() throws Exception {
    assertThat(cluster.preview("-f", file(SHOP), "--detailed-exitcode").code()).isZero();
    assertThat(
            cluster
                .preview(
                    "-f", file(SHOP.replace("backend.shop", "other.shop")), "--detailed-exitcode")
                .code())
        .isEqualTo(2);
    assertThat(cluster.preview("--no-such-flag", "--detailed-exitcode").code())
        .as("terraform's error")
        .isOne();
  }
}
