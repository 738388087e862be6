package dev.kubectl.telemetry.scaffold.backend;

import java.util.List;

/**
 * What is known about a backend.
 *
 * @param word as it is written on the command line
 * @param protocols that it takes, the one to use first
 * @param endpoint where it is, as {@code --endpoint} has it; empty when only the user knows
 * @param endpointForm what an endpoint of this backend looks like
 * @param path put behind the endpoint; empty when the collector's own {@code /v1/metrics} is right
 * @param secretMadeBy who makes the Secret, when it is not the user; empty otherwise
 * @param note what to know, in whole sentences; may be empty
 * @param sources pages that say so
 */
public record Backend(
    String word,
    String title,
    List<Protocol> protocols,
    String endpoint,
    String endpointForm,
    String path,
    Authentication authentication,
    List<BackendHeader> headers,
    SecretKeys keys,
    String secretMadeBy,
    Temporality temporality,
    String note,
    List<String> sources) {
  public Backend {
    protocols = List.copyOf(protocols);
    headers = List.copyOf(headers);
    sources = List.copyOf(sources);
  }

  public Protocol protocol() {
    return protocols.getFirst();
  }
}
