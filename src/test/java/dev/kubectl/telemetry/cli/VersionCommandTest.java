package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code version}, and with it what every command says when it does not reach a cluster. */
@Tag("end-to-end")
class VersionCommandTest {
  private static final String MANAGER =
      """
      {"metadata": {"name": "telemetry-manager"}, "spec": {
        "selector": {"matchLabels": {"app": "m"}},
        "template": {"metadata": {"labels": {"app": "m"}}, "spec": {"containers": [
          {"name": "manager", "image": "example.com:5000/kyma/telemetry-manager:1.61.0"}]}}}}
      """;

  private static ControlPlane server;
  private static String kubeconfig;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = ControlPlane.start();
    kubeconfig = server.kubeconfig().toString();
    post("/api/v1/namespaces", "{\"metadata\": {\"name\": \"kyma-system\"}}");
    post("/apis/apps/v1/namespaces/kyma-system/deployments", MANAGER);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  private static void post(String path, String object) throws Exception {
    int status =
        server
            .send(
                server
                    .request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(object)))
            .status();
    assertThat(status).isEqualTo(201);
  }

  @Test
  void thisProgramAloneNeedsNoCluster() {
    CommandRun run = CommandRun.of("version", "--client", "--kubeconfig=/nowhere");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches(
            "Client Version: \\S+\n"
                + "Behaves Like: telemetry-manager 1\\.62\\.0"
                + " with OpenTelemetry Collector 0\\.149\\.0\n");
  }

  @Test
  void theServerIsTheOneThatKubectlSees() throws Exception {
    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig, "-o", "json");

    Process kubectl =
        new ProcessBuilder(
                RealPrograms.require("kubectl").toString(),
                "version",
                "--kubeconfig=" + kubeconfig,
                "-o=json")
            .start();
    byte[] answer = kubectl.getInputStream().readAllBytes();
    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(text(run.out().getBytes(StandardCharsets.UTF_8), "serverVersion", "gitVersion"))
        .isEqualTo(text(answer, "serverVersion", "gitVersion"))
        .startsWith("v1.");
  }

  @Test
  void anotherManagerThanOursIsAWarning() {
    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig);

    assertThat(run.code()).isZero();
    assertThat(run.out()).endsWith("Server Runs: telemetry-manager 1.61.0\n");
    assertThat(run.err())
        .isEqualTo(
            "warning: the cluster runs telemetry-manager 1.61.0, but this program behaves like"
                + " 1.62.0: what it generates may differ\n");
  }

  @Test
  void yamlHasTheSame() {
    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig, "-o", "yaml");

    assertThat(run.out())
        .startsWith("clientVersion:\n")
        .contains("\nserverVersion:\n  gitVersion: v1.")
        .endsWith("  telemetryManager: 1.61.0\n");
  }

  @Test
  void whereNobodyRunsAManagerNothingIsSaidAboutIt() {
    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig, "-n", "default");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).doesNotContain("Server Runs");
  }

  @Test
  void anUnreachableServerIsNamedAndOurVersionIsShownAllTheSame() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String address = "https://127.0.0.1:" + port;

    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig, "-s", address);

    assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.out()).startsWith("Client Version: ").doesNotContain("Server");
    assertThat(run.err())
        .startsWith(
            "error: the server " + address + " cannot be reached: connection refused\n   help: ");
  }

  @Test
  void anUnknownContextIsNamedWithThoseThatThereAre() {
    CommandRun run = CommandRun.of("version", "--kubeconfig", kubeconfig, "--context", "prod");

    assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err()).startsWith("error: ").contains("\"prod\"").contains("   help: ");
  }

  @Test
  void anExpiredTokenIsReportedWithItsTimeAndNotShown() {
    String token =
        Stream.of("{\"alg\":\"none\"}", "{\"exp\":1700000000}", "signature")
            .map(part ->
                Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(part.getBytes(StandardCharsets.UTF_8)))
            .reduce((a, b) -> a + "." + b)
            .orElseThrow();

    CommandRun run =
        CommandRun.of(
            "version",
            "-s=" + server.address(),
            "--certificate-authority=" + server.certificate(),
            "--token=" + token);

    assertThat(run.code()).isEqualTo(ExitCode.CLUSTER);
    assertThat(run.err())
        .contains("does not accept the credentials")
        .contains("2023-11-14")
        .contains("   help: log in again")
        .doesNotContain(token);
  }

  @Test
  void aCredentialPluginIsAsked() throws Exception {
    Path plugin = folder.resolve("login");
    Files.writeString(
        plugin,
        """
        #!/bin/sh
        echo '{"kind": "ExecCredential", "apiVersion": "client.authentication.k8s.io/v1",
               "status": {"token": "%s"}}'
        """
            .formatted(server.token()));
    assertThat(plugin.toFile().setExecutable(true)).isTrue();
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            current-context: a
            contexts: [{name: a, context: {cluster: a, user: a}}]
            clusters: [{name: a, cluster: {server: "%s", certificate-authority: %s}}]
            users:
            - name: a
              user:
                exec:
                  apiVersion: client.authentication.k8s.io/v1
                  command: ./login
                  interactiveMode: Never
            """
                .formatted(server.address(), server.certificate()));

    CommandRun run = CommandRun.of("version", "--kubeconfig", config.toString());

    assertThat(run.code()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Server Version: v1.");
  }

  private static String text(byte[] json, String... path) {
    Tree tree = JsonReader.read(new String(json, StandardCharsets.UTF_8));
    for (String key : path) {
      tree = Objects.requireNonNull(((Tree.Mapping) tree).get(key), key);
    }
    return String.valueOf(((Tree.Scalar) tree).value());
  }
}
