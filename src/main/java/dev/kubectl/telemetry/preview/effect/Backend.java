package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.collector.resolve.BackendValues.ClientCredentials;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one pipeline's data goes, and how.
 *
 * @param protocol {@code grpc} or {@code http}
 * @param encrypted whether TLS is spoken
 * @param verified whether the certificate of the other side is checked
 */
record Backend(
    Address target,
    @Nullable Address tokenServer,
    String protocol,
    String compression,
    String authentication,
    List<String> headers,
    boolean encrypted,
    boolean verified) {

  /**
   * An address that data or credentials are sent to.
   *
   * @param shown for people: an address that stands in a Secret is named by its place
   * @param value the address itself, for comparing only
   */
  record Address(String shown, String value) {
    /** Host and port, with those of the scheme where none is written: whom packets go to. */
    String host() {
      return switch (GoUrl.parse(value.contains("://") ? value : "none://" + value)) {
        case UrlResult.Parsed(GoUrl url) when !url.port().isEmpty() -> url.host();
        case UrlResult.Parsed(GoUrl url) ->
            url.host() + (url.scheme().equals("http") ? ":80" : ":443");
        case UrlResult.Malformed _ -> value;
      };
    }

    @Override
    public String toString() {
      return shown;
    }
  }

  static Backend of(ResolvedPipeline resolved) {
    Output.Otlp otlp = resolved.otlp();
    Output.Tls tls = otlp.tls();
    boolean insecure = tls != null && Boolean.TRUE.equals(tls.insecure());
    boolean unchecked = tls != null && Boolean.TRUE.equals(tls.insecureSkipVerify());
    ClientCredentials oauth2 = resolved.values().oauth2();
    String tokenUrl = oauth2 == null ? null : oauth2.tokenUrl();
    Output.Authentication authentication = otlp.authentication();
    return new Backend(
        address(otlp.endpoint(), resolved.values().target()),
        tokenUrl == null || authentication == null || authentication.oauth2() == null
            ? null
            : address(authentication.oauth2().tokenUrl(), tokenUrl),
        otlp.protocol() == null || otlp.protocol().isEmpty() ? "grpc" : otlp.protocol(),
        otlp.compression() == null || otlp.compression().isEmpty() ? "gzip" : otlp.compression(),
        authentication(authentication, tls),
        headers(otlp),
        !insecure && !resolved.values().plainHttp(),
        !unchecked);
  }

  private static String authentication(
      Output.@Nullable Authentication authentication, Output.@Nullable Tls tls) {
    List<String> ways = new ArrayList<>();
    if (authentication != null && authentication.basic() != null) {
      ways.add("basic authentication");
    }
    if (authentication != null && authentication.oauth2() != null) {
      ways.add("OAuth2");
    }
    if (tls != null && tls.cert() != null) {
      ways.add("a client certificate");
    }
    return ways.isEmpty() ? "no authentication" : String.join(" and ", ways);
  }

  private static List<String> headers(Output.Otlp otlp) {
    return otlp.headerList().stream().map(h -> String.valueOf(h.name())).sorted().toList();
  }

  private static Address address(@Nullable ValueHolder holder, String value) {
    SecretKeyRef reference =
        holder == null || (holder.value() != null && !holder.value().isEmpty())
            ? null
            : holder.valueFrom() == null ? null : holder.valueFrom().secretKeyRef();
    String shown =
        reference == null
            ? withoutUser(value)
            : "the address in Secret "
                + reference.namespace()
                + "/"
                + reference.name()
                + ", key "
                + reference.key();
    return new Address(shown, value);
  }

  /** User, password and query may be secret. */
  static String withoutUser(String address) {
    boolean hasScheme = address.contains("://");
    return switch (GoUrl.parse(hasScheme ? address : "none://" + address)) {
      case UrlResult.Parsed(GoUrl url) ->
          (hasScheme ? url.scheme() + "://" : "") + url.host() + url.path();
      case UrlResult.Malformed _ -> "an address that cannot be read";
    };
  }
}
