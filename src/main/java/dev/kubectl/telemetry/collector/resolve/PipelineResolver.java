package dev.kubectl.telemetry.collector.resolve;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.collector.resolve.BackendValues.ClientCredentials;
import dev.kubectl.telemetry.collector.resolve.BackendValues.HeaderValue;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads every value that the exporter of one pipeline needs, in the order OAuth2, basic
 * authentication, endpoint, headers, TLS. Takes any pipeline, also one that no API server would
 * accept.
 */
public final class PipelineResolver {
  private final ValueReader reader;
  private final Output.Otlp otlp;

  private PipelineResolver(Output.Otlp otlp, SecretSource secrets) {
    this.reader = new ValueReader(secrets);
    this.otlp = otlp;
  }

  /** Reads all values of a pipeline, or says which is the first that cannot be had. */
  public static Resolution resolve(MetricPipeline pipeline, SecretSource secrets) {
    Output output = pipeline.spec().output();
    Output.Otlp otlp = output == null ? null : output.otlp();
    if (otlp == null) {
      return new Resolution.Unresolvable("an OTLP output is required", OutputFields.OTLP, null);
    }
    PipelineResolver resolver = new PipelineResolver(otlp, secrets);
    BackendValues values = resolver.values();
    Resolution.Unresolvable failure = resolver.reader.failure();
    return failure != null
        ? failure
        : new Resolution.Resolved(new ResolvedPipeline(pipeline, otlp, values));
  }

  /** After a failure some of these are made up; the caller then throws them away. */
  private BackendValues values() {
    ClientCredentials oauth2 = oauth2();
    String basicAuthorization = basicAuthorization();
    String endpoint = required(otlp.endpoint(), OutputFields.ENDPOINT);
    String target = target(endpoint);
    List<HeaderValue> headers = headers();

    Output.Tls tls = otlp.tls();
    // With tls.insecure the exporter ignores certificates: a missing one must not matter.
    String authority = null;
    String certificate = null;
    String privateKey = null;
    if (tls != null && !Boolean.TRUE.equals(tls.insecure())) {
      authority = ifValid(tls.ca(), OutputFields.AUTHORITY);
      if (ValueReader.isValid(tls.cert()) && ValueReader.isValid(tls.key())) {
        certificate = ifValid(tls.cert(), OutputFields.CERTIFICATE);
        privateKey = ifValid(tls.key(), OutputFields.PRIVATE_KEY);
      }
    }
    return new BackendValues(
        endpoint,
        target,
        basicAuthorization,
        headers,
        oauth2,
        withLineBreaks(authority),
        withLineBreaks(certificate),
        withLineBreaks(privateKey));
  }

  private @Nullable ClientCredentials oauth2() {
    Output.Authentication authentication = otlp.authentication();
    Output.OAuth2 oauth2 = authentication == null ? null : authentication.oauth2();
    if (oauth2 == null) {
      return null;
    }
    return new ClientCredentials(
        ifValid(oauth2.tokenUrl(), OutputFields.TOKEN_URL),
        ifValid(oauth2.clientId(), OutputFields.CLIENT_ID),
        ifValid(oauth2.clientSecret(), OutputFields.CLIENT_SECRET));
  }

  private @Nullable String basicAuthorization() {
    Output.Authentication authentication = otlp.authentication();
    Output.Basic basic = authentication == null ? null : authentication.basic();
    if (basic == null
        || !ValueReader.isValid(basic.user())
        || !ValueReader.isValid(basic.password())) {
      return null;
    }
    byte[] user = reader.bytes(basic.user(), OutputFields.USER);
    byte[] password = reader.bytes(basic.password(), OutputFields.PASSWORD);
    if (user == null || password == null) {
      return null;
    }
    ByteArrayOutputStream pair = new ByteArrayOutputStream();
    pair.writeBytes(user);
    pair.write(':');
    pair.writeBytes(password);
    return "Basic " + Base64.getEncoder().encodeToString(pair.toByteArray());
  }

  private String target(String endpoint) {
    String path = ValueReader.orEmpty(otlp.path());
    if (path.isEmpty() || reader.failure() != null) {
      return endpoint;
    }
    return switch (GoUrl.parse(endpoint)) {
      case UrlResult.Malformed malformed -> {
        ValueHolder holder = otlp.endpoint();
        boolean written = holder != null && !ValueReader.orEmpty(holder.value()).isEmpty();
        // The parser quotes what it read, which must not be shown when it came from a Secret.
        reader.fail(
            written ? malformed.message() : "the endpoint is not a URL", OutputFields.ENDPOINT);
        yield endpoint;
      }
      case UrlResult.Parsed(GoUrl base) ->
          switch (GoUrl.parse(path)) {
            case UrlResult.Malformed malformed -> {
              reader.fail(malformed.message(), OutputFields.PATH);
              yield endpoint;
            }
            case UrlResult.Parsed(GoUrl below) -> base.join(below).toString();
          };
    };
  }

  private List<HeaderValue> headers() {
    List<HeaderValue> values = new ArrayList<>();
    for (int position = 0; position < otlp.headerList().size(); position++) {
      Output.Header header = otlp.headerList().get(position);
      FieldPath field = OutputFields.HEADERS.index(position);
      String name = ValueReader.orEmpty(header.name());
      if (name.isEmpty()) {
        reader.fail("a header needs a name", field.key("name"));
        return values;
      }
      String text = required(header.value(), field);
      String prefix = WhiteSpace.trim(ValueReader.orEmpty(header.prefix()));
      values.add(new HeaderValue(position, name, prefix.isEmpty() ? text : prefix + " " + text));
    }
    return values;
  }

  private String required(@Nullable ValueHolder holder, FieldPath field) {
    String text = reader.text(holder, field);
    return text == null ? "" : text;
  }

  private @Nullable String ifValid(@Nullable ValueHolder holder, FieldPath field) {
    return ValueReader.isValid(holder) ? reader.text(holder, field) : null;
  }

  /** Certificates are often pasted with {@code \n} where a line should end. */
  private static @Nullable String withLineBreaks(@Nullable String pem) {
    return pem == null ? null : pem.replace("\\n", "\n");
  }
}
