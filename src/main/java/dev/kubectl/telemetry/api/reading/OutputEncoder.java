package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.yaml.Tree;

/** Encodes {@code spec.output}; the reverse of {@link OutputDecoder}. */
final class OutputEncoder {
  private OutputEncoder() {}

  static Tree.Mapping output(Output output) {
    return new PresentFields().object("otlp", output.otlp(), OutputEncoder::otlp).build();
  }

  private static Tree.Mapping otlp(Output.Otlp otlp) {
    return new PresentFields()
        .text("protocol", otlp.protocol())
        .text("compression", otlp.compression())
        .object("endpoint", otlp.endpoint(), OutputEncoder::value)
        .text("path", otlp.path())
        .object("authentication", otlp.authentication(), OutputEncoder::authentication)
        .objects("headers", otlp.headers(), OutputEncoder::header)
        .object("tls", otlp.tls(), OutputEncoder::tls)
        .build();
  }

  private static Tree.Mapping authentication(Output.Authentication authentication) {
    return new PresentFields()
        .object(
            "basic",
            authentication.basic(),
            basic ->
                new PresentFields()
                    .object("user", basic.user(), OutputEncoder::value)
                    .object("password", basic.password(), OutputEncoder::value)
                    .build())
        .object(
            "oauth2",
            authentication.oauth2(),
            oauth2 ->
                new PresentFields()
                    .object("tokenURL", oauth2.tokenUrl(), OutputEncoder::value)
                    .object("clientID", oauth2.clientId(), OutputEncoder::value)
                    .object("clientSecret", oauth2.clientSecret(), OutputEncoder::value)
                    .texts("scopes", oauth2.scopes())
                    .textMap("params", oauth2.params())
                    .build())
        .build();
  }

  private static Tree.Mapping header(Output.Header header) {
    return into(
            new PresentFields().text("name", header.name()).text("prefix", header.prefix()),
            header.value())
        .build();
  }

  private static Tree.Mapping tls(Output.Tls tls) {
    return new PresentFields()
        .bool("insecure", tls.insecure())
        .bool("insecureSkipVerify", tls.insecureSkipVerify())
        .object("ca", tls.ca(), OutputEncoder::value)
        .object("cert", tls.cert(), OutputEncoder::value)
        .object("key", tls.key(), OutputEncoder::value)
        .build();
  }

  private static Tree.Mapping value(Output.ValueHolder holder) {
    return into(new PresentFields(), holder).build();
  }

  private static PresentFields into(PresentFields fields, Output.ValueHolder holder) {
    return fields
        .text("value", holder.value())
        .object(
            "valueFrom",
            holder.valueFrom(),
            from ->
                new PresentFields()
                    .object("secretKeyRef", from.secretKeyRef(), OutputEncoder::secretKey)
                    .build());
  }

  private static Tree.Mapping secretKey(Output.SecretKeyRef reference) {
    return new PresentFields()
        .text("name", reference.name())
        .text("namespace", reference.namespace())
        .text("key", reference.key())
        .build();
  }
}
