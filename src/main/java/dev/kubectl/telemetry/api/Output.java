package dev.kubectl.telemetry.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code spec.output}: where metrics go. */
public record Output(@Nullable Otlp otlp) {

  /**
   * An OTLP backend.
   *
   * @param protocol {@code grpc} or {@code http} when valid; kept as written
   * @param compression {@code none}, {@code gzip}, {@code snappy} or {@code zstd} when valid;
   *     absent in v1alpha1
   */
  public record Otlp(
      @Nullable String protocol,
      @Nullable String compression,
      @Nullable ValueHolder endpoint,
      @Nullable String path,
      @Nullable Authentication authentication,
      @Nullable List<Header> headers,
      @Nullable Tls tls) {
    public Otlp {
      headers = headers == null ? null : List.copyOf(headers);
    }

    public List<Header> headerList() {
      return headers == null ? List.of() : headers;
    }
  }

  /**
   * A text, or the place in a Secret where it stands. The text may be a password, so it is not part
   * of the text form.
   */
  public record ValueHolder(@Nullable String value, @Nullable ValueFrom valueFrom) {
    public static ValueHolder of(String value) {
      return new ValueHolder(value, null);
    }

    public static ValueHolder ofSecret(String namespace, String name, String key) {
      return new ValueHolder(null, new ValueFrom(new SecretKeyRef(name, namespace, key)));
    }

    @Override
    public String toString() {
      return "ValueHolder[value=" + hidden(value) + ", valueFrom=" + valueFrom + "]";
    }
  }

  /** {@code valueFrom}. */
  public record ValueFrom(@Nullable SecretKeyRef secretKeyRef) {}

  /** One key of one Secret. Null parts are absent. */
  public record SecretKeyRef(
      @Nullable String name, @Nullable String namespace, @Nullable String key) {}

  /**
   * A header sent with every request; {@code value} and {@code valueFrom} stand beside the name.
   *
   * @param prefix put before the value, such as {@code Bearer}
   */
  public record Header(@Nullable String name, @Nullable String prefix, ValueHolder value) {}

  /** At most one of the two may be given. */
  public record Authentication(@Nullable Basic basic, @Nullable OAuth2 oauth2) {}

  /** User and password. */
  public record Basic(@Nullable ValueHolder user, @Nullable ValueHolder password) {}

  /**
   * Client credentials flow.
   *
   * @param params sent to the token endpoint; they may be secret, so the text form has only keys
   */
  public record OAuth2(
      @Nullable ValueHolder tokenUrl,
      @Nullable ValueHolder clientId,
      @Nullable ValueHolder clientSecret,
      @Nullable List<String> scopes,
      @Nullable Map<String, String> params) {
    public OAuth2 {
      scopes = scopes == null ? null : List.copyOf(scopes);
      params = params == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    @Override
    public String toString() {
      return "OAuth2[tokenUrl="
          + tokenUrl
          + ", clientId="
          + clientId
          + ", clientSecret="
          + clientSecret
          + ", scopes="
          + scopes
          + ", params="
          + (params == null ? null : params.keySet())
          + "]";
    }
  }

  /** Transport security towards the backend. */
  public record Tls(
      @Nullable Boolean insecure,
      @Nullable Boolean insecureSkipVerify,
      @Nullable ValueHolder ca,
      @Nullable ValueHolder cert,
      @Nullable ValueHolder key) {}

  private static @Nullable String hidden(@Nullable String value) {
    return value == null || value.isEmpty() ? value : "(hidden)";
  }
}
