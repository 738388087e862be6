package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.BackendPorts;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Ports of the backends, against {@code manager/formulas.yaml} and the endpoints of {@code
 * validation/endpoint-generated.yaml}.
 */
final class BackendPortCases {
  private BackendPortCases() {}

  static Stream<DynamicTest> formulas(Path file) {
    return VectorYaml.mapping(file).mappings("backendPorts").stream()
        .map(one ->
            DynamicTest.dynamicTest(
                "formulas: ports " + one.list("endpoints"),
                () -> {
                  List<ResolvedPipeline> pipelines = new ArrayList<>();
                  for (VectorYaml endpoint : one.mappings("endpoints")) {
                    Output.ValueHolder holder = Output.ValueHolder.of(endpoint.text("endpoint"));
                    String protocol = textOrNull(endpoint, "protocol");
                    pipelines.addAll(
                        CollectorCase.resolve(
                            List.of(pipeline(holder, protocol)), SecretSource.NONE));
                  }
                  assertThat(BackendPorts.of(pipelines)).isEqualTo(one.list("expected"));
                }));
  }

  static Stream<DynamicTest> endpoints(Path file) {
    VectorYaml vectors = VectorYaml.mapping(file);
    SecretSource secrets = secrets(vectors.mappings("secrets"));
    return vectors.mappings("cases").stream()
        .filter(one -> one.entries().containsKey("agentBackendPorts"))
        .map(one ->
            DynamicTest.dynamicTest(
                "endpoint-generated: ports " + one.text("name"), () -> check(one, secrets)));
  }

  private static void check(VectorYaml one, SecretSource secrets) {
    VectorYaml input = one.mapping("input");
    MetricPipeline pipeline =
        pipeline(holder(input.entries().get("endpoint")), textOrNull(input, "protocol"));
    boolean fails = one.entries().get("agentBackendPorts") == null;
    switch (PipelineResolver.resolve(pipeline, secrets)) {
      case Resolution.Unresolvable unresolvable -> assertThat(fails).isTrue();
      case Resolution.Resolved(ResolvedPipeline resolved) -> {
        assertThat(fails).isFalse();
        assertThat(BackendPorts.of(List.of(resolved))).isEqualTo(one.list("agentBackendPorts"));
      }
    }
  }

  private static MetricPipeline pipeline(
      Output.@Nullable ValueHolder endpoint, @Nullable String protocol) {
    Output.Otlp otlp = new Output.Otlp(protocol, null, endpoint, null, null, null, null);
    return new MetricPipeline(
        ObjectMeta.named("a"), new MetricPipeline.Spec(null, new Output(otlp), null, null), null);
  }

  private static Output.@Nullable ValueHolder holder(@Nullable Object written) {
    if (written == null) {
      return null;
    }
    VectorYaml holder = VectorYaml.of(written);
    if (holder.entries().get("valueFrom") == null) {
      return new Output.ValueHolder(textOrNull(holder, "value"), null);
    }
    VectorYaml from = holder.mapping("valueFrom");
    if (from.entries().get("secretKeyRef") == null) {
      return new Output.ValueHolder(textOrNull(holder, "value"), new Output.ValueFrom(null));
    }
    VectorYaml ref = from.mapping("secretKeyRef");
    return new Output.ValueHolder(
        textOrNull(holder, "value"),
        new Output.ValueFrom(
            new Output.SecretKeyRef(
                textOrNull(ref, "name"), textOrNull(ref, "namespace"), textOrNull(ref, "key"))));
  }

  private static @Nullable String textOrNull(VectorYaml mapping, String key) {
    return mapping.entries().get(key) == null ? null : mapping.text(key);
  }

  private static SecretSource secrets(List<VectorYaml> written) {
    Map<String, SecretSource.Lookup> known = new HashMap<>();
    for (VectorYaml secret : written) {
      known.put(
          secret.text("namespace") + "/" + secret.text("name"),
          secret.flag("unreadable")
              ? new SecretSource.Lookup.Unreadable("not now")
              : new SecretSource.Lookup.Found(
                  SecretSource.SecretData.ofTexts(secret.texts("data"))));
    }
    return (namespace, name) ->
        known.getOrDefault(namespace + "/" + name, new SecretSource.Lookup.Missing());
  }
}
