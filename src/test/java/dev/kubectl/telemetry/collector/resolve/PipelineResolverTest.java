package dev.kubectl.telemetry.collector.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.Pipelines;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineResolverTest {
  private static final String ENDPOINT = "endpoint: {value: 'https://h:1'}";

  private static Resolution resolve(String otlp, SecretSource secrets) {
    return PipelineResolver.resolve(
        Pipelines.pipeline("a", "output: {otlp: {" + otlp + "}}"), secrets);
  }

  private static BackendValues values(String otlp) {
    return Pipelines.withOutput("a", "{" + otlp + "}").values();
  }

  private static String problem(String otlp, SecretSource secrets) {
    return resolve(otlp, secrets)
            instanceof Resolution.Unresolvable(String message, var field, var ref)
        ? field + ": " + message
        : "resolved";
  }

  private static SecretSource secret(String key, byte[] value) {
    return (namespace, name) ->
        name.equals("s")
            ? new SecretSource.Lookup.Found(new SecretSource.SecretData(Map.of(key, value)))
            : new SecretSource.Lookup.Missing();
  }

  private static SecretSource secret(String key, String value) {
    return secret(key, value.getBytes(StandardCharsets.UTF_8));
  }

  private static String from(String secret, String key) {
    return "{valueFrom: {secretKeyRef: {name: %s, namespace: ns, key: %s}}}".formatted(secret, key);
  }

  @Test
  void basicAuthenticationIsOneHeader() {
    assertThat(
            values(
                    ENDPOINT
                        + ", authentication: {basic: {user: {value: testuser},"
                        + " password: {value: testpass}}}")
                .basicAuthorization())
        .isEqualTo("Basic dGVzdHVzZXI6dGVzdHBhc3M=");
  }

  @Test
  void halfABasicAuthenticationIsNone() {
    assertThat(
            values(ENDPOINT + ", authentication: {basic: {user: {value: u}}}").basicAuthorization())
        .isNull();
  }

  @Test
  void aPrefixIsTrimmedAndSetApart() {
    assertThat(
            values(
                    ENDPOINT
                        + ", headers: [{name: a, prefix: \" Bearer\\u3000\", value: t},"
                        + " {name: b, prefix: \"\\u00a0\", value: t}]")
                .headers())
        .extracting(BackendValues.HeaderValue::text)
        .containsExactly("Bearer t", "t");
  }

  @Test
  void aDirectValueWinsOverAReference() {
    Resolution resolution =
        resolve(
            "endpoint: {value: direct, valueFrom: {secretKeyRef:"
                + " {name: s, namespace: ns, key: k}}}",
            secret("k", "other"));
    assertThat(((Resolution.Resolved) resolution).pipeline().values().endpoint())
        .isEqualTo("direct");
  }

  @Test
  void theFirstMissingValueIsNamedInTheOrderOfEvaluation() {
    String otlp =
        "endpoint: %s, headers: [{name: h, valueFrom: {secretKeyRef: {}}}], tls: {ca: %s}"
            .formatted(from("missing", "k"), from("gone", "k"));
    assertThat(problem(otlp, SecretSource.NONE))
        .isEqualTo(
            "spec.output.otlp.endpoint: one or more referenced Secrets are missing:"
                + " Secret 'missing' of Namespace 'ns'");
  }

  @Test
  void everyKindOfMissingValueHasItsWords() {
    assertThat(problem("endpoint: " + from("s", "other"), secret("k", "v")))
        .endsWith(
            "one or more keys in a referenced Secret are missing:"
                + " Key 'other' in Secret 's' of Namespace 'ns'");
    assertThat(problem("endpoint: {valueFrom: {secretKeyRef: {name: s}}}", secret("k", "v")))
        .endsWith("secret reference is missing field/s: Namespace, Key");
    assertThat(
            problem(
                "endpoint: " + from("s", "k"),
                (namespace, name) -> new SecretSource.Lookup.Unreadable("forbidden")))
        .endsWith("failed to get Secret 's' of Namespace 'ns': forbidden");
    assertThat(problem("endpoint: {value: ''}", SecretSource.NONE))
        .endsWith("value or secret reference required");
    assertThat(problem(ENDPOINT + ", headers: [{name: h}]", SecretSource.NONE))
        .isEqualTo("spec.output.otlp.headers[0]: value or secret reference required");
    assertThat(problem("protocol: grpc", SecretSource.NONE))
        .isEqualTo("spec.output.otlp.endpoint: value or secret reference required");
  }

  @Test
  void aPipelineWithoutOutputIsAProblemAndNoException() {
    Resolution resolution =
        PipelineResolver.resolve(Pipelines.pipeline("a", "input: {}"), SecretSource.NONE);
    assertThat(resolution).isInstanceOf(Resolution.Unresolvable.class);
  }

  @Test
  void withoutTransportSecurityCertificatesAreNotLookedFor() {
    String tls = ", tls: {insecure: true, ca: %s}".formatted(from("missing", "k"));
    Resolution resolution = resolve(ENDPOINT + tls, SecretSource.NONE);
    assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
    assertThat(((Resolution.Resolved) resolution).pipeline().values().authority()).isNull();
  }

  @Test
  void lineBreaksOfAllCertificatesAreMended() {
    BackendValues values =
        values(
            ENDPOINT + ", tls: {ca: {value: 'a\\nb'}, cert: {value: 'c\\nd'}, key: {value: 'e'}}");
    assertThat(values.authority()).isEqualTo("a\nb");
    assertThat(values.certificate()).isEqualTo("c\nd");
    assertThat(values.privateKey()).isEqualTo("e");
  }

  @Test
  void aValueThatNoVariableCanHoldIsRefused() {
    assertThat(problem("endpoint: " + from("s", "k"), secret("k", new byte[] {(byte) 0xff})))
        .endsWith("Key 'k' in Secret 's' of Namespace 'ns' is not a text in UTF-8");
    assertThat(problem("endpoint: " + from("s", "k"), secret("k", "a\0b")))
        .endsWith("Key 'k' in Secret 's' of Namespace 'ns' contains a null character");
  }

  @Test
  void anEndpointThatIsNoUrlIsShownOnlyWhenItWasWrittenInPlace() {
    assertThat(problem("endpoint: {value: '10.0.0.1:4317'}, path: /x", SecretSource.NONE))
        .isEqualTo(
            "spec.output.otlp.endpoint: parse \"10.0.0.1:4317\": first path segment in URL cannot"
                + " contain colon");
    assertThat(
            problem("endpoint: %s, path: /x".formatted(from("s", "k")), secret("k", "10.0.0.1:1")))
        .isEqualTo("spec.output.otlp.endpoint: the endpoint is not a URL");
    assertThat(problem(ENDPOINT + ", path: '/%zz'", SecretSource.NONE))
        .startsWith("spec.output.otlp.path: parse");
  }

  @Test
  void plainHttpIsRecognisedInAnyCase() {
    assertThat(values("endpoint: {value: ' HTTP://h:1'}").plainHttp()).isTrue();
    assertThat(values("endpoint: {value: 'https://h:1'}").plainHttp()).isFalse();
  }
}
