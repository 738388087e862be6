package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.Toggle;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintedPipeline;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a correct pipeline costs or gives away. */
final class Consequences {
  private static final FieldPath INPUT = FieldPath.of("spec", "input");
  private static final FieldPath OTLP = FieldPath.of("spec", "output", "otlp");

  /** Headers whose value is a credential by definition. */
  private static final Set<String> CREDENTIAL_HEADERS =
      Set.of("authorization", "proxy-authorization", "cookie");

  private Consequences() {}

  static void check(LintedPipeline pipeline, FindingSink sink) {
    metrics(pipeline, sink);
    Output.Otlp backend = pipeline.backend();
    if (backend != null) {
      transport(pipeline, backend, sink);
      credentials(pipeline, backend, sink);
    }
  }

  private static void metrics(LintedPipeline pipeline, FindingSink sink) {
    Input input = pipeline.input();
    if (EnabledInput.prometheus(input).enabled() && input.prometheus() != null) {
      diagnostic(pipeline, "prometheus", input.prometheus().diagnosticMetrics(), sink);
    }
    if (input.istio() != null && Boolean.TRUE.equals(input.istio().enabled())) {
      diagnostic(pipeline, "istio", input.istio().diagnosticMetrics(), sink);
      if (isOn(input.istio().envoyMetrics())) {
        sink.key(
            pipeline.object(),
            "envoy-metrics",
            INPUT.key("istio").key("envoyMetrics").key("enabled"),
            "Envoy metrics multiply what every sidecar sends",
            "Enable them while you look for a problem, then switch them off");
      }
    }
    if (EnabledInput.runtime(input).takesAll()) {
      sink.key(
          pipeline.object(),
          "runtime-all-namespaces",
          INPUT.key("runtime").key("namespaces"),
          "runtime metrics of all namespaces, system namespaces included",
          "Leave out `namespaces` to spare the system namespaces");
    }
  }

  private static void diagnostic(
      LintedPipeline pipeline, String input, @Nullable Toggle toggle, FindingSink sink) {
    if (isOn(toggle)) {
      sink.key(
          pipeline.object(),
          "diagnostic-metrics",
          INPUT.key(input).key("diagnosticMetrics").key("enabled"),
          "diagnostic metrics add five series for each target that is scraped",
          "Enable them while you look for a problem, then switch them off");
    }
  }

  private static boolean isOn(@Nullable Toggle toggle) {
    return toggle != null && Boolean.TRUE.equals(toggle.enabled());
  }

  private static void transport(LintedPipeline pipeline, Output.Otlp backend, FindingSink sink) {
    String endpoint = value(backend.endpoint());
    String host = BackendHost.of(endpoint);
    if (host.isEmpty() || BackendHost.isPrivate(host)) {
      return;
    }
    Output.Tls tls = backend.tls();
    boolean plain = endpoint.toLowerCase(Locale.ROOT).startsWith("http://");
    if (plain || (tls != null && Boolean.TRUE.equals(tls.insecure()))) {
      sink.value(
          pipeline.object(),
          "insecure-public-host",
          plain ? OTLP.key("endpoint").key("value") : OTLP.key("tls").key("insecure"),
          "metrics, and credentials with them, travel to a public host without encryption",
          plain ? "Use https://" : "Remove `insecure`");
    } else if (tls != null && Boolean.TRUE.equals(tls.insecureSkipVerify())) {
      sink.value(
          pipeline.object(),
          "insecure-public-host",
          OTLP.key("tls").key("insecureSkipVerify"),
          "anybody between here and the public host can pretend to be it",
          "Remove `insecureSkipVerify` and give the authority in `ca`");
    }
  }

  private static void credentials(LintedPipeline pipeline, Output.Otlp backend, FindingSink sink) {
    Output.Authentication authentication = backend.authentication();
    FieldPath path = OTLP.key("authentication");
    if (authentication != null && authentication.basic() != null) {
      plain(pipeline, authentication.basic().password(), path.key("basic").key("password"), sink);
    }
    if (authentication != null && authentication.oauth2() != null) {
      plain(
          pipeline,
          authentication.oauth2().clientSecret(),
          path.key("oauth2").key("clientSecret"),
          sink);
    }
    if (backend.tls() != null) {
      plain(pipeline, backend.tls().key(), OTLP.key("tls").key("key"), sink);
    }
    for (int i = 0; i < backend.headerList().size(); i++) {
      Output.Header header = backend.headerList().get(i);
      String name = header.name() == null ? "" : header.name().toLowerCase(Locale.ROOT);
      if (carriesCredential(name)) {
        plain(pipeline, header.value(), OTLP.key("headers").index(i), sink);
      }
    }
  }

  private static boolean carriesCredential(String header) {
    return CREDENTIAL_HEADERS.contains(header)
        || header.contains("token")
        || header.contains("secret")
        || header.contains("password")
        || header.endsWith("api-key")
        || header.endsWith("apikey");
  }

  private static void plain(
      LintedPipeline pipeline, @Nullable ValueHolder holder, FieldPath path, FindingSink sink) {
    if (!value(holder).isEmpty()) {
      // At the key: a code frame must not point into the credential.
      sink.key(
          pipeline.object(),
          "credential-in-plain-text",
          path.key("value"),
          "a credential stands here for everybody who can read the file or the object",
          "Put it into a Secret and refer to it with `valueFrom.secretKeyRef`");
    }
  }

  private static String value(@Nullable ValueHolder holder) {
    return holder == null || holder.value() == null ? "" : holder.value();
  }
}
