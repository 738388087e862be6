package dev.kubectl.telemetry.scaffold.backend;

/** How a pipeline proves to a backend who it is, headers left aside. */
public enum Authentication {
  NONE,
  BASIC,
  OAUTH2,
  MTLS
}
