package dev.kubectl.telemetry.cluster.connect;

import org.jspecify.annotations.Nullable;

/** How the server is recognized: flags over the kubeconfig's cluster. */
record TrustDecision(ConnectionOptions.Server flags, Kubeconfig.Entry cluster) {
  Access.Trust decide() {
    String file = flags.certificateAuthority();
    boolean any =
        flags.insecureSkipTlsVerify()
            || (file == null && cluster.isTrue("insecure-skip-tls-verify"));
    if (any && file != null) {
      throw ClusterFailure.configuration(
          "--certificate-authority and --insecure-skip-tls-verify exclude each other", null);
    }
    String name = flags.tlsServerName();
    return new Access.Trust(
        any ? null : authority(file), any, name == null ? cluster.text("tls-server-name") : name);
  }

  private @Nullable String authority(@Nullable String file) {
    return file == null
        ? Pem.of(cluster, "certificate-authority")
        : Pem.ofFile("certificate-authority", file);
  }
}
