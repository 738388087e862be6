package dev.kubectl.telemetry.scaffold.backend;

/** Under which keys a Secret has what an authentication needs. */
public record SecretKeys(
    String user,
    String password,
    String clientId,
    String clientSecret,
    String certificate,
    String privateKey,
    String authority) {
  /** The keys of {@code kubectl create secret tls} where there are such. */
  static final SecretKeys USUAL =
      new SecretKeys(
          "user", "password", "client-id", "client-secret", "tls.crt", "tls.key", "ca.crt");

  /** With another key for the password. */
  public SecretKeys withPassword(String other) {
    return new SecretKeys(user, other, clientId, clientSecret, certificate, privateKey, authority);
  }

  /** With another key for the secret of a client. */
  public SecretKeys withClientSecret(String other) {
    return new SecretKeys(user, password, clientId, other, certificate, privateKey, authority);
  }

  /** With other keys for the certificate and its private key. */
  public SecretKeys withCertificate(String otherCertificate, String otherKey) {
    return new SecretKeys(
        user, password, clientId, clientSecret, otherCertificate, otherKey, authority);
  }
}
