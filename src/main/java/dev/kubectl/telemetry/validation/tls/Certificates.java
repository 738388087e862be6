package dev.kubectl.telemetry.validation.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Certificates in DER. */
final class Certificates {
  private Certificates() {}

  /** The certificates that stand in these bytes one after the other, perhaps none. */
  static Optional<List<X509Certificate>> all(byte[] content) {
    List<X509Certificate> certificates = new ArrayList<>();
    int position = 0;
    while (position < content.length) {
      int end = Der.end(content, position);
      if (end < 0 || content[position] != Der.SEQUENCE) {
        return Optional.empty();
      }
      Optional<X509Certificate> certificate = parse(Arrays.copyOfRange(content, position, end));
      if (certificate.isEmpty()) {
        return Optional.empty();
      }
      certificates.add(certificate.get());
      position = end;
    }
    return Optional.of(List.copyOf(certificates));
  }

  private static Optional<X509Certificate> parse(byte[] der) {
    try {
      Certificate certificate =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
      return certificate instanceof X509Certificate x509 ? Optional.of(x509) : Optional.empty();
    } catch (CertificateException notOne) {
      return Optional.empty();
    }
  }
}
