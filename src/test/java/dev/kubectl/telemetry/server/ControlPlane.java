package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An etcd and a kube-apiserver of one test class, on free loopback ports, with one administrator
 * who shows a token. There are no controllers and no nodes: objects are kept and judged, nothing
 * comes of them.
 *
 * <p>Where the programs are missing, the test is skipped, see {@link RealPrograms}.
 */
public final class ControlPlane implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String HOST = "127.0.0.1";

  private final Path folder;
  private final int port;
  private final String token = UUID.randomUUID().toString();
  private final List<ServerProgram> programs = new ArrayList<>();
  private String[] apiServerOptions = {};
  private String etcd = "";
  private @Nullable HttpClient client;

  private ControlPlane(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts one and waits until it is ready, which takes some seconds. */
  public static ControlPlane start() throws Exception {
    return start(List.of());
  }

  /**
   * Starts one with more options than usual.
   *
   * @param more options of kube-apiserver
   */
  public static ControlPlane start(List<String> more) throws Exception {
    RealPrograms.require("etcd");
    RealPrograms.require("kube-apiserver");
    int[] ports = freePorts(3);
    ControlPlane plane = new ControlPlane(Files.createTempDirectory("control-plane"), ports[2]);
    try {
      plane.startPrograms(
          "http://" + HOST + ":" + ports[0], "http://" + HOST + ":" + ports[1], more);
      plane.connect();
    } catch (Exception | AssertionError e) {
      plane.close();
      throw e;
    }
    return plane;
  }

  private void connect() throws IOException, GeneralSecurityException, InterruptedException {
    await("the certificate", () -> Files.exists(certificate()) && Files.size(certificate()) > 0);
    client =
        HttpClient.newBuilder()
            .sslContext(Certificate.trusting(certificate()))
            .version(HttpClient.Version.HTTP_2)
            .build();
    await("readiness", () -> isOk("/readyz"));
  }

  /** The certificate of the API server, which issued it itself. */
  public Path certificate() {
    return folder.resolve("certificates").resolve("apiserver.crt");
  }

  private void startPrograms(String etcd, String peers, List<String> more)
      throws IOException, GeneralSecurityException {
    this.etcd = etcd;
    programs.add(
        ServerProgram.start(
            "etcd",
            folder,
            "--data-dir=data",
            "--unsafe-no-fsync",
            "--listen-client-urls=" + etcd,
            "--advertise-client-urls=" + etcd,
            "--listen-peer-urls=" + peers,
            "--initial-advertise-peer-urls=" + peers,
            "--initial-cluster=default=" + peers,
            "--log-level=warn"));
    Certificate.writeKey(folder.resolve("accounts.key"));
    Files.writeString(folder.resolve("tokens.csv"), token + ",admin,admin,system:masters\n");
    List<String> options =
        List.of(
            "--etcd-servers=" + etcd,
            "--bind-address=" + HOST,
            "--advertise-address=" + HOST,
            "--secure-port=" + port,
            "--cert-dir=certificates",
            "--token-auth-file=tokens.csv",
            "--authorization-mode=RBAC",
            "--service-account-issuer=https://kubernetes.default.svc",
            "--service-account-key-file=accounts.key",
            "--service-account-signing-key-file=accounts.key",
            "--service-cluster-ip-range=10.0.0.0/24",
            "--endpoint-reconciler-type=none",
            "--allow-privileged");
    String[] all = Stream.concat(options.stream(), more.stream()).toArray(String[]::new);
    apiServerOptions = all;
    startApiServer();
  }

  /** Starts the API server again after {@link #stopApiServer}, on the same port and data. */
  public void startApiServer() throws IOException {
    programs.add(ServerProgram.start("kube-apiserver", folder, apiServerOptions));
  }

  /** Stops the API server alone; etcd keeps what it knew. */
  public void stopApiServer() {
    programs.removeLast().close();
  }

  /** Waits until the API server answers. */
  public void awaitReady() throws IOException, InterruptedException {
    await("readiness", () -> isOk("/readyz"));
  }

  /** Makes etcd forget everything but the present state, as it does by itself now and then. */
  public void compact() throws IOException, InterruptedException {
    String range =
        etcd(
            "range",
            """
            {"key": "AA=="}
            """);
    String revision = range.replaceAll("(?s).*.revision.:.(\\d+).*", "$1");
    etcd(
        "compaction",
        """
        {"revision": "%s", "physical": true}
        """
            .formatted(revision));
  }

  /** Over etcd's own HTTP gateway. */
  private String etcd(String method, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(etcd + "/v3/kv/" + method))
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> response =
        Objects.requireNonNull(client).send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(response.body());
    }
    return response.body();
  }

  /** Where the servers keep their files. */
  public Path folder() {
    return folder;
  }

  /**
   * Makes a kind known, from its CustomResourceDefinition, and waits until it is served.
   *
   * @param served paths of its lists, one for each version
   */
  public void install(Path definition, List<String> served)
      throws IOException, InterruptedException {
    ServerAnswer answer =
        send(
            request("/apis/apiextensions.k8s.io/v1/customresourcedefinitions")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofFile(definition)));
    if (!answer.accepted()) {
      throw new AssertionError("not installed: " + answer);
    }
    for (String path : served) {
      await(path, () -> isOk(path));
    }
  }

  /** A request by the administrator. */
  public HttpRequest.Builder request(String pathAndQuery) {
    return HttpRequest.newBuilder(address().resolve(pathAndQuery))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  /** Sends a request; safe to be called by several threads. */
  public ServerAnswer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response =
        Objects.requireNonNull(client).send(request.build(), HttpResponse.BodyHandlers.ofString());
    return ServerAnswer.of(response.statusCode(), response.body());
  }

  /** Sends a request whose answer goes on, such as a watch; its lines come as they are written. */
  public Stream<String> stream(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return Objects.requireNonNull(client)
        .send(request.build(), HttpResponse.BodyHandlers.ofLines())
        .body();
  }

  public URI address() {
    return URI.create("https://" + HOST + ":" + port);
  }

  /** What the administrator shows. */
  public String token() {
    return token;
  }

  /** A kubeconfig of the administrator. Written once: programs read it while tests ask for it. */
  public synchronized Path kubeconfig() throws IOException {
    Path file = folder.resolve("kubeconfig");
    if (Files.exists(file)) {
      return file;
    }
    return Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "%s", certificate-authority: "%s"}}]
        users: [{name: admin, user: {token: "%s"}}]
        contexts: [{name: test, context: {cluster: test, user: admin}}]
        current-context: test
        """
            .formatted(address(), certificate(), token));
  }

  /** The end of what the servers wrote, for the message of a failure. */
  public String logs() {
    StringBuilder logs = new StringBuilder();
    programs.forEach(program -> logs.append(program.lastLines()));
    return logs.toString();
  }

  /** Stops the servers, the one with the clients first, and forgets their data. */
  @Override
  public void close() throws IOException {
    if (client != null) {
      client.shutdownNow();
    }
    programs.reversed().forEach(ServerProgram::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private boolean isOk(String path) throws InterruptedException {
    try {
      return send(request(path)).accepted();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void await(String what, Check check) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!check.holds()) {
      if (System.nanoTime() > end || !programs.stream().allMatch(ServerProgram::isAlive)) {
        throw new AssertionError("waited in vain for " + what + "\n" + logs());
      }
      Thread.sleep(100);
    }
  }

  /** Ports that nobody used a moment ago; all are taken before the first is given back. */
  private static int[] freePorts(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
      return sockets.stream().mapToInt(ServerSocket::getLocalPort).toArray();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  private interface Check {
    boolean holds() throws IOException, InterruptedException;
  }
}
