package dev.kubectl.telemetry.scaffold.backend;

/** How OTLP is carried. */
public enum Protocol {
  GRPC,
  HTTP
}
