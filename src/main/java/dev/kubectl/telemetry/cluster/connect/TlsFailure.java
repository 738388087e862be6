package dev.kubectl.telemetry.cluster.connect;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what is wrong between us and a server's certificate. */
final class TlsFailure {
  private TlsFailure() {}

  static ClusterFailure of(SSLException failure, Access access) {
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    String server = "the server " + access.server();
    if (has(failure, CertificateExpiredException.class)) {
      return failure(server + " shows a certificate that has expired", null, failure);
    }
    if (has(failure, CertificateNotYetValidException.class)) {
      return failure(
          server + " shows a certificate that is not valid yet", "is the clock right?", failure);
    }
    if (has(failure, CertPathBuilderException.class) || said.contains("pkix path")) {
      return failure(
          server + " shows a certificate that was not issued by a known authority",
          access.trust().authority() == null
              ? "name the authority with --certificate-authority"
              : "the certificate-authority of "
                  + access.source()
                  + " is not the one of this server; was the cluster created anew?",
          failure);
    }
    if (said.contains("no subject alternative") || said.contains("no name matching")) {
      return failure(
          server + " shows a certificate for another name",
          "tell which name it has with --tls-server-name",
          failure);
    }
    if (said.contains("unsupported or unrecognized ssl message")) {
      return failure(
          server + " does not speak TLS", "use http:// in its address, or another port", failure);
    }
    if (said.contains("bad_certificate")
        || said.contains("certificate_required")
        || said.contains("certificate_unknown")) {
      return failure(server + " does not accept the client certificate", "is it expired?", failure);
    }
    return failure(
        "no secure connection to " + access.server() + ": " + failure.getMessage(), null, failure);
  }

  private static ClusterFailure failure(String text, @Nullable String hint, Throwable cause) {
    return new ClusterFailure(ClusterFailure.Kind.TLS, text, hint, cause);
  }

  private static boolean has(Throwable failure, Class<? extends Throwable> type) {
    int depth = 0;
    for (Throwable e = failure; e != null && depth < 20; e = e.getCause()) {
      if (type.isInstance(e)) {
        return true;
      }
      depth++;
    }
    return false;
  }
}
