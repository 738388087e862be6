package dev.kubectl.telemetry.validation.tls;

import java.util.ArrayList;
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
      Optional<ParsedCertificate> certificate =
          block.certificate().filter(ParsedCertificate::selfSigned);
      if (certificate.isEmpty() || certificate.get().servers().isEmpty()) {
        return Optional.empty();
      }
      names.addAll(certificate.get().servers());
    }
    return names.isEmpty() || names.stream().anyMatch(name -> covers(name, host))
        ? Optional.empty()
        : Optional.of(List.copyOf(names));
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
