package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One place of an output that holds a value or refers to a Secret.
 *
 * @param kind what the value is for
 * @param path of the object that has {@code value} and {@code valueFrom}
 */
record ValueField(Kind kind, FieldPath path, ValueHolder holder) {
  static final FieldPath OTLP = FieldPath.of("spec", "output", "otlp");
  static final FieldPath ENDPOINT = OTLP.key("endpoint");
  static final FieldPath HEADERS = OTLP.key("headers");
  static final FieldPath BASIC = OTLP.key("authentication").key("basic");
  static final FieldPath OAUTH2 = OTLP.key("authentication").key("oauth2");
  static final FieldPath TLS = OTLP.key("tls");

  /** What a value is for. */
  enum Kind {
    ENDPOINT,
    USER,
    PASSWORD,
    TOKEN_URL,
    CLIENT_ID,
    CLIENT_SECRET,
    HEADER,
    CA,
    CERT,
    KEY;

    boolean isTls() {
      return this == CA || this == CERT || this == KEY;
    }
  }

  /** All that are present, in the order in which the reference looks at them. */
  static List<ValueField> of(Output.Otlp otlp) {
    List<ValueField> fields = new ArrayList<>();
    add(fields, Kind.ENDPOINT, ENDPOINT, otlp.endpoint());
    Output.Authentication authentication = otlp.authentication();
    Output.Basic basic = authentication == null ? null : authentication.basic();
    if (basic != null) {
      add(fields, Kind.USER, BASIC.key("user"), basic.user());
      add(fields, Kind.PASSWORD, BASIC.key("password"), basic.password());
    }
    Output.OAuth2 oauth2 = authentication == null ? null : authentication.oauth2();
    if (oauth2 != null) {
      add(fields, Kind.TOKEN_URL, OAUTH2.key("tokenURL"), oauth2.tokenUrl());
      add(fields, Kind.CLIENT_ID, OAUTH2.key("clientID"), oauth2.clientId());
      add(fields, Kind.CLIENT_SECRET, OAUTH2.key("clientSecret"), oauth2.clientSecret());
    }
    List<Output.Header> headers = otlp.headerList();
    for (int i = 0; i < headers.size(); i++) {
      add(fields, Kind.HEADER, HEADERS.index(i), headers.get(i).value());
    }
    Output.Tls tls = otlp.tls();
    if (tls != null) {
      add(fields, Kind.CA, TLS.key("ca"), tls.ca());
      add(fields, Kind.CERT, TLS.key("cert"), tls.cert());
      add(fields, Kind.KEY, TLS.key("key"), tls.key());
    }
    return List.copyOf(fields);
  }

  private static void add(
      List<ValueField> fields, Kind kind, FieldPath path, @Nullable ValueHolder holder) {
    if (holder != null) {
      fields.add(new ValueField(kind, path, holder));
    }
  }

  /** The reference, where it counts: a value that is not empty wins over it. */
  Optional<SecretKeyRef> reference() {
    boolean direct = holder.value() != null && !holder.value().isEmpty();
    return direct || holder.valueFrom() == null
        ? Optional.empty()
        : Optional.ofNullable(holder.valueFrom().secretKeyRef());
  }

  /** The scalar to point at: the value, or the key of the reference. */
  FieldPath textPath() {
    return reference().isPresent() ? referencePath().key("key") : path.key("value");
  }

  FieldPath referencePath() {
    return path.key("valueFrom").key("secretKeyRef");
  }

  /** Of one output, the path says which. */
  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
