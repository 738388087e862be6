package dev.kubectl.telemetry.cluster.connect;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to talk to one API server, decided: from flags, kubeconfig files or the
 * pod we run in.
 *
 * @param context name of the context in use; empty when there is none
 * @param user name of the user's entry; empty when there is none
 * @param namespace of the context or the flag
 * @param source where this comes from, for messages: the kubeconfig files or the pod
 */
record Access(
    URI server,
    Trust trust,
    @Nullable URI proxy,
    Identity identity,
    Impersonation impersonation,
    String namespace,
    String context,
    String user,
    String source,
    Duration requestTimeout) {

  /**
   * How the server is recognized.
   *
   * @param authority certificates in PEM; null for those of the system
   * @param serverName the name in its certificate, if not that in the address
   */
  record Trust(@Nullable String authority, boolean anyCertificate, @Nullable String serverName) {}

  /** How we identify ourselves; all that is there is sent. */
  record Identity(@Nullable TokenSource token, @Nullable KeyPair key, @Nullable Login login) {
    static final Identity NONE = new Identity(null, null, null);
  }

  /** A client certificate with its key, both in PEM. */
  record KeyPair(String certificate, String key) {
    @Override
    public String toString() {
      return "KeyPair";
    }
  }

  /** Name and password. */
  record Login(String name, String password) {
    @Override
    public String toString() {
      return "Login";
    }
  }

  /** As whom we ask; without a user as ourselves. */
  record Impersonation(
      @Nullable String user,
      List<String> groups,
      @Nullable String uid,
      Map<String, List<String>> extra) {
    static final Impersonation NONE = new Impersonation(null, List.of(), null, Map.of());

    Impersonation {
      groups = List.copyOf(groups);
      extra = Map.copyOf(extra);
    }
  }
}
