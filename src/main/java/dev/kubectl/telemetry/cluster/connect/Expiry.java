package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks into refused credentials for the usual reason: their time is over. */
final class Expiry {
  private Expiry() {}

  /** A sentence about the time, if that is the reason. */
  static Optional<String> text(Access.Identity identity) {
    Instant now = Instant.now();
    Optional<Instant> token = Optional.ofNullable(identity.token()).flatMap(Expiry::ofToken);
    if (token.isPresent() && token.get().isBefore(now)) {
      return Optional.of("the token expired at " + token.get());
    }
    return Optional.ofNullable(identity.key())
        .flatMap(Expiry::ofCertificate)
        .filter(end -> end.isBefore(now))
        .map(end -> "the client certificate expired at " + end);
  }

  private static Optional<Instant> ofToken(TokenSource source) {
    @Nullable String token = source.token();
    String[] parts = token == null ? new String[0] : token.split("\\.", -1);
    if (parts.length != 3) {
      return Optional.empty();
    }
    try {
      List<SourceDocument> claims =
          YamlReader.read("token", Base64.getUrlDecoder().decode(parts[1])).documents();
      return !claims.isEmpty()
              && Trees.of(claims.getFirst().root()) instanceof Tree.Mapping mapping
              && mapping.get("exp") instanceof Tree.Scalar end
              && end.value() instanceof Long seconds
          ? Optional.of(Instant.ofEpochSecond(seconds))
          : Optional.empty();
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> ofCertificate(Access.KeyPair key) {
    try {
      byte[] pem = key.certificate().getBytes(StandardCharsets.UTF_8);
      return CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem))
              instanceof X509Certificate certificate
          ? Optional.of(certificate.getNotAfter().toInstant())
          : Optional.empty();
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }
}
