package dev.kubectl.telemetry.scaffold.backend;

import java.util.List;
import java.util.Optional;

/** The catalogue. Every fact has a page in {@link Backend#sources}, looked at in November 2026. */
public final class Backends {
  /** An OTLP backend that nothing is known about. */
  public static final Backend GENERIC =
      new Backend(
          "generic",
          "any OTLP backend",
          List.of(Protocol.GRPC, Protocol.HTTP),
          "",
          "https://backend.example.com:4317, with --output http https://backend.example.com:4318",
          "",
          Authentication.NONE,
          List.of(),
          SecretKeys.USUAL,
          "",
          Temporality.ANY,
          "",
          List.of("https://opentelemetry.io/docs/specs/otlp/"));

  private static final Backend PROMETHEUS =
      new Backend(
          "prometheus-otlp",
          "Prometheus with its OTLP receiver",
          List.of(Protocol.HTTP),
          "",
          "http://prometheus.monitoring:9090/api/v1/otlp",
          "",
          Authentication.NONE,
          List.of(),
          SecretKeys.USUAL,
          "",
          Temporality.CUMULATIVE,
          "Prometheus has to run with --web.enable-otlp-receiver.",
          List.of(
              "https://prometheus.io/docs/guides/opentelemetry/",
              "https://github.com/prometheus/proposals/pull/48",
              "https://kyma-project.io/#/telemetry-manager/user/integration/prometheus/README"));

  private static final Backend GRAFANA_CLOUD =
      new Backend(
          "grafana-cloud",
          "Grafana Cloud",
          List.of(Protocol.HTTP),
          "",
          "https://otlp-gateway-prod-eu-west-0.grafana.net/otlp",
          "",
          Authentication.BASIC,
          List.of(),
          SecretKeys.USUAL,
          "",
          Temporality.CUMULATIVE,
          "The user is the number of the stack, the password an access policy token with the"
              + " scope metrics:write. Both, and the endpoint, are on the page OpenTelemetry of"
              + " the stack.",
          List.of(
              "https://grafana.com/docs/grafana-cloud/send-data/otlp/send-data-otlp/",
              "https://grafana.com/docs/grafana-cloud/send-data/otlp/otlp-format-considerations/"));

  private static final Backend DYNATRACE =
      new Backend(
          "dynatrace",
          "Dynatrace",
          List.of(Protocol.HTTP),
          "",
          "https://ENVIRONMENT.live.dynatrace.com/api",
          "v2/otlp/v1/metrics",
          Authentication.NONE,
          List.of(BackendHeader.secret("Authorization", "Api-Token", "dataIngestToken")),
          SecretKeys.USUAL,
          "",
          Temporality.DELTA,
          "The token needs the scope metrics.ingest.",
          List.of(
              "https://docs.dynatrace.com/docs/discover-dynatrace/references/dynatrace-api/"
                  + "environment-api/opentelemetry/post-metrics",
              "https://kyma-project.io/#/telemetry-manager/user/integration/dynatrace/README"));

  private static final Backend DATADOG =
      new Backend(
          "datadog",
          "Datadog",
          List.of(Protocol.HTTP),
          "https://otlp.datadoghq.com",
          "https://otlp.datadoghq.com, or that of another site of Datadog",
          "",
          Authentication.NONE,
          List.of(BackendHeader.secret("dd-api-key", "", "api-key")),
          SecretKeys.USUAL,
          "",
          Temporality.DELTA,
          "",
          List.of(
              "https://docs.datadoghq.com/opentelemetry/setup/otlp_ingest/metrics/",
              "https://docs.datadoghq.com/opentelemetry/guide/otlp_delta_temporality/"));

  private static final Backend SAP_CLOUD_LOGGING =
      new Backend(
          "sap-cloud-logging",
          "SAP Cloud Logging",
          List.of(Protocol.GRPC),
          "@ingest-otlp-endpoint",
          "@ingest-otlp-endpoint, from the Secret of the service binding",
          "",
          Authentication.MTLS,
          List.of(),
          SecretKeys.USUAL.withCertificate("ingest-otlp-cert", "ingest-otlp-key"),
          "the service binding of SAP Cloud Logging, once ingest_otlp is enabled for the instance",
          Temporality.ANY,
          "The certificate ends after 90 days unless the binding is renewed.",
          List.of(
              "https://github.com/SAP-docs/btp-cloud-logging/blob/main/docs/"
                  + "ingest-via-opentelemetry-api-endpoint-fdc78af.md"));

  private static final Backend HONEYCOMB =
      new Backend(
          "honeycomb",
          "Honeycomb",
          List.of(Protocol.GRPC, Protocol.HTTP),
          "https://api.honeycomb.io:443",
          "https://api.honeycomb.io:443, in Europe https://api.eu1.honeycomb.io:443",
          "",
          Authentication.NONE,
          List.of(
              BackendHeader.secret("x-honeycomb-team", "", "api-key"),
              BackendHeader.text("x-honeycomb-dataset", "NAME")),
          SecretKeys.USUAL,
          "",
          Temporality.ANY,
          "The key needs the permission to send events, and to create datasets for a new one.",
          List.of(
              "https://docs.honeycomb.io/send-data/metrics/application",
              "https://docs.honeycomb.io/get-started/honeycomb/metrics-in-honeycomb"));

  private static final List<Backend> ALL =
      List.of(GENERIC, PROMETHEUS, GRAFANA_CLOUD, DYNATRACE, DATADOG, SAP_CLOUD_LOGGING, HONEYCOMB);

  private Backends() {}

  public static List<Backend> all() {
    return ALL;
  }

  public static Optional<Backend> find(String word) {
    return ALL.stream().filter(backend -> backend.word().equals(word)).findFirst();
  }
}
