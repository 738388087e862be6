package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.Output;

/** Decodes {@code spec.output}, which both versions share. */
final class OutputDecoder {
  private OutputDecoder() {}

  static Output output(Fields fields) {
    return new Output(fields.object("otlp", OutputDecoder::otlp));
  }

  private static Output.Otlp otlp(Fields fields) {
    return new Output.Otlp(
        fields.text("protocol"),
        fields.text("compression"),
        fields.object("endpoint", OutputDecoder::value),
        fields.text("path"),
        fields.object("authentication", OutputDecoder::authentication),
        fields.objects("headers", OutputDecoder::header),
        fields.object("tls", OutputDecoder::tls));
  }

  private static Output.ValueHolder value(Fields fields) {
    return new Output.ValueHolder(
        fields.text("value"),
        fields.object(
            "valueFrom",
            from -> new Output.ValueFrom(from.object("secretKeyRef", OutputDecoder::secretKey))));
  }

  private static Output.SecretKeyRef secretKey(Fields fields) {
    return new Output.SecretKeyRef(
        fields.text("name"), fields.text("namespace"), fields.text("key"));
  }

  private static Output.Header header(Fields fields) {
    return new Output.Header(fields.text("name"), fields.text("prefix"), value(fields));
  }

  private static Output.Authentication authentication(Fields fields) {
    return new Output.Authentication(
        fields.object(
            "basic",
            basic ->
                new Output.Basic(
                    basic.object("user", OutputDecoder::value),
                    basic.object("password", OutputDecoder::value))),
        fields.object(
            "oauth2",
            oauth2 ->
                new Output.OAuth2(
                    oauth2.object("tokenURL", OutputDecoder::value),
                    oauth2.object("clientID", OutputDecoder::value),
                    oauth2.object("clientSecret", OutputDecoder::value),
                    oauth2.texts("scopes"),
                    oauth2.textMap("params"))));
  }

  private static Output.Tls tls(Fields fields) {
    return new Output.Tls(
        fields.bool("insecure"),
        fields.bool("insecureSkipVerify"),
        fields.object("ca", OutputDecoder::value),
        fields.object("cert", OutputDecoder::value),
        fields.object("key", OutputDecoder::value));
  }
}
