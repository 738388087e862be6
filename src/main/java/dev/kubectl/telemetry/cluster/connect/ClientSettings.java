package dev.kubectl.telemetry.cluster.connect;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Access} in the words of the Kubernetes client, which gets everything from here and
 * looks at no file or variable by itself.
 */
record ClientSettings(Config config, @Nullable SSLContext tls, @Nullable SSLParameters parameters) {
  private static final int CONNECT_TIMEOUT_MILLIS = 10_000;

  /** Brief failures only: who waits longer does so on purpose, with a plan of its own. */
  private static final int RETRIES = 2;

  private static final int RETRY_INTERVAL_MILLIS = 100;

  static ClientSettings of(Access access, String version) {
    Config config = new ConfigBuilder(Config.empty()).withAutoConfigure(false).build();
    config.setMasterUrl(access.server().toString());
    config.setNamespace(access.namespace());
    config.setUserAgent(
        "kubectl-telemetry/"
            + version
            + " ("
            + System.getProperty("os.name").replaceAll("[^A-Za-z0-9]", "")
            + ")");
    config.setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
    config.setRequestTimeout((int) Math.min(access.requestTimeout().toMillis(), Integer.MAX_VALUE));
    config.setRequestRetryBackoffLimit(RETRIES);
    config.setRequestRetryBackoffInterval(RETRY_INTERVAL_MILLIS);
    trust(config, access.trust());
    identity(config, access.identity());
    impersonation(config, access.impersonation());
    URI proxy = access.proxy();
    if (proxy != null) {
      proxy(config, proxy);
    }
    return new ClientSettings(
        config, Tls.context(access.trust(), config), Tls.parameters(access.trust()));
  }

  private static void trust(Config config, Access.Trust trust) {
    String authority = trust.authority();
    if (authority != null) {
      config.setCaCertData(Pem.encoded(authority));
    }
  }

  private static void identity(Config config, Access.Identity identity) {
    TokenSource token = identity.token();
    if (token != null) {
      config.setOauthTokenProvider(token::token);
    }
    Access.KeyPair key = identity.key();
    if (key != null) {
      config.setClientCertData(Pem.encoded(key.certificate()));
      config.setClientKeyData(Pem.encoded(key.key()));
      config.setClientKeyAlgo(Config.getKeyAlgorithm(null, Pem.encoded(key.key())));
    }
    Access.Login login = identity.login();
    if (login != null) {
      config.setUsername(login.name());
      config.setPassword(login.password());
    }
  }

  private static void impersonation(Config config, Access.Impersonation as) {
    if (as.user() == null) {
      return;
    }
    config.setImpersonateUsername(as.user());
    config.setImpersonateGroups(as.groups().toArray(String[]::new));
    config.setImpersonateExtras(as.extra());
    if (as.uid() != null) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("Impersonate-Uid", as.uid());
      config.setCustomHeaders(headers);
    }
  }

  private static void proxy(Config config, URI proxy) {
    String address = "http://" + proxy.getHost() + ":" + ProxyVariables.port(proxy);
    config.setHttpProxy(address);
    config.setHttpsProxy(address);
    config.setNoProxy(new String[0]);
    String login = proxy.getRawUserInfo();
    if (login != null) {
      // The platform refuses to show a password to a proxy unless told that this is wanted.
      System.setProperty(
          "jdk.http.auth.tunneling.disabledSchemes",
          System.getProperty("jdk.http.auth.tunneling.disabledSchemes", ""));
      String[] parts = login.split(":", 2);
      config.setProxyUsername(decoded(parts[0]));
      config.setProxyPassword(parts.length > 1 ? decoded(parts[1]) : "");
    }
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
