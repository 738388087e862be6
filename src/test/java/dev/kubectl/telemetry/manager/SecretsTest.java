package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.server.AuditLog;
import dev.kubectl.telemetry.server.Authority;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that pipelines refer to: they come late, change, go, are wrong, and expire. */
class SecretsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String GATEWAY = "telemetry-metric-gateway";
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.namespace("shop");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @AfterEach
  void clear() throws Exception {
    cluster.clear();
    cluster.once();
    cluster.delete(ResourceType.SECRET, "shop", "backend");
  }

  private static void pipeline(String name, String secret, String key) {
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: %s}
        spec:
          output:
            otlp:
              protocol: grpc
              endpoint: {valueFrom: {secretKeyRef: {name: "%s", namespace: shop, key: "%s"}}}
        """
            .formatted(name, secret, key));
  }

  private static String generated(String pipeline) {
    return cluster.condition(pipeline, "ConfigurationGenerated");
  }

  private static String endpoint() {
    return cluster.secretValue(GATEWAY, "OTLP_ENDPOINT_SHOP");
  }

  private static String checksum() {
    return cluster
        .ours(ResourceType.DEPLOYMENT, GATEWAY)
        .at("spec", "template", "metadata", "annotations")
        .text("checksum/config");
  }

  private static void eventually(String what, ThrowingRunnable check) {
    await(what).atMost(PATIENCE).untilAsserted(check);
  }

  @Test
  void createdLaterRotatedDeletedAndMadeAnewAreFollowed() throws Exception {
    cluster.telemetry();
    cluster.audit.start();
    try (RunningManager manager =
        RunningManager.start(
            cluster, ManagedCluster.SETTINGS.withGrace(ManagerSettings.DEFAULT_GRACE))) {
      pipeline("shop", "backend", "endpoint");
      eventually(
          "missing",
          () ->
              assertThat(generated("shop"))
                  .isEqualTo(
                      "False ReferencedSecretMissing: One or more referenced Secrets are missing:"
                          + " Secret 'backend' of Namespace 'shop'"));
      assertThat(cluster.ours(ResourceType.DEPLOYMENT, GATEWAY).isEmpty()).isTrue();

      cluster.secret("shop", "backend", Map.of("endpoint", "https://one:4317"));
      eventually("created", () -> assertThat(endpoint()).isEqualTo("https://one:4317"));
      eventually(
          "accepted", () -> assertThat(generated("shop")).startsWith("True GatewayConfigured"));
      String before = checksum();

      cluster.secret("shop", "backend", Map.of("endpoint", "https://two:4317"));
      eventually("rotated", () -> assertThat(endpoint()).isEqualTo("https://two:4317"));
      eventually("rolled", () -> assertThat(checksum()).isNotEmpty().isNotEqualTo(before));

      String after = checksum();
      cluster.delete(ResourceType.SECRET, "shop", "backend");
      eventually(
          "deleted",
          () -> assertThat(generated("shop")).startsWith("False ReferencedSecretMissing"));
      assertThat(endpoint()).as("held for a while").isEqualTo("https://two:4317");
      cluster.secret("shop", "backend", Map.of("endpoint", "https://two:4317"));
      eventually("back", () -> assertThat(generated("shop")).startsWith("True GatewayConfigured"));
      assertThat(checksum()).as("nothing was restarted").isEqualTo(after);
      assertThat(manager.problems()).isEmpty();
    }
    assertThat(cluster.audit.requests("kubectl-telemetry/" + ManagedCluster.MANAGER))
        .filteredOn(request -> request.resource().equals("secrets"))
        .filteredOn(request -> request.namespace().equals("shop"))
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.name()).isEqualTo("backend"));
  }

  @Test
  void aRotationRollsWhatUsesTheSecretAndNothingElse() throws Exception {
    cluster.telemetry();
    cluster.secret("shop", "backend", Map.of("endpoint", "https://one:4317"));
    pipeline("shop", "backend", "endpoint");
    cluster.pipeline("other", "input: {otlp: {enabled: false}, runtime: {enabled: true}}");
    cluster.once();
    String agent =
        cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent").resourceVersion();
    cluster.secret("shop", "backend", Map.of("endpoint", "https://two:4317"));
    cluster.audit.start();

    cluster.once();

    assertThat(cluster.writes())
        .extracting(AuditLog.Request::resource)
        .containsExactly("secrets", "deployments");
    assertThat(cluster.ours(ResourceType.DAEMON_SET, "telemetry-metric-agent").resourceVersion())
        .isEqualTo(agent);
  }

  @Test
  void malformedOnesCostTheirOwnPipelineOnly() throws Exception {
    cluster.secret("shop", "backend", Map.of("endpoint", "https://good:4317"));
    pipeline("shop", "backend", "endpoint");
    pipeline("no-key", "backend", "missing");
    pipeline("no-name", "Not A Name, metadata.namespace=x/../..", "endpoint");
    cluster.secret("shop", "odd", Map.of("endpoint", "not\u0007 an endpoint\n"));
    pipeline("odd", "odd", "endpoint");

    PassReport report = cluster.once();

    assertThat(report.problems()).isEmpty();
    assertThat(endpoint()).isEqualTo("https://good:4317");
    assertThat(generated("shop")).startsWith("True GatewayConfigured");
    assertThat(generated("no-key"))
        .isEqualTo(
            "False ReferencedSecretMissing: One or more keys in a referenced Secret are missing:"
                + " Key 'missing' in Secret 'backend' of Namespace 'shop'");
    assertThat(generated("no-name")).startsWith("False ReferencedSecretMissing");
    assertThat(generated("odd")).startsWith("False EndpointInvalid");
    assertThat(generated("odd")).as("no value of a Secret").doesNotContain("an endpoint");
  }

  @Test
  void aCertificateIsWarnedOfThenExpiresEachAtItsInstant(@TempDir Path folder) throws Exception {
    Authority authority = Authority.in(folder);
    Authority.Issued issued = authority.issue("client", "EC", "CN=client");
    X509Certificate certificate =
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(
                        issued.certificateText().getBytes(StandardCharsets.US_ASCII)));
    Instant end = certificate.getNotAfter().toInstant();
    cluster.secret(
        "shop", "backend", Map.of("crt", issued.certificateText(), "key", issued.keyText()));
    cluster.pipeline("other", "");
    pipelineWithCertificate();

    PassReport good = passAt(end.minus(Duration.ofDays(15)));
    assertThat(generated("shop")).startsWith("True GatewayConfigured");
    assertThat(good.nextLook()).isPresent();
    assertThat(good.nextLook().get())
        .isBetween(end.minus(Duration.ofDays(14)), end.minus(Duration.ofDays(14)).plusSeconds(60));

    PassReport warned = passAt(good.nextLook().get().plusSeconds(1));
    assertThat(generated("shop"))
        .startsWith("True TLSCertificateAboutToExpire: TLS certificate is about to expire");
    assertThat(warned.nextLook().orElseThrow()).isBetween(end, end.plusSeconds(60));

    PassReport expired = passAt(warned.nextLook().get().plusSeconds(1));
    assertThat(generated("shop"))
        .startsWith("False TLSCertificateExpired: TLS certificate expired on ");
    assertThat(expired.nextLook()).isEmpty();
    assertThat(generated("other")).startsWith("True GatewayConfigured");
    assertThat(cluster.ours(ResourceType.SECRET, GATEWAY).at("data").tree().entries().keySet())
        .as("of the one that goes on")
        .allMatch(key -> key.endsWith("_OTHER"));
  }

  private static void pipelineWithCertificate() {
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          output:
            otlp:
              endpoint: {value: "https://backend.shop:4317"}
              protocol: grpc
              tls:
                cert: {valueFrom: {secretKeyRef: {name: backend, namespace: shop, key: crt}}}
                key: {valueFrom: {secretKeyRef: {name: backend, namespace: shop, key: key}}}
        """);
  }

  @Test
  void aClockThatJumpsOverAnExpiryIsNoticed(@TempDir Path folder) throws Exception {
    Authority.Issued issued = Authority.in(folder).issue("client", "EC", "CN=client");
    cluster.secret(
        "shop", "backend", Map.of("crt", issued.certificateText(), "key", issued.keyText()));
    pipelineWithCertificate();
    AtomicReference<Duration> jump = new AtomicReference<>(Duration.ZERO);
    InstantSource source = () -> Instant.now().plus(jump.get());
    try (RunningManager manager =
        RunningManager.start(cluster, ManagedCluster.SETTINGS, source.withZone(ZoneOffset.UTC))) {
      eventually(
          "accepted", () -> assertThat(generated("shop")).startsWith("True GatewayConfigured"));

      jump.set(Duration.ofDays(3650));

      eventually(
          "expired", () -> assertThat(generated("shop")).startsWith("False TLSCertificateExpired"));
      assertThat(manager.problems()).as("a cut connection is no problem").isEmpty();
    }
  }

  private static PassReport passAt(Instant time) throws Exception {
    return cluster.once(
        ManagedCluster.MANAGER,
        ManagedCluster.SETTINGS,
        RequestObserver.NONE,
        Clock.fixed(time, ZoneOffset.UTC));
  }
}
