package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.url.GoQuote;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reference's rule about endpoints, verdict by verdict. What it lets through and exporters do
 * not is the business of {@link ExporterEndpointRule}.
 */
public final class EndpointRule {
  private static final String PLACEHOLDER = "placeholder://";

  private EndpointRule() {}

  /** Classes of problems. */
  public enum Category {
    UNRESOLVED,
    URL_SYNTAX,
    HOST_PORT_SYNTAX,
    MISSING_PORT,
    SCHEME,
    GRPC_PATH,
    OAUTH2_GRPC_WITHOUT_TLS,
    OAUTH2_HTTP_WITH_TLS
  }

  /** What is wrong: text in the reference's words where it says nothing about a Secret. */
  public record Problem(Category category, String text, @Nullable String hint) {}

  /** Checks the endpoint of an output alone. */
  public static Optional<Problem> check(Output.Otlp otlp, SecretSource secrets) {
    Resolution endpoint =
        otlp.endpoint() == null
            ? new Resolution.Nothing()
            : Resolution.of(
                new ValueField(ValueField.Kind.ENDPOINT, ValueField.ENDPOINT, otlp.endpoint()),
                secrets);
    return check(otlp, endpoint);
  }

  static Optional<Problem> check(Output.Otlp otlp, Resolution endpoint) {
    if (!(endpoint instanceof Resolution.Value value)) {
      return problem(Category.UNRESOLVED, "failed to resolve value", "set a value or a valueFrom");
    }
    Parse parse = parse(value.text());
    return switch (parse) {
      case Parse.Failed(String text, String problem) -> Optional.of(syntax(value, text, problem));
      case Parse.Done(String scheme, GoUrl url) -> checkUrl(otlp, value, scheme, url);
    };
  }

  private sealed interface Parse {
    record Done(String scheme, GoUrl url) implements Parse {}

    record Failed(String text, String problem) implements Parse {}
  }

  /** Endpoints without scheme are read again with one, because a host would be taken for it. */
  private static Parse parse(String text) {
    return switch (GoUrl.parse(text)) {
      case UrlResult.Malformed(String part, String problem) -> new Parse.Failed(part, problem);
      case UrlResult.Parsed(GoUrl url)
          when url.opaque().isEmpty() && !url.scheme().isEmpty() && !url.host().isEmpty() ->
          new Parse.Done(url.scheme(), url);
      case UrlResult.Parsed schemeless ->
          switch (GoUrl.parse(PLACEHOLDER + text)) {
            case UrlResult.Malformed(String part, String problem) ->
                new Parse.Failed(part.substring(PLACEHOLDER.length()), problem);
            case UrlResult.Parsed(GoUrl url) -> new Parse.Done("", url);
          };
    };
  }

  private static Optional<Problem> checkUrl(
      Output.Otlp otlp, Resolution.Value value, String scheme, GoUrl url) {
    boolean http = "http".equals(otlp.protocol());
    boolean grpc = "grpc".equals(otlp.protocol());
    String port = "";
    switch (HostPort.of(url.host())) {
      case HostPort.Malformed(String problem) -> {
        String address = value.secret() ? "from Secret" : url.host();
        String text = "address " + address + ": " + problem;
        return problem(Category.HOST_PORT_SYNTAX, text, "write HOST:PORT");
      }
      case HostPort.Split split -> port = split.port();
      case HostPort.MissingPort() -> {}
    }
    if (grpc && !HostPort.isNumber(port)) {
      return problem(Category.MISSING_PORT, "missing port", "add a port, such as :4317");
    }
    boolean webScheme = scheme.equals("http") || scheme.equals("https");
    if (http && !webScheme) {
      return problem(
          Category.SCHEME,
          "missing or unsupported protocol scheme",
          "begin with https:// or http://");
    }
    if (grpc && !url.path().isEmpty()) {
      return problem(
          Category.GRPC_PATH,
          "gRPC endpoints cannot contain paths",
          "remove everything after the port, or set protocol: http");
    }
    return oauth2(otlp, http, scheme);
  }

  /** An absent protocol counts as gRPC here: it will be one. */
  private static Optional<Problem> oauth2(Output.Otlp otlp, boolean http, String scheme) {
    if (otlp.authentication() == null || otlp.authentication().oauth2() == null) {
      return Optional.empty();
    }
    Output.Tls tls = otlp.tls();
    boolean insecure = tls != null && Boolean.TRUE.equals(tls.insecure());
    boolean plain = scheme.equals("http");
    if (http) {
      boolean material =
          tls != null && !insecure && (tls.ca() != null || tls.cert() != null || tls.key() != null);
      return plain && material
          ? problem(
              Category.OAUTH2_HTTP_WITH_TLS,
              "HTTP scheme with TLS not allowed",
              "use https://, or remove the certificates")
          : Optional.empty();
    }
    String text = "OAuth2 requires TLS when using gRPC protocol";
    if (insecure) {
      return problem(Category.OAUTH2_GRPC_WITHOUT_TLS, text, "remove tls.insecure");
    }
    return plain
        ? problem(
            Category.OAUTH2_GRPC_WITHOUT_TLS,
            text + ": HTTP scheme not allowed",
            "use https:// or no scheme")
        : Optional.empty();
  }

  private static Problem syntax(Resolution.Value value, String part, String problem) {
    String text;
    if (value.secret()) {
      // The parser's words quote the value, which must not be seen.
      text = "parse value from Secret: " + problem.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "…");
    } else {
      text = "parse " + GoQuote.quoted(part) + ": " + problem;
    }
    return new Problem(Category.URL_SYNTAX, text, syntaxHint(value.text(), problem));
  }

  private static String syntaxHint(String text, String problem) {
    if (!text.equals(text.strip())) {
      return "remove the white space around the value";
    }
    return problem.startsWith("first path segment")
        ? "put https:// (or http://) in front"
        : "write SCHEME://HOST:PORT";
  }

  private static Optional<Problem> problem(Category category, String text, String hint) {
    return Optional.of(new Problem(category, text, hint));
  }
}
