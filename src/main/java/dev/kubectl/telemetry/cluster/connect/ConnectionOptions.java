package dev.kubectl.telemetry.cluster.connect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connection flags of kubectl as given by the user; null where a flag was not given. They win
 * over what a kubeconfig says.
 *
 * @param namespace {@code --namespace}
 * @param requestTimeout {@code --request-timeout}; zero for none
 */
public record ConnectionOptions(
    Choice choice,
    Server server,
    Credentials credentials,
    Impersonation impersonation,
    @Nullable String namespace,
    Duration requestTimeout) {

  /** No flag at all: the current context of the usual kubeconfig. */
  public static final ConnectionOptions NONE =
      new ConnectionOptions(
          new Choice(null, null, null, null),
          new Server(null, null, false, null, null),
          new Credentials(null, null, null, null, null),
          new Impersonation(null, List.of(), null),
          null,
          Duration.ZERO);

  /** What to take from which kubeconfig. */
  public record Choice(
      @Nullable String kubeconfig,
      @Nullable String context,
      @Nullable String cluster,
      @Nullable String user) {}

  /** Where the server is and how it is recognized. */
  public record Server(
      @Nullable String address,
      @Nullable String certificateAuthority,
      boolean insecureSkipTlsVerify,
      @Nullable String tlsServerName,
      @Nullable String proxyUrl) {}

  /** Who asks. */
  public record Credentials(
      @Nullable String token,
      @Nullable String clientCertificate,
      @Nullable String clientKey,
      @Nullable String username,
      @Nullable String password) {

    /** Names no secret. */
    @Override
    public String toString() {
      return "Credentials[clientCertificate=" + clientCertificate + "]";
    }
  }

  /**
   * As whom to ask, if not as oneself.
   *
   * @param extra what else the server shall believe about the user, by key
   */
  public record Impersonation(
      @Nullable String user,
      List<String> groups,
      @Nullable String uid,
      Map<String, List<String>> extra) {
    public Impersonation {
      groups = List.copyOf(groups);
      extra = Map.copyOf(extra);
    }

    /** With nothing else about the user. */
    public Impersonation(@Nullable String user, List<String> groups, @Nullable String uid) {
      this(user, groups, uid, Map.of());
    }
  }

  public ConnectionOptions with(Choice other) {
    return new ConnectionOptions(
        other, server, credentials, impersonation, namespace, requestTimeout);
  }

  public ConnectionOptions with(Server other) {
    return new ConnectionOptions(
        choice, other, credentials, impersonation, namespace, requestTimeout);
  }

  public ConnectionOptions with(Credentials other) {
    return new ConnectionOptions(choice, server, other, impersonation, namespace, requestTimeout);
  }

  public ConnectionOptions with(Impersonation other) {
    return new ConnectionOptions(choice, server, credentials, other, namespace, requestTimeout);
  }

  public ConnectionOptions with(Duration timeout) {
    return new ConnectionOptions(choice, server, credentials, impersonation, namespace, timeout);
  }
}
