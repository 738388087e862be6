package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.Tree;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides from flags and kubeconfig files which server to talk to, by the rules of kubectl: a flag
 * wins over the context, the context names cluster and user, and without any kubeconfig we are
 * perhaps in a pod.
 */
final class AccessDecision {
  private final ConnectionOptions options;
  private final Surroundings surroundings;
  private final Clock clock;

  AccessDecision(ConnectionOptions options, Surroundings surroundings, Clock clock) {
    this.options = options;
    this.surroundings = surroundings;
    this.clock = clock;
  }

  Access decide() {
    Optional<Kubeconfig> files = KubeconfigFiles.read(options.choice().kubeconfig(), surroundings);
    if (files.isEmpty() && options.server().address() == null) {
      if (InCluster.isHere(surroundings)
          && options.choice().equals(ConnectionOptions.NONE.choice())) {
        return InCluster.access(options, surroundings, clock);
      }
      throw nothingConfigured();
    }
    return of(files.orElse(Kubeconfig.EMPTY));
  }

  private ClusterFailure nothingConfigured() {
    String none = "no cluster is configured: there is no kubeconfig at " + places();
    String name = "name one with --kubeconfig or KUBECONFIG";
    return InCluster.isPod(surroundings) && !InCluster.isHere(surroundings)
        ? ClusterFailure.configuration(
            none
                + ", and no token of this pod's service account at "
                + surroundings.serviceAccount().resolve("token"),
            name + ", or let the pod mount the token: automountServiceAccountToken")
        : ClusterFailure.configuration(none, name);
  }

  private Access of(Kubeconfig files) {
    String contextName = contextName(files);
    Kubeconfig.Entry context = context(files, contextName);
    String clusterName = or(options.choice().cluster(), context.text("cluster"));
    String userName = or(options.choice().user(), context.text("user"));
    Kubeconfig.Entry cluster = cluster(files, clusterName, contextName);
    Kubeconfig.Entry user = user(files, userName, contextName);
    URI server = server(cluster, clusterName, contextName);
    Access.Trust trust = new TrustDecision(options.server(), cluster).decide();
    String proxy = or(options.server().proxyUrl(), cluster.text("proxy-url"));
    UserDecision identity =
        new UserDecision(
            options, userName, user, pluginCluster(server, cluster, trust), surroundings, clock);
    return new Access(
        server,
        trust,
        proxy.isEmpty() ? ProxyVariables.proxyFor(server, surroundings) : ProxyVariables.uri(proxy),
        identity.identity(),
        identity.impersonation(),
        or(or(options.namespace(), context.text("namespace")), "default"),
        contextName,
        userName,
        places(),
        options.requestTimeout());
  }

  private String contextName(Kubeconfig files) {
    String chosen = options.choice().context();
    return chosen == null || chosen.isEmpty() ? files.currentContext() : chosen;
  }

  private Kubeconfig.Entry context(Kubeconfig files, String name) {
    Kubeconfig.Entry found = files.contexts().get(name);
    if (found == null && !name.isEmpty()) {
      throw ClusterFailure.configuration(
          "context \"" + name + "\" does not exist in " + places(),
          known("contexts", files.contexts()));
    }
    return found == null ? Kubeconfig.Entry.NONE : found;
  }

  private Kubeconfig.Entry cluster(Kubeconfig files, String name, String context) {
    Kubeconfig.Entry found = files.clusters().get(name);
    if (found == null && !name.isEmpty() && options.server().address() == null) {
      throw ClusterFailure.configuration(
          "cluster \"" + name + "\"" + of(context) + " does not exist in " + places(),
          known("clusters", files.clusters()));
    }
    return found == null ? Kubeconfig.Entry.NONE : found;
  }

  private Kubeconfig.Entry user(Kubeconfig files, String name, String context) {
    Kubeconfig.Entry found = files.users().get(name);
    if (found == null && !name.isEmpty()) {
      throw ClusterFailure.configuration(
          "user \"" + name + "\"" + of(context) + " does not exist in " + places(),
          known("users", files.users()));
    }
    return found == null ? Kubeconfig.Entry.NONE : found;
  }

  private static String of(String context) {
    return context.isEmpty() ? "" : " of context \"" + context + "\"";
  }

  private static String known(String what, Map<String, Kubeconfig.Entry> entries) {
    return entries.isEmpty()
        ? "there are no " + what + " in it"
        : what
            + " there are: "
            + entries.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private URI server(Kubeconfig.Entry cluster, String clusterName, String context) {
    String address = or(options.server().address(), cluster.text("server"));
    if (address.isEmpty()) {
      throw clusterName.isEmpty()
          ? ClusterFailure.configuration(
              context.isEmpty()
                  ? "no context is chosen in " + places()
                  : "context \"" + context + "\" names no cluster",
              "choose one with --context, or with kubectl config use-context")
          : ClusterFailure.configuration(
              "cluster \"" + clusterName + "\" in " + places() + " has no server", null);
    }
    try {
      // As kubectl has it: without a scheme, http.
      URI uri = new URI(address.contains("://") ? address : "http://" + address);
      boolean usable = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (usable && uri.getHost() != null && uri.getQuery() == null) {
        return uri;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw ClusterFailure.configuration(
        "\"" + address + "\" is not the address of a server", "it looks like https://HOST:PORT");
  }

  /** What a credential plugin may be told about the cluster. */
  private static Tree.Mapping pluginCluster(
      URI server, Kubeconfig.Entry cluster, Access.Trust trust) {
    Tree.Builder told = Tree.mapping().put("server", Tree.of(server.toString()));
    String authority = trust.authority();
    if (authority != null) {
      told.put("certificate-authority-data", Tree.of(Pem.encoded(authority)));
    }
    if (trust.anyCertificate()) {
      told.put("insecure-skip-tls-verify", Tree.TRUE);
    }
    String serverName = trust.serverName();
    if (serverName != null) {
      told.put("tls-server-name", Tree.of(serverName));
    }
    if (cluster.value().get("extensions") instanceof Tree.Sequence extensions) {
      for (Tree item : extensions.items()) {
        if (item instanceof Tree.Mapping extension
            && "client.authentication.k8s.io/exec".equals(Kubeconfig.text(extension, "name"))
            && extension.get("extension") instanceof Tree config) {
          told.put("config", config);
        }
      }
    }
    return told.build();
  }

  private String places() {
    return KubeconfigFiles.places(options.choice().kubeconfig(), surroundings).stream()
        .map(Path::toString)
        .collect(Collectors.joining(", "));
  }

  static String or(@Nullable String first, @Nullable String second) {
    if (first != null && !first.isEmpty()) {
      return first;
    }
    return second == null ? "" : second;
  }
}
