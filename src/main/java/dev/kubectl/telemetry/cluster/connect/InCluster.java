package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The API server as a pod sees it: by two variables and the mounted service account. */
final class InCluster {
  static final String SOURCE = "the pod's service account";

  private InCluster() {}

  static boolean isHere(Surroundings surroundings) {
    return isPod(surroundings) && Files.isReadable(surroundings.serviceAccount().resolve("token"));
  }

  /** Whether this is a pod, with a service account or without. */
  static boolean isPod(Surroundings surroundings) {
    return !surroundings.variable("KUBERNETES_SERVICE_HOST").isEmpty()
        && !surroundings.variable("KUBERNETES_SERVICE_PORT").isEmpty();
  }

  static Access access(ConnectionOptions options, Surroundings surroundings, Clock clock) {
    String host = surroundings.variable("KUBERNETES_SERVICE_HOST");
    URI server =
        URI.create(
            "https://"
                + (host.contains(":") ? "[" + host + "]" : host)
                + ":"
                + surroundings.variable("KUBERNETES_SERVICE_PORT"));
    Path account = surroundings.serviceAccount();
    Kubeconfig.Entry cluster =
        new Kubeconfig.Entry(
            Tree.mapping().put("certificate-authority", Tree.of("ca.crt")).build(), account);
    UserDecision user =
        new UserDecision(
            options,
            "service account",
            new Kubeconfig.Entry(
                Tree.mapping().put("tokenFile", Tree.of("token")).build(), account),
            Tree.EMPTY_MAPPING,
            surroundings,
            clock);
    return new Access(
        server,
        new TrustDecision(options.server(), cluster).decide(),
        ProxyVariables.proxyFor(server, surroundings),
        user.identity(),
        user.impersonation(),
        namespace(options, account),
        "",
        "service account",
        SOURCE,
        options.requestTimeout());
  }

  private static String namespace(ConnectionOptions options, Path account) {
    String given = options.namespace();
    if (given != null && !given.isEmpty()) {
      return given;
    }
    try {
      String own = Files.readString(account.resolve("namespace")).strip();
      return own.isEmpty() ? "default" : own;
    } catch (IOException e) {
      return "default";
    }
  }
}
