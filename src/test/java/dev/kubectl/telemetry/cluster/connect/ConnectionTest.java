package dev.kubectl.telemetry.cluster.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kubectl.telemetry.cluster.connect.ClusterFailure.Kind;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in by a real API server, and what is said when one is not. */
class ConnectionTest {
  private static ControlPlane server;
  private static Authority authority;

  @TempDir static Path shared;
  @TempDir Path folder;
  private Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() throws Exception {
    authority = Authority.in(shared);
    server = ControlPlane.start(List.of("--client-ca-file=" + authority.certificate()));
    apply(
        "/apis/rbac.authorization.k8s.io/v1/clusterroles",
        """
        {"metadata":{"name":"reader"},"rules":[
          {"apiGroups":[""],"resources":["namespaces"],"verbs":["list"]}]}
        """);
    apply(
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        """
        {"metadata":{"name":"reader"},
         "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"reader"},
         "subjects":[{"apiGroup":"rbac.authorization.k8s.io","kind":"User","name":"jane"},
                     {"apiGroup":"rbac.authorization.k8s.io","kind":"Group","name":"readers"}]}
        """);
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void nobodyElsesVariables() {
    environment = new HashMap<>(Map.of("PATH", System.getenv("PATH")));
  }

  private static void apply(String path, String object) throws Exception {
    assertThat(
            server
                .send(
                    server
                        .request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(object)))
                .accepted())
        .isTrue();
  }

  private Surroundings surroundings() {
    return new Surroundings(environment, folder, folder.resolve("account"));
  }

  private Connection open(ConnectionOptions options) {
    return Connection.open(options, "1.2.3", surroundings());
  }

  private String userName(ConnectionOptions options) {
    try (Connection connection = open(options)) {
      String review =
          connection.answer(() ->
              connection
                  .client()
                  .raw(
                      "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                      "POST",
                      Map.of(
                          "apiVersion", "authentication.k8s.io/v1",
                          "kind", "SelfSubjectReview")));
      return review.replaceAll("(?s).*\"username\":\"([^\"]*)\".*", "$1");
    }
  }

  private ClusterFailure failure(ConnectionOptions options, String path) {
    return catchThrowableOfType(
        ClusterFailure.class,
        () -> {
          try (Connection connection = open(options)) {
            connection.get(path);
          }
        });
  }

  private ConnectionOptions kubeconfig(String user, String cluster) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("config"),
            """
            apiVersion: v1
            kind: Config
            clusters:
            - {name: here, cluster: {%s}}
            users:
            - name: me
              user: %s
            contexts:
            - {name: main, context: {cluster: here, user: me, namespace: mine}}
            current-context: main
            """
                .formatted(cluster, user));
    return chosen(file, null, null, null);
  }

  private static ConnectionOptions chosen(
      Path file, @Nullable String context, @Nullable String cluster, @Nullable String user) {
    return ConnectionOptions.NONE.with(
        new ConnectionOptions.Choice(file.toString(), context, cluster, user));
  }

  private static String trusted() {
    return "server: '"
        + server.address()
        + "', certificate-authority: '"
        + server.certificate()
        + "'";
  }

  private static String admin() {
    return "{token: " + server.token() + "}";
  }

  @Test
  void theContextNamesServerUserAndNamespace() throws Exception {
    ConnectionOptions options = kubeconfig(admin(), trusted());

    try (Connection connection = open(options)) {
      assertThat(connection.get("/version")).isInstanceOf(Tree.Mapping.class);
      assertThat(connection.namespace()).isEqualTo("mine");
      assertThat(connection.context()).isEqualTo("main");
      assertThat(connection.server()).isEqualTo(server.address());
    }
    assertThat(userName(options)).isEqualTo("admin");
  }

  @Test
  void aClientCertificateOfEitherKindSaysWhoWeAre() throws Exception {
    for (String algorithm : List.of("EC", "RSA")) {
      Authority.Issued jane =
          authority.issue("jane" + algorithm, algorithm, "CN=jane, O=people", "eku=clientAuth");

      assertThat(
              userName(
                  kubeconfig(
                      "{client-certificate: '"
                          + jane.certificate()
                          + "', client-key-data: '"
                          + Pem.encoded(jane.keyText())
                          + "'}",
                      trusted())))
          .isEqualTo("jane");
    }
  }

  @Test
  void asAnotherUserOnlyThatUsersRightsCount() throws Exception {
    ConnectionOptions me = kubeconfig(admin(), trusted());
    ConnectionOptions jane =
        me.with(new ConnectionOptions.Impersonation("jane", List.of(), "7", Map.of()));

    assertThat(
            userName(
                me.with(
                    new ConnectionOptions.Impersonation("x", List.of("readers"), null, Map.of()))))
        .isEqualTo("x");
    try (Connection connection = open(jane)) {
      assertThat(connection.get("/api/v1/namespaces")).isInstanceOf(Tree.Mapping.class);
    }
    ClusterFailure refused = failure(jane, "/api/v1/namespaces/default/secrets/s");

    assertThat(refused.kind()).isEqualTo(Kind.FORBIDDEN);
    assertThat(refused.text())
        .isEqualTo(
            "not allowed: secrets \"s\" is forbidden: User \"jane\" cannot get resource \"secrets\""
                + " in API group \"\" in the namespace \"default\"");
    assertThat(refused.hint())
        .isEqualTo(
            """
            the missing rule, for a Role in namespace default:
            - apiGroups: [""]
              resources: [secrets]
              resourceNames: [s]
              verbs: [get]\
            """);
    assertThat(failure(jane, "/metrics").hint())
        .isEqualTo(
            """
            the missing rule, for a ClusterRole:
            - nonResourceURLs: ["/metrics"]
              verbs: [get]\
            """);
  }

  @Test
  void aPluginMakesTheTokenAndIsToldAboutTheCluster() throws Exception {
    Path plugin = folder.resolve("login");
    Files.writeString(
        plugin,
        """
        #!/bin/sh
        echo "$KUBERNETES_EXEC_INFO" > "$RECORD"
        printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
        printf '"status":{"token":"%s"}}' "$1"
        """);
    Files.setPosixFilePermissions(plugin, PosixFilePermissions.fromString("rwx------"));
    ConnectionOptions options =
        kubeconfig(
            """
            {exec: {apiVersion: client.authentication.k8s.io/v1, command: ./login, args: ["%s"],
                    interactiveMode: Never, provideClusterInfo: true,
                    env: [{name: RECORD, value: "%s"}]}}
            """
                .formatted(server.token(), folder.resolve("record")),
            trusted());

    assertThat(userName(options)).isEqualTo("admin");
    assertThat(folder.resolve("record"))
        .content()
        .contains("\"interactive\": false")
        .contains(server.address().toString())
        .contains("certificate-authority-data");
  }

  @Test
  void aPluginThatIsMissingOrFailsIsNamedWithItsInstallHint() throws Exception {
    String exec = "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, ";

    ClusterFailure missing =
        failure(
            kubeconfig(exec + "command: no-such-login, installHint: brew install it}}", trusted()),
            "/version");
    ClusterFailure failed = failure(kubeconfig(exec + "command: 'false'}}", trusted()), "/version");

    assertThat(missing.text())
        .isEqualTo("the credential plugin no-such-login of user \"me\" cannot be started");
    assertThat(missing.hint()).isEqualTo("brew install it");
    assertThat(failed.text())
        .isEqualTo("the credential plugin false of user \"me\" ended with exit code 1");
  }

  @Test
  void aRefusedTokenIsReportedWithTheTimeItEnded() throws Exception {
    String claims =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"exp\":1500000000}".getBytes(StandardCharsets.UTF_8));

    ClusterFailure failure =
        failure(kubeconfig("{token: e30." + claims + ".x}", trusted()), "/api");

    assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
    assertThat(failure.text())
        .isEqualTo(
            "the server "
                + server.address()
                + " does not accept the credentials of user \"me\" in context \"main\":"
                + " the token expired at 2017-07-14T02:40:00Z");
    assertThat(failure.getCause()).hasMessageNotContaining(claims);
  }

  @Test
  void aTokenGivenByHandWinsAndNobodyElsesTokenIsTriedWhenItIsRefused() throws Exception {
    ConnectionOptions options = kubeconfig(admin(), trusted());
    environment.put("KUBECONFIG", folder.resolve("config").toString());
    ConnectionOptions.Credentials wrong =
        new ConnectionOptions.Credentials("wrong", null, null, null, null);

    assertThat(failure(options.with(wrong), "/api").kind()).isEqualTo(Kind.UNAUTHORIZED);
  }

  @Test
  void aServerWithAStrangersCertificateIsNotTalkedTo() throws Exception {
    String strange =
        "server: '"
            + server.address()
            + "', certificate-authority: '"
            + authority.certificate()
            + "'";

    ClusterFailure failure = failure(kubeconfig(admin(), strange), "/version");

    assertThat(failure.kind()).isEqualTo(Kind.TLS);
    assertThat(failure.text())
        .isEqualTo(
            "the server "
                + server.address()
                + " shows a certificate that was not issued by a known authority");
    assertThat(userName(kubeconfig(admin(), strange).with(flags(null, true, null))))
        .isEqualTo("admin");
  }

  @Test
  void theNameInTheCertificateCanBeTold() throws Exception {
    ConnectionOptions options = kubeconfig(admin(), trusted());

    assertThat(userName(options.with(flags(null, false, "kubernetes.default.svc"))))
        .isEqualTo("admin");
    assertThat(failure(options.with(flags(null, false, "example.com")), "/api").text())
        .isEqualTo("the server " + server.address() + " shows a certificate for another name");
  }

  private static ConnectionOptions.Server flags(
      @Nullable String address, boolean any, @Nullable String name) {
    return new ConnectionOptions.Server(address, null, any, name, null);
  }

  @Test
  void whereNobodyListensIsSaid() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String address = "https://127.0.0.1:" + port;

    ClusterFailure dead = failure(kubeconfig("{token: t}", "server: '" + address + "'"), "/api");
    ClusterFailure unknown =
        failure(kubeconfig("{token: t}", "server: 'https://no-such.invalid'"), "/api");

    assertThat(dead.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(dead.text())
        .isEqualTo("the server " + address + " cannot be reached: connection refused");
    assertThat(dead.hint())
        .isEqualTo(
            "is the cluster running, and is context \"main\" the right one? (from "
                + folder.resolve("config")
                + ")");
    assertThat(unknown.text())
        .isEqualTo("the server https://no-such.invalid cannot be reached: its name is not known");
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftAfterTheRequestTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String cluster = "server: 'http://127.0.0.1:" + silent.getLocalPort() + "'";

      ClusterFailure failure =
          failure(kubeconfig("{token: t}", cluster).with(Duration.ofMillis(300)), "/api");

      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.hint()).isEqualTo("give it longer with --request-timeout");
    }
  }

  @Test
  void aProxyIsUsed() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy("")) {
      String url = "proxy-url: 'http://127.0.0.1:" + proxy.port() + "'";

      assertThat(userName(kubeconfig(admin(), trusted() + ", " + url))).isEqualTo("admin");
      assertThat(proxy.heads()).isNotEmpty().allMatch(head -> head.startsWith("CONNECT "));
    }
  }

  @Test
  void aProxyThatRefusesUsIsNamed() throws Exception {
    try (ForwardProxy proxy = new ForwardProxy("never sent")) {
      String address = "http://127.0.0.1:" + proxy.port();

      ClusterFailure failure =
          failure(kubeconfig(admin(), trusted() + ", proxy-url: '" + address + "'"), "/api");

      assertThat(failure.text())
          .startsWith(
              "the server " + server.address() + " cannot be reached through the proxy " + address);
    }
  }

  @Test
  void aPodUsesItsServiceAccount() throws Exception {
    Path account = Files.createDirectory(folder.resolve("account"));
    Files.writeString(account.resolve("token"), server.token() + "\n");
    Files.writeString(account.resolve("namespace"), "kyma-system");
    Files.copy(server.certificate(), account.resolve("ca.crt"));
    environment.put("KUBERNETES_SERVICE_HOST", server.address().getHost());
    environment.put("KUBERNETES_SERVICE_PORT", String.valueOf(server.address().getPort()));

    assertThat(userName(ConnectionOptions.NONE)).isEqualTo("admin");
    try (Connection connection = open(ConnectionOptions.NONE)) {
      assertThat(connection.namespace()).isEqualTo("kyma-system");
    }
  }

  @Test
  void aKindThatIsNotThereIsExplained() throws Exception {
    ClusterFailure failure =
        failure(
            kubeconfig(admin(), trusted()),
            "/apis/telemetry.kyma-project.io/v1beta1/metricpipelines");

    assertThat(failure.kind()).isEqualTo(Kind.MISSING);
    assertThat(failure.text()).contains("does not know MetricPipelines");
  }
}
