package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.graph.FlowLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of one pipeline goes. Of an endpoint only host and port are shown, of a Secret
 * only where it is, of a header only the name: what else stands there may be a credential.
 */
public final class BackendWords {
  private final Output.Otlp otlp;

  public BackendWords(Output.Otlp otlp) {
    this.otlp = otlp;
  }

  /** Host and port, or where they stand. */
  public String title() {
    ValueHolder endpoint = otlp.endpoint();
    if (endpoint == null) {
      return "backend";
    }
    String value = endpoint.value();
    if (value != null && !value.isEmpty()) {
      return host(value.strip());
    }
    return "address from " + secret(reference(endpoint));
  }

  private static String host(String endpoint) {
    String url = endpoint.contains("://") ? endpoint : "placeholder://" + endpoint;
    return switch (GoUrl.parse(url)) {
      case UrlResult.Parsed(GoUrl parsed) when !parsed.host().isEmpty() -> parsed.host();
      case UrlResult.Parsed _, UrlResult.Malformed _ -> "backend with an unreadable address";
    };
  }

  /**
   * How it is reached.
   *
   * @param insecure whether the exporter does without transport security
   */
  public List<FlowLine> lines(boolean insecure) {
    List<FlowLine> lines = new ArrayList<>();
    lines.add(FlowLine.words("takes OTLP over " + protocol() + ", " + security(insecure)));
    List<String> credentials = credentials();
    if (!credentials.isEmpty()) {
      lines.add(FlowLine.words("is sent " + Lists.and(credentials)));
    }
    return lines;
  }

  private String protocol() {
    return "http".equals(otlp.protocol()) ? "HTTP" : "gRPC";
  }

  private String security(boolean insecure) {
    if (insecure) {
      return "without transport security";
    }
    Output.Tls tls = otlp.tls();
    if (tls == null) {
      return "with TLS";
    }
    String mutual = tls.cert() == null ? "with TLS" : "with TLS and a client certificate";
    return Boolean.TRUE.equals(tls.insecureSkipVerify())
        ? mutual + ", whoever the server is"
        : mutual;
  }

  private List<String> credentials() {
    List<String> credentials = new ArrayList<>();
    Output.Authentication authentication = otlp.authentication();
    if (authentication != null && authentication.basic() != null) {
      credentials.add("a user and a password");
    }
    if (authentication != null && authentication.oauth2() != null) {
      credentials.add("an OAuth2 token");
    }
    List<String> headers =
        otlp.headerList().stream().map(Output.Header::name).filter(Objects::nonNull).toList();
    if (!headers.isEmpty()) {
      credentials.add(
          (headers.size() == 1 ? "the header " : "the headers ") + String.join(", ", headers));
    }
    return credentials;
  }

  private static @Nullable SecretKeyRef reference(ValueHolder holder) {
    return holder.valueFrom() == null ? null : holder.valueFrom().secretKeyRef();
  }

  private static String secret(@Nullable SecretKeyRef reference) {
    return reference == null
        ? "a Secret"
        : "Secret %s/%s, key %s"
            .formatted(reference.namespace(), reference.name(), reference.key());
  }
}
