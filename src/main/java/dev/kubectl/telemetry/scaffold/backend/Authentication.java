package dev.kubectl.telemetry.scaffold.backend;

/** How a pipeline proves to a backend who it is, headers left aside. */
public enum Authentication {
  NONE("no credentials, or those in headers"),
  BASIC("user and password"),
  OAUTH2("a token for a client id and its secret"),
  MTLS("a client certificate and its key");

  private final String description;

  Authentication(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
