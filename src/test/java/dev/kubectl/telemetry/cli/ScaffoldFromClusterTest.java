package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.server.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --from-cluster} finds in a real API server. */
@Tag("end-to-end")
class ScaffoldFromClusterTest {
  private static final Path DEFINITION =
      Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml");
  private static final String PIPELINES = "/apis/telemetry.kyma-project.io/v1beta1/metricpipelines";
  private static final String SECRET_VALUE = "c2VjcmV0LXZhbHVl";
  private static final String OBJECTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: web, namespace: shop, annotations: {prometheus.io/scrape: "true"}}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: quiet, namespace: default, annotations: {prometheus.io/scrape: "false"}}
      spec: {ports: [{port: 80}]}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: backend, namespace: shop}
      data: {token: %1$s, user: %1$s}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: release, namespace: shop}
      type: helm.sh/release.v1
      data: {release: %1$s}
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: gateways.networking.istio.io}
      spec:
        group: networking.istio.io
        scope: Namespaced
        names: {plural: gateways, singular: gateway, kind: Gateway, listKind: GatewayList}
        versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object}}
      ---
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec: {output: {otlp: {protocol: grpc, endpoint: {value: "https://b:4317"}}}}
      """
          .formatted(SECRET_VALUE);

  @TempDir static Path folder;
  private static @Nullable ControlPlane server;
  private static String kubeconfig = "";

  @BeforeAll
  static void aClusterWithSomethingInIt() throws Exception {
    String kubectl = RealPrograms.require("kubectl").toString();
    server = ControlPlane.start();
    server.install(DEFINITION, List.of(PIPELINES));
    kubeconfig = server.kubeconfig().toString();
    Path objects = Files.writeString(folder.resolve("objects.yaml"), OBJECTS);
    ProgramRun applied =
        ProgramRun.of(
            folder,
            List.of(
                kubectl,
                "--kubeconfig",
                kubeconfig,
                "apply",
                "--server-side",
                "-f",
                objects.toString()));
    assertThat(applied.code()).as(applied.output()).isZero();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static CommandRun scaffold(String... arguments) {
    List<String> words = new ArrayList<>(List.of("scaffold", "--from-cluster"));
    words.add("--kubeconfig=" + kubeconfig);
    words.addAll(List.of(arguments));
    return CommandRun.of(words.toArray(String[]::new));
  }

  @Test
  void inputsAreThoseThatBringSomethingHere() throws Exception {
    Objects.requireNonNull(server).awaitReady();

    CommandRun run = scaffold("shop", "--endpoint=https://b:4317");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("prometheus:", "istio:").doesNotContain("runtime:");
    assertThat(run.err())
        .contains("note: inputs otlp, prometheus, istio, as test has it")
        .contains("note: test has a MetricPipeline shop already");
  }

  @Test
  void whatAFlagSaysCountsMore() {
    CommandRun run = scaffold("other", "--endpoint=https://b:4317", "--input=runtime");

    assertThat(run.out()).contains("runtime:").doesNotContain("istio:");
    assertThat(run.err()).doesNotContain("note: inputs", "already");
  }

  @Test
  void whatThereIsIsListedWithoutAnyValue() {
    CommandRun run = scaffold("new");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("In test\n", "istio       is installed")
        .contains("1 workload with prometheus.io/scrape, in shop")
        .contains("default, kube", "shop\n")
        .contains("secret      shop/backend (token, user)")
        .contains("where is the backend?")
        .doesNotContain("shop/release", SECRET_VALUE, "secret-value");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void whoMayReadNothingGetsToKnowWhatIsMissing() {
    CommandRun run = scaffold("new", "--endpoint=https://b:4317", "--as=nobody");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.err())
        .contains("note: Secrets may not be listed (Forbidden)")
        .contains("note: namespaces may not be listed (Forbidden)");
    assertThat(run.out()).contains("istio:").doesNotContain("prometheus:");
  }

  @Test
  void aDeadClusterIsSaidToBeOne() {
    CommandRun run =
        CommandRun.of(
            "scaffold",
            "shop",
            "--from-cluster",
            "--endpoint=https://b:4317",
            "--kubeconfig=" + kubeconfig,
            "--server=https://127.0.0.1:1");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("127.0.0.1:1");
  }
}
