package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.validation.EndpointRule;
import dev.kubectl.telemetry.validation.EndpointRule.Problem;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** The endpoint rule: {@code endpoint.yaml} and {@code endpoint-generated.yaml}. */
final class EndpointCases {
  private static final Map<String, Object> OAUTH2 =
      Map.of(
          "oauth2",
          Map.of(
              "tokenURL", Map.of("value", "https://t"),
              "clientID", Map.of("value", "i"),
              "clientSecret", Map.of("value", "s")));

  private EndpointCases() {}

  /** Cases made by hand: {@code endpoint.yaml}. */
  static Stream<DynamicTest> written(Path file) {
    return VectorYaml.mapping(file).mappings("cases").stream()
        .flatMap(one ->
            Stream.of("grpc", "http")
                .map(protocol ->
                    DynamicTest.dynamicTest(
                        "endpoint: " + protocol + " " + one.entries(),
                        () -> checkWritten(one, protocol))));
  }

  private static void checkWritten(VectorYaml one, String protocol) {
    Object tls =
        switch (one.text("tls")) {
          case "ca" -> Map.of("ca", Map.of("value", "x"));
          case "insecure" -> Map.of("insecure", true);
          case "insecureSkipVerify" -> Map.of("insecureSkipVerify", true);
          default -> null;
        };
    Object endpoint = Map.of("value", one.text("endpoint"));
    Optional<Problem> problem =
        check(endpoint, protocol, one.flag("oauth2"), tls, SecretSource.NONE);
    assertThat(problem.map(Problem::text).orElse(null))
        .isEqualTo(one.entries().get(protocol + "Error"));
  }

  /** Cases of {@code endpoint-generated.yaml}. */
  static Stream<DynamicTest> generated(Path file) {
    VectorYaml vectors = VectorYaml.mapping(file);
    SecretSource secrets = PipelineSpecs.secrets(vectors.mappings("secrets"));
    return vectors.mappings("cases").stream()
        .map(one ->
            DynamicTest.dynamicTest(
                "endpoint-generated: " + one.text("name"), () -> checkGenerated(one, secrets)));
  }

  private static void checkGenerated(VectorYaml one, SecretSource secrets) {
    VectorYaml input = one.mapping("input");
    Optional<Problem> problem =
        check(
            input.entries().get("endpoint"),
            input.text("protocol"),
            input.flag("oauth2"),
            input.entries().get("tls"),
            secrets);
    String message = "OTLP output endpoint invalid: " + problem.map(Problem::text).orElse("");
    assertThat(problem.isEmpty()).as(message).isEqualTo(one.flag("accepted"));
    if (problem.isPresent()) {
      String category = problem.get().category().name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(category).isEqualTo(one.text("category"));
      assertThat(one.text("reason")).isEqualTo("EndpointInvalid");
      if (!Set.of("url-syntax", "host-port-syntax").contains(category)) {
        assertThat(message).isEqualTo(one.text("reference_message"));
      }
    }
  }

  private static Optional<Problem> check(
      @Nullable Object endpoint,
      String protocol,
      boolean oauth2,
      @Nullable Object tls,
      SecretSource secrets) {
    Map<String, Object> otlp = new LinkedHashMap<>();
    otlp.put("protocol", protocol);
    if (endpoint != null) {
      otlp.put("endpoint", endpoint);
    }
    if (oauth2) {
      otlp.put("authentication", OAUTH2);
    }
    if (tls != null) {
      otlp.put("tls", tls);
    }
    Output.Otlp output = PipelineSpecs.otlp(otlp);
    return EndpointRule.check(output, secrets);
  }
}
