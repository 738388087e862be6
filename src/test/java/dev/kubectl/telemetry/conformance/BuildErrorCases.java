package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.AgentGenerator;
import dev.kubectl.telemetry.collector.AgentOptions;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.collector.GatewayGenerator;
import dev.kubectl.telemetry.collector.GatewayOptions;
import dev.kubectl.telemetry.collector.ServiceEnrichment;
import dev.kubectl.telemetry.collector.resolve.PipelineResolver;
import dev.kubectl.telemetry.collector.resolve.Resolution;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;

/** Values that cannot be had, against {@code validation/build-errors.yaml}. */
final class BuildErrorCases {
  private static final Pattern SECRET = Pattern.compile("Secret '[^']*' of Namespace '[^']*'");

  private BuildErrorCases() {}

  static Stream<DynamicTest> tests(Path file) {
    return VectorYaml.mapping(file).mappings("cases").stream()
        .map(one -> {
          boolean deviates = insecure(one);
          String name = "build-errors: " + one.text("name");
          return DynamicTest.dynamicTest(
              deviates ? name + ", " + Deviation.S2 : name, () -> check(one, deviates));
        });
  }

  private static void check(VectorYaml one, boolean deviates) {
    SecretSource secrets =
        (namespace, name) ->
            namespace.equals("default") && name.equals("backend")
                ? new SecretSource.Lookup.Found(SecretSource.SecretData.ofTexts(Map.of("k", "v")))
                : new SecretSource.Lookup.Missing();
    List<MetricPipeline> given = pipelines(one);
    List<MetricPipeline> sorted =
        given.stream().sorted(Comparator.comparing(MetricPipeline::name)).toList();
    compare(one.mapping("gateway"), firstFailure(given, secrets), deviates);
    compare(one.mapping("agent"), firstFailure(sorted, secrets), deviates);
    List<ResolvedPipeline> resolvable = new ArrayList<>();
    for (MetricPipeline pipeline : given) {
      if (PipelineResolver.resolve(pipeline, secrets) instanceof Resolution.Resolved resolved) {
        resolvable.add(resolved.pipeline());
      }
    }
    // What is left is built: one pipeline that fails does not spoil the others.
    GatewayGenerator.generate(
        resolvable,
        new GatewayOptions(
            "", "", "", "", "", null, ServiceEnrichment.KYMA_LEGACY, Distribution.KYMA));
    AgentGenerator.generate(
        resolvable,
        new AgentOptions(
            "",
            "",
            "",
            "",
            "",
            null,
            ServiceEnrichment.KYMA_LEGACY,
            Distribution.KYMA,
            false,
            AgentOptions.DEFAULT_ISTIO_CERT_PATH,
            false,
            AgentOptions.CollectionIntervals.DEFAULT));
  }

  private static void compare(VectorYaml expected, @Nullable String failure, boolean deviates) {
    if (expected.text("result").equals("built")) {
      assertThat(failure).isNull();
      return;
    }
    // Beside an unused certificate something else may be missing, and that counts.
    if (deviates && failure == null) {
      return;
    }
    assertThat(failure).isNotNull();
    String reference = expected.text("reference_message");
    Matcher secret = SECRET.matcher(reference);
    if (secret.find()) {
      assertThat(failure).contains(secret.group());
    }
    if (expected.text("result").equals("error")) {
      assertThat(reference).endsWith(failure);
    }
  }

  private static @Nullable String firstFailure(
      List<MetricPipeline> pipelines, SecretSource secrets) {
    for (MetricPipeline pipeline : pipelines) {
      if (PipelineResolver.resolve(pipeline, secrets)
          instanceof Resolution.Unresolvable(String message, var field, var ref)) {
        return message;
      }
    }
    return null;
  }

  /**
   * The reference reads certificates that it then does not use, and fails when they are missing.
   */
  private static boolean insecure(VectorYaml one) {
    return pipelines(one).stream()
        .map(pipeline -> pipeline.spec().output())
        .anyMatch(output ->
            output != null
                && output.otlp() != null
                && output.otlp().tls() != null
                && Boolean.TRUE.equals(output.otlp().tls().insecure()));
  }

  private static List<MetricPipeline> pipelines(VectorYaml one) {
    StringBuilder text = new StringBuilder();
    Dump dump = new Dump(DumpSettings.builder().build());
    for (VectorYaml pipeline : one.mappings("pipelines")) {
      Map<String, @Nullable Object> document = new LinkedHashMap<>(pipeline.entries());
      document.put("apiVersion", MetricPipeline.API_VERSION);
      document.put("kind", MetricPipeline.KIND);
      text.append("---\n").append(dump.dumpToString(document));
    }
    return CollectorInputs.pipelines(text.toString());
  }
}
