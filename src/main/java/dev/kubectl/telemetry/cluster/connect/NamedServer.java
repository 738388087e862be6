package dev.kubectl.telemetry.cluster.connect;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts a server whose certificate has a given name, whatever name it is reached by ({@code
 * --tls-server-name}). The chain is checked as ever; names are compared as RFC 6125 has it: by the
 * subject alternative names only, a wildcard for exactly one leftmost label.
 */
final class NamedServer extends X509ExtendedTrustManager {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private final X509ExtendedTrustManager chains;
  private final String name;

  NamedServer(X509ExtendedTrustManager chains, @Nullable String name) {
    this.chains = chains;
    this.name = name == null ? "" : name.toLowerCase(Locale.ROOT);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    chains.checkServerTrusted(chain, authType);
    if (!isNamed(chain[0])) {
      throw new CertificateException("No name matching " + name + " found");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  private boolean isNamed(X509Certificate certificate) throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    if (names == null) {
      return false;
    }
    Optional<byte[]> address = IpNetwork.address(name);
    for (List<?> alternative : names) {
      Object type = alternative.get(0);
      String value = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
      if (address.isPresent()
          ? type.equals(IP_ADDRESS)
              && IpNetwork.address(value)
                  .map(other -> Arrays.equals(other, address.get()))
                  .orElse(false)
          : type.equals(DNS_NAME) && matches(value)) {
        return true;
      }
    }
    return false;
  }

  private boolean matches(String pattern) {
    if (!pattern.startsWith("*.")) {
      return pattern.equals(name);
    }
    int dot = name.indexOf('.');
    return dot > 0 && name.substring(dot).equals(pattern.substring(1));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("no clients here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return chains.getAcceptedIssuers();
  }
}
