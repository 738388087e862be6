package dev.kubectl.telemetry.collector.resolve;

import dev.kubectl.telemetry.diagnostic.FieldPath;

/** Paths to the fields of an OTLP output, from the root of the object. */
public final class OutputFields {
  private OutputFields() {}

  public static final FieldPath OTLP = FieldPath.of("spec", "output", "otlp");
  public static final FieldPath PROTOCOL = OTLP.key("protocol");
  public static final FieldPath COMPRESSION = OTLP.key("compression");
  public static final FieldPath ENDPOINT = OTLP.key("endpoint");
  public static final FieldPath PATH = OTLP.key("path");
  public static final FieldPath HEADERS = OTLP.key("headers");

  public static final FieldPath BASIC = OTLP.key("authentication").key("basic");
  public static final FieldPath USER = BASIC.key("user");
  public static final FieldPath PASSWORD = BASIC.key("password");

  public static final FieldPath OAUTH2 = OTLP.key("authentication").key("oauth2");
  public static final FieldPath TOKEN_URL = OAUTH2.key("tokenURL");
  public static final FieldPath CLIENT_ID = OAUTH2.key("clientID");
  public static final FieldPath CLIENT_SECRET = OAUTH2.key("clientSecret");
  public static final FieldPath SCOPES = OAUTH2.key("scopes");
  public static final FieldPath PARAMS = OAUTH2.key("params");

  public static final FieldPath TLS = OTLP.key("tls");
  public static final FieldPath INSECURE = TLS.key("insecure");
  public static final FieldPath INSECURE_SKIP_VERIFY = TLS.key("insecureSkipVerify");
  public static final FieldPath AUTHORITY = TLS.key("ca");
  public static final FieldPath CERTIFICATE = TLS.key("cert");
  public static final FieldPath PRIVATE_KEY = TLS.key("key");
}
