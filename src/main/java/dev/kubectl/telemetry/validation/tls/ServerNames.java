package dev.kubectl.telemetry.validation.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a server's own certificate, given in place of an authority, is one for the host that is
 * called. A client that trusts a self-signed certificate accepts no server but that one, so its
 * names must hold the host; RFC 6125 and Go's {@code x509.VerifyHostname} say how they are
 * compared.
 *
 * <p>Nothing is decided for a real authority, whose certificate has no names of servers.
 */
public final class ServerNames {
  private static final int DNS = 2;
  private static final int ADDRESS = 7;

  private ServerNames() {}

  /**
   * The names of the servers that can be reached, if the host is none of them.
   *
   * @param ca certificates as PEM
   * @param host a name or an address, without brackets
   */
  public static Optional<List<String>> without(String ca, String host) {
    List<String> names = new ArrayList<>();
    for (PemBlock block : TlsMaterial.of(ca).blocks()) {
      Optional<X509Certificate> certificate = block.certificate();
      List<String> own = certificate.map(ServerNames::names).orElse(List.of());
      if (own.isEmpty() || !isSelfSigned(certificate.orElseThrow())) {
        return Optional.empty();
      }
      names.addAll(own);
    }
    return names.isEmpty() || names.stream().anyMatch(name -> covers(name, host))
        ? Optional.empty()
        : Optional.of(List.copyOf(names));
  }

  private static boolean isSelfSigned(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  private static List<String> names(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      return alternatives == null
          ? List.of()
          : alternatives.stream()
              .filter(name -> name.getFirst().equals(DNS) || name.getFirst().equals(ADDRESS))
              .map(name -> String.valueOf(name.getLast()))
              .toList();
    } catch (CertificateParsingException unreadable) {
      return List.of();
    }
  }

  /** A star stands for one whole label at the beginning. */
  private static boolean covers(String name, String host) {
    String plain = plain(host);
    String pattern = plain(name);
    if (!pattern.startsWith("*.")) {
      return pattern.equals(plain);
    }
    int dot = plain.indexOf('.');
    return dot > 0 && plain.substring(dot).equals(pattern.substring(1));
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
