package dev.kubectl.telemetry.api.schema;

import static dev.kubectl.telemetry.api.schema.FieldType.BOOL;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT_LIST;
import static dev.kubectl.telemetry.api.schema.FieldType.TEXT_MAP;
import static dev.kubectl.telemetry.api.schema.FieldType.listOf;
import static dev.kubectl.telemetry.api.schema.FieldType.oneOf;
import static dev.kubectl.telemetry.api.schema.ObjectSchema.object;

/** Fields of {@code spec.output} in both versions. */
final class OutputSchema {
  private static final ObjectSchema SECRET_KEY_REF =
      object()
          .fieldWithZero("name", TEXT, "Name of the Secret. Required.")
          .fieldWithZero("namespace", TEXT, "Namespace of the Secret. Required.")
          .fieldWithZero("key", TEXT, "Key of the value within the Secret. Required.")
          .build();

  private static final ObjectSchema VALUE_FROM =
      object()
          .field("secretKeyRef", SECRET_KEY_REF, "One key of one Secret. Required.")
          .trap("secretRef", "The field is `secretKeyRef`")
          .trap("name", "put it under `secretKeyRef`")
          .trap("namespace", "put it under `secretKeyRef`")
          .trap("key", "put it under `secretKeyRef`")
          .build();

  private static final ObjectSchema VALUE = value(object()).build();

  private static final ObjectSchema HEADER =
      value(
              object()
                  .fieldWithZero("name", TEXT, "Name of the header. Required.")
                  .field(
                      "prefix",
                      TEXT,
                      "Put before the value, separated by a blank, such as `Bearer`."))
          .trap("key", "The field is `name`")
          .build();

  private static final ObjectSchema BASIC =
      object()
          .field("user", VALUE, "User name, or a Secret reference. Required.")
          .field("password", VALUE, "Password, or a Secret reference. Required.")
          .trap("username", "The field is `user`")
          .build();

  private static final ObjectSchema OAUTH2 =
      object()
          .field("tokenURL", VALUE, "URL of the token endpoint, or a Secret reference. Required.")
          .field("clientID", VALUE, "Client id, or a Secret reference. Required.")
          .field("clientSecret", VALUE, "Client secret, or a Secret reference. Required.")
          .field("scopes", TEXT_LIST, "Scopes to ask for.")
          .field("params", TEXT_MAP, "Further parameters sent to the token endpoint.")
          .trap("tokenUri", "The field is `tokenURL`")
          .trap("endpointParams", "The field is `params`")
          .build();

  private static final ObjectSchema AUTHENTICATION =
      object()
          .field("basic", BASIC, "User and password. Cannot stand beside `oauth2`.")
          .field("oauth2", OAUTH2, "OAuth2 client credentials. Cannot stand beside `basic`.")
          .trap("oauth", "The field is `oauth2`")
          .build();

  private static final ObjectSchema TLS =
      object()
          .field("insecure", BOOL, "Whether data is sent in plain text. Default: `false`.")
          .field(
              "insecureSkipVerify",
              BOOL,
              "Whether the server's certificate is not verified. Default: `false`.")
          .field("ca", VALUE, "CA certificate to verify the server with, in PEM format.")
          .field("cert", VALUE, "Client certificate in PEM format. Needs `key`.")
          .field("key", VALUE, "Client key in PEM format. Needs `cert`.")
          .build();

  static final ObjectSchema V1BETA1 =
      output(
          otlp()
              .field(
                  "compression",
                  oneOf("none", "gzip", "snappy", "zstd"),
                  "How data is compressed on its way. Default: `gzip`; `none` disables it."));

  static final ObjectSchema V1ALPHA1 =
      output(otlp().trap("compression", "`compression` exists in v1beta1 only; use that version"));

  private OutputSchema() {}

  private static ObjectSchema output(ObjectSchema.Builder otlp) {
    return object()
        .field("otlp", otlp.build(), "A backend that speaks OTLP. Required.")
        .trap("otel", "The field is `otlp`")
        .build();
  }

  private static ObjectSchema.Builder otlp() {
    return object()
        .field(
            "protocol",
            oneOf("grpc", "http"),
            "How OTLP is spoken to the backend. Default: `grpc`.")
        .field(
            "endpoint",
            VALUE,
            "Host and port of the backend, or a Secret reference. Required. With `http` it is a"
                + " URL.")
        .field("path", TEXT, "URL path to send to, instead of `/v1/metrics`. Only with `http`.")
        .field("authentication", AUTHENTICATION, "Credentials for the backend.")
        .field("headers", listOf(HEADER), "Headers added to every request.")
        .field("tls", TLS, "Transport security.")
        .trap("url", "The field is `endpoint`")
        .trap("auth", "The field is `authentication`");
  }

  private static ObjectSchema.Builder value(ObjectSchema.Builder object) {
    return object
        .field("value", TEXT, "The value as plain text. Cannot stand beside `valueFrom`.")
        .field("valueFrom", VALUE_FROM, "Where the value stands. Cannot stand beside `value`.")
        .trap("secretKeyRef", "put it under `valueFrom`");
  }
}
