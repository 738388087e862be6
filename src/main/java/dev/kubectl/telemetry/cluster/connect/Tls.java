package dev.kubectl.telemetry.cluster.connect;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** The TLS side of an {@link Access}: what the Kubernetes client cannot do by itself. */
final class Tls {
  private Tls() {}

  /**
   * A context for a server whose name is not that of its address, or whose certificate is not
   * looked at; null where the client's own way does.
   */
  static @Nullable SSLContext context(Access.Trust trust, Config config) {
    String name = trust.serverName();
    if (!trust.anyCertificate() && name == null) {
      return null;
    }
    try {
      KeyManager[] keys = SSLUtils.keyManagers(config);
      TrustManager manager =
          trust.anyCertificate() ? new AnyServer() : new NamedServer(authority(config), name);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, new TrustManager[] {manager}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw ClusterFailure.configuration(
          "a certificate or key of the kubeconfig is not usable", null);
    }
  }

  /** Tells a server that is addressed by number which of its names is meant. */
  static @Nullable SSLParameters parameters(Access.Trust trust) {
    String name = trust.serverName();
    if (name == null || IpNetwork.address(name).isPresent()) {
      return null;
    }
    SSLParameters parameters = new SSLParameters();
    try {
      parameters.setServerNames(List.of(new SNIHostName(name)));
    } catch (IllegalArgumentException e) {
      throw ClusterFailure.configuration("\"" + name + "\" is not the name of a server", null);
    }
    return parameters;
  }

  private static X509ExtendedTrustManager authority(Config config)
      throws GeneralSecurityException, IOException {
    Optional<X509ExtendedTrustManager> found =
        Arrays.stream(withDefault(SSLUtils.trustManagers(config)))
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst();
    return found.orElseThrow(() -> new GeneralSecurityException("no trust manager"));
  }

  /** The system's certificates where none are configured. */
  private static TrustManager[] withDefault(TrustManager @Nullable [] managers)
      throws GeneralSecurityException {
    if (managers != null) {
      return managers;
    }
    javax.net.ssl.TrustManagerFactory factory =
        javax.net.ssl.TrustManagerFactory.getInstance(
            javax.net.ssl.TrustManagerFactory.getDefaultAlgorithm());
    factory.init((java.security.KeyStore) null);
    return factory.getTrustManagers();
  }
}
