package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import java.util.List;
import java.util.Optional;

/**
 * Endpoints that the reference accepts and the exporter does not: a collector with one of them does
 * not start, for all pipelines. Measured with OpenTelemetry Collector 0.149.0.
 *
 * <p>The gRPC exporter takes {@code http://}, {@code https://} (in lower case) or {@code dns://}
 * off, and must then see {@code host:port} with a number as port. What is left is also a URL to its
 * resolver, so a percent sign must begin an escape. The HTTP exporter takes any URL.
 */
final class ExporterEndpointRule {
  private static final int MAX_PORT = 65535;
  private static final String HINT = "write https://HOST:PORT, http://HOST:PORT or HOST:PORT";

  /** Names that the gRPC library takes for a scheme when they stand before a colon. */
  private static final List<String> RESOLVERS =
      List.of("dns", "unix", "unix-abstract", "passthrough");

  private ExporterEndpointRule() {}

  /** Checks an endpoint that {@link EndpointRule} let through. */
  static Optional<Finding> check(Output.Otlp otlp, Resolution.Value endpoint, FieldPath field) {
    return "http".equals(otlp.protocol())
        ? port(httpPort(endpoint.text()), field)
        : grpc(endpoint, field);
  }

  private static Optional<Finding> grpc(Resolution.Value endpoint, FieldPath field) {
    String text = endpoint.text();
    if (text.startsWith("unix://")) {
      return refused(field, "the gRPC exporter would take this for the path of a local socket");
    }
    String target = target(text);
    return switch (HostPort.of(target)) {
      case HostPort.MissingPort() -> refused(field, "the gRPC exporter needs a port");
      case HostPort.Malformed malformed ->
          refused(
              field,
              "the gRPC exporter takes only HOST:PORT after http:// or https:// in lower case");
      case HostPort.Split(String host, String port) -> {
        if (!HostPort.isNumber(port)) {
          yield refused(field, "the gRPC exporter takes nothing after the port");
        }
        if (!(GoUrl.parse("dns:///" + target) instanceof UrlResult.Parsed)) {
          yield refused(field, "the gRPC exporter cannot read the part before the port");
        }
        if (RESOLVERS.contains(host)) {
          yield Optional.of(
              Finding.warning(
                  Rule.EXPORTER_ENDPOINT,
                  field,
                  "the gRPC exporter takes " + host + ": for a scheme, not for a host",
                  "use the full name of the host"));
        }
        yield port(port, field);
      }
    };
  }

  private static String target(String endpoint) {
    for (String prefix : List.of("http://", "https://")) {
      if (endpoint.startsWith(prefix)) {
        return endpoint.substring(prefix.length());
      }
    }
    return endpoint.startsWith("dns://") ? endpoint.replaceFirst("^dns:///?", "") : endpoint;
  }

  private static String httpPort(String endpoint) {
    return GoUrl.parse(endpoint) instanceof UrlResult.Parsed(GoUrl url) ? url.port() : "";
  }

  private static Optional<Finding> port(String port, FieldPath field) {
    if (port.isEmpty() || (HostPort.isNumber(port) && isPort(Long.parseLong(port)))) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.warning(
            Rule.EXPORTER_ENDPOINT,
            field,
            "the port is not between 1 and " + MAX_PORT,
            "no data can be sent to it"));
  }

  private static boolean isPort(long number) {
    return number >= 1 && number <= MAX_PORT;
  }

  private static Optional<Finding> refused(FieldPath field, String message) {
    return Optional.of(
        new Finding(
            Rule.EXPORTER_ENDPOINT.id(),
            Severity.ERROR,
            field,
            null,
            message,
            HINT,
            ConditionOutcome.rejected(
                ConditionOutcome.ENDPOINT_INVALID, "OTLP output endpoint invalid: " + message)));
  }
}
