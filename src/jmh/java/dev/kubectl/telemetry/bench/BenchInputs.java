package dev.kubectl.telemetry.bench;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipeline.Spec;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.api.Output.Otlp;
import dev.kubectl.telemetry.api.Output.Tls;
import dev.kubectl.telemetry.api.Output.ValueHolder;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.collector.AgentOptions;
import dev.kubectl.telemetry.collector.AgentOptions.CollectionIntervals;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.collector.GatewayOptions;
import dev.kubectl.telemetry.collector.ServiceEnrichment;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.random.Certificates;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of the benchmarks, decoded: pipelines from {@code bench} below the directory in the
 * system property {@code vectors}, with the options that the reference was measured with.
 */
final class BenchInputs {
  private static final Enrichments ENRICHMENTS =
      new Enrichments(
          List.of(new PodLabel("app", null), new PodLabel(null, "team.example.com/")), null);
  private static final String UID = "6a1e0f3c-0000-4000-8000-000000000001";

  static final GatewayOptions GATEWAY =
      new GatewayOptions(
          "my-cluster",
          UID,
          "aws",
          "kyma-system",
          "1.62.0",
          ENRICHMENTS,
          ServiceEnrichment.OTEL,
          Distribution.KYMA);

  static final AgentOptions AGENT =
      new AgentOptions(
          "my-cluster",
          UID,
          "aws",
          "kyma-system",
          "1.62.0",
          ENRICHMENTS,
          ServiceEnrichment.OTEL,
          Distribution.KYMA,
          true,
          AgentOptions.DEFAULT_ISTIO_CERT_PATH,
          false,
          CollectionIntervals.DEFAULT);

  private BenchInputs() {}

  /** Pipelines as they are in the cluster: defaulted. */
  static List<MetricPipeline> pipelines(int count) {
    return pipelines(count + "-pipelines.yaml");
  }

  /** The defaulted pipelines of one file. */
  static List<MetricPipeline> pipelines(String name) {
    Path file = Path.of(System.getProperty("vectors"), "bench", name);
    YamlFile yaml = YamlReader.read(new SourceText(file.toString(), text(file)));
    return yaml.documents().stream()
        .flatMap(document -> ResourceReader.read(document).stream())
        .filter(ManifestObject.Pipeline.class::isInstance)
        .map(object -> ((ManifestObject.Pipeline) object).pipeline())
        .map(Defaulting::defaulted)
        .toList();
  }

  /**
   * A state whose pipelines are all good ones: in place of the inputs' certificates, which are
   * none, real ones stand.
   */
  static ObservedState state(int count) {
    return new ObservedState(
        pipelines(count).stream().map(BenchInputs::withRealCertificates).toList(),
        SecretSource.NONE,
        null,
        new ClusterFacts(UID, "aws", true, false, 0),
        new SettingOverrides("my-cluster", "otel", null, null, null, null, null),
        ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(true).build(),
        Distribution.KYMA,
        Set.of(),
        RandomPipelines.NOW);
  }

  private static MetricPipeline withRealCertificates(MetricPipeline pipeline) {
    Spec spec = pipeline.spec();
    Output output = spec.output();
    Otlp otlp = output == null ? null : output.otlp();
    if (otlp == null || otlp.tls() == null) {
      return pipeline;
    }
    Tls tls = otlp.tls();
    Tls real =
        new Tls(
            tls.insecure(),
            tls.insecureSkipVerify(),
            replaced(tls.ca(), Certificates.goodAuthority()),
            replaced(tls.cert(), Certificates.good().certificate()),
            replaced(tls.key(), Certificates.good().key()));
    return new MetricPipeline(
        pipeline.metadata(),
        new Spec(
            spec.input(),
            new Output(
                new Otlp(
                    otlp.protocol(),
                    otlp.compression(),
                    otlp.endpoint(),
                    otlp.path(),
                    otlp.authentication(),
                    otlp.headers(),
                    real)),
            spec.transform(),
            spec.filter()),
        pipeline.status());
  }

  private static @Nullable ValueHolder replaced(@Nullable ValueHolder holder, String text) {
    return holder == null ? null : ValueHolder.of(text);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
