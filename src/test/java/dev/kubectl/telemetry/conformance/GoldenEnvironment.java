package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.api.Output;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the reference's own cases, which did not record one: endpoints and OAuth2
 * credentials written in place.
 */
final class GoldenEnvironment {
  private GoldenEnvironment() {}

  static Map<String, String> of(String pipeline, Output.Otlp otlp) {
    String suffix = "_" + pipeline.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    Map<String, String> values = new TreeMap<>();
    String path = otlp.path() == null ? "" : "/" + otlp.path();
    values.put("OTLP_ENDPOINT" + suffix, direct(otlp.endpoint()) + path);
    Output.Authentication authentication = otlp.authentication();
    Output.OAuth2 oauth2 = authentication == null ? null : authentication.oauth2();
    if (oauth2 != null) {
      values.put("OAUTH2_TOKEN_URL" + suffix, direct(oauth2.tokenUrl()));
      values.put("OAUTH2_CLIENT_ID" + suffix, direct(oauth2.clientId()));
      values.put("OAUTH2_CLIENT_SECRET" + suffix, direct(oauth2.clientSecret()));
    }
    return values;
  }

  private static String direct(Output.@Nullable ValueHolder holder) {
    if (holder == null || holder.value() == null) {
      throw new IllegalArgumentException("expected-env.yaml is missing");
    }
    return holder.value();
  }
}
