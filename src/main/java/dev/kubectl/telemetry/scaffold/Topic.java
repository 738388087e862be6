package dev.kubectl.telemetry.scaffold;

/** One thing to be asked; the wizard has a page for it and the command an option. */
public enum Topic {
  NAME("", false),
  INPUT("--input", true),
  NAMESPACES("--namespaces", false),
  BACKEND("--backend", false),
  OUTPUT("--output", false),
  ENDPOINT("--endpoint", false),
  TLS("--tls", false),
  AUTH("--auth", false),
  SECRET("--secret", false),
  TOKEN_URL("--token-url", false),
  SCOPE("--scope", true),
  HEADER("--header", true),
  FILTER("--filter", true),
  TRANSFORM("--transform", true);

  private final String option;
  private final boolean repeats;

  Topic(String option, boolean repeats) {
    this.option = option;
    this.repeats = repeats;
  }

  /** The option of the command; empty for the name, which is a parameter. */
  public String option() {
    return option;
  }

  public boolean repeats() {
    return repeats;
  }
}
