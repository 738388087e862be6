package dev.kubectl.telemetry.validation;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.SecretSource.Lookup;
import dev.kubectl.telemetry.api.SecretSource.SecretData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pipelines to check, each good but for what the test gives. */
final class Pipelines {
  static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  static final ValueHolder ENDPOINT = ValueHolder.of("https://backend.example.com:4317");
  static final ValueHolder SECRET = ValueHolder.ofSecret("team", "backend", "key");

  private Pipelines() {}

  static MetricPipeline of(Output.Otlp otlp) {
    return new MetricPipeline(
        ObjectMeta.named("backend"),
        new MetricPipeline.Spec(null, new Output(otlp), null, null),
        null);
  }

  static Output.Otlp otlp(String protocol, ValueHolder endpoint) {
    return new Output.Otlp(protocol, null, endpoint, null, null, null, null);
  }

  static Output.Otlp withHeaders(Output.Header... headers) {
    return new Output.Otlp("grpc", null, ENDPOINT, null, null, List.of(headers), null);
  }

  static Output.Otlp withTls(Output.Tls tls) {
    return new Output.Otlp("grpc", null, ENDPOINT, null, null, null, tls);
  }

  static Output.Otlp withOAuth2(ValueHolder tokenUrl, @Nullable Map<String, String> params) {
    Output.OAuth2 oauth2 =
        new Output.OAuth2(tokenUrl, ValueHolder.of("i"), ValueHolder.of("s"), null, params);
    return new Output.Otlp(
        "grpc", null, ENDPOINT, null, new Output.Authentication(null, oauth2), null, null);
  }

  /** One Secret, {@code team/backend}, with one key, {@code key}. */
  static SecretSource secret(byte[] value) {
    return (namespace, name) ->
        namespace.equals("team") && name.equals("backend")
            ? new Lookup.Found(new SecretData(Map.of("key", value)))
            : new Lookup.Missing();
  }

  static List<Finding> check(Output.Otlp otlp, SecretSource secrets) {
    return PipelineChecks.check(of(otlp), secrets, NOW);
  }

  static List<Finding> check(Output.Otlp otlp) {
    return check(otlp, SecretSource.NONE);
  }
}
