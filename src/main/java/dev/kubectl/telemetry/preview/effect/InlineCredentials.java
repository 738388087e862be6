package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Credentials that are written into a pipeline, by their field; for comparing only. */
final class InlineCredentials {
  private static final String OTLP = "spec.output.otlp.";

  private final Map<String, String> values = new LinkedHashMap<>();

  private InlineCredentials() {}

  static Map<String, String> of(MetricPipeline pipeline) {
    InlineCredentials credentials = new InlineCredentials();
    Output output = pipeline.spec().output();
    if (output != null && output.otlp() != null) {
      credentials.add(output.otlp());
    }
    return credentials.values;
  }

  private void add(Output.Otlp otlp) {
    Output.Authentication authentication = otlp.authentication();
    if (authentication != null && authentication.basic() != null) {
      add("authentication.basic.user", authentication.basic().user());
      add("authentication.basic.password", authentication.basic().password());
    }
    if (authentication != null && authentication.oauth2() != null) {
      add("authentication.oauth2.clientID", authentication.oauth2().clientId());
      add("authentication.oauth2.clientSecret", authentication.oauth2().clientSecret());
    }
    if (otlp.tls() != null) {
      add("tls.ca", otlp.tls().ca());
      add("tls.cert", otlp.tls().cert());
      add("tls.key", otlp.tls().key());
    }
    otlp.headerList().forEach(header -> add("headers[" + header.name() + "]", header.value()));
  }

  private void add(String field, @Nullable ValueHolder holder) {
    if (holder != null && holder.value() != null) {
      values.put(OTLP + field, holder.value());
    }
  }
}
