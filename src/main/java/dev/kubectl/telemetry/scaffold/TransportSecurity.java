package dev.kubectl.telemetry.scaffold;

import java.util.Locale;

/** How the way to the backend is protected. */
public enum TransportSecurity {
  VERIFY("as the endpoint says, trusting the usual authorities"),
  CA("trusting the authority in the Secret, and no other"),
  SKIP_VERIFY("encrypted, trusting anybody"),
  INSECURE("not encrypted");

  private final String description;

  TransportSecurity(String description) {
    this.description = description;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String description() {
    return description;
  }
}
