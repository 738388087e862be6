package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A way to talk to one API server, until it is closed. Opening it makes no request, but may run a
 * credential plugin.
 *
 * <p>Safe for use by several threads.
 */
public final class Connection implements AutoCloseable {
  private final Access access;
  private final HttpClients clients;
  private final KubernetesClient client;

  private Connection(Access access, HttpClients clients, KubernetesClient client) {
    this.access = access;
    this.clients = clients;
    this.client = client;
  }

  /**
   * Decides by flags, kubeconfig and environment where to connect to.
   *
   * @param version of this program, for the user agent
   * @throws ClusterFailure if what is configured is wrong or not enough
   */
  public static Connection open(ConnectionOptions options, String version) {
    return open(options, version, Surroundings.ofProcess());
  }

  public static Connection open(
      ConnectionOptions options, String version, Surroundings surroundings) {
    Access access = new AccessDecision(options, surroundings, Clock.systemUTC()).decide();
    ClientSettings settings = ClientSettings.of(access, version);
    HttpClients clients = new HttpClients(settings.tls(), settings.parameters());
    try {
      // No request yet: all that can fail here is reading certificates and keys.
      KubernetesClient client =
          new KubernetesClientBuilder()
              .withConfig(settings.config())
              .withHttpClientFactory(clients)
              .build();
      return new Connection(access, clients, client);
    } catch (RuntimeException e) {
      clients.close();
      throw ClusterFailure.configuration(
          "a certificate or key cannot be used", "look into " + access.source());
    }
  }

  /** For requests inside of {@link #answer}, and for watches. */
  public KubernetesClient client() {
    return client;
  }

  public URI server() {
    return access.server();
  }

  /** The namespace of {@code --namespace}, else of the context, else {@code default}. */
  public String namespace() {
    return access.namespace();
  }

  /** The name of the context in use; empty when there is none, as in a pod. */
  public String context() {
    return access.context();
  }

  /** Whether this process runs in a pod of the cluster and acts as its service account. */
  public boolean isInCluster() {
    return access.source().equals(InCluster.SOURCE);
  }

  /** The name of the user's entry in the kubeconfig; empty when there is none. */
  public String user() {
    return access.user();
  }

  /**
   * Makes requests.
   *
   * @throws ClusterFailure instead of whatever the Kubernetes client throws
   */
  public <T> T answer(Supplier<T> requests) {
    try {
      return requests.get();
    } catch (ClusterFailure known) {
      throw known;
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  /** What a failure of the Kubernetes client means; a bug of ours stays what it is. */
  public RuntimeException failure(Throwable cause) {
    return FailureText.of(cause, access);
  }

  /**
   * What a refusal means, for those who make their requests themselves.
   *
   * @param status of HTTP
   * @param message that of the Status which the server answered; may be empty
   * @param path that was asked for
   */
  public ClusterFailure refused(
      int status, String message, String path, @Nullable Throwable cause) {
    return FailureText.refused(status, message, path, cause, access);
  }

  /**
   * One GET.
   *
   * @param path with its query, such as {@code /version}
   * @throws ClusterFailure as {@link #answer}
   */
  public Tree get(String path) {
    String json =
        answer(() ->
            client.raw(
                client.getMasterUrl().toString().replaceFirst("/$", "") + path, "GET", null));
    List<SourceDocument> documents =
        YamlReader.read(path, json.getBytes(StandardCharsets.UTF_8)).documents();
    return documents.isEmpty() ? Tree.NULL : Trees.of(documents.getFirst().root());
  }

  /** Ends all requests and watches. */
  @Override
  public void close() {
    client.close();
    clients.close();
  }
}
