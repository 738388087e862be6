package dev.kubectl.telemetry.validation.tls;

/** Bytes that are not what they should be. Says nothing about them: they may be a private key. */
final class MalformedDer extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedDer() {
    super("malformed DER", null, false, false);
  }
}
