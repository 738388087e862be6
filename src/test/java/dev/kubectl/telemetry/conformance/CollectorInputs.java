package dev.kubectl.telemetry.conformance;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.Telemetry.Enrichments;
import dev.kubectl.telemetry.api.Telemetry.PodLabel;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.collector.AgentOptions;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.collector.GatewayOptions;
import dev.kubectl.telemetry.collector.ServiceEnrichment;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inputs of the generator as they lie in a folder: without defaulting, without validation. */
final class CollectorInputs {
  private CollectorInputs() {}

  static List<MetricPipeline> pipelines(Path file) {
    return pipelines(objects(file));
  }

  /** Pipelines of a text, which must hold nothing else. */
  static List<MetricPipeline> pipelines(String text) {
    return pipelines(objects("pipelines", text));
  }

  private static List<MetricPipeline> pipelines(List<ManifestObject> objects) {
    List<MetricPipeline> pipelines = new ArrayList<>();
    for (ManifestObject object : objects) {
      if (!(object instanceof ManifestObject.Pipeline pipeline)) {
        throw new IllegalArgumentException("not a pipeline: " + object);
      }
      pipelines.add(pipeline.pipeline());
    }
    return pipelines;
  }

  /** The Secrets of a file, or none where there is no such file. */
  static SecretSource secrets(Path file) {
    Map<String, SecretSource.SecretData> known = new HashMap<>();
    if (Files.exists(file)) {
      for (ManifestObject object : objects(file)) {
        if (!(object instanceof ManifestObject.Secret secret)) {
          throw new IllegalArgumentException("not a Secret: " + object);
        }
        known.put(secret.namespace() + "/" + secret.name(), secret.data());
      }
    }
    return (namespace, name) -> {
      SecretSource.SecretData data = known.get(namespace + "/" + name);
      return data == null ? new SecretSource.Lookup.Missing() : new SecretSource.Lookup.Found(data);
    };
  }

  private static List<ManifestObject> objects(Path file) {
    try {
      String text = Files.readString(file);
      return objects(file.toString(), CaseFile.withoutRareEscapes(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<ManifestObject> objects(String name, String text) {
    List<ManifestObject> objects = new ArrayList<>();
    YamlFile file = YamlReader.read(new SourceText(name, text));
    if (!file.diagnostics().isEmpty()) {
      throw new IllegalArgumentException("not read: " + file.diagnostics());
    }
    for (SourceDocument document : file.documents()) {
      objects.addAll(ResourceReader.read(document));
    }
    return objects;
  }

  static GatewayOptions gatewayOptions(Path file) {
    VectorYaml options = VectorYaml.mapping(file);
    return new GatewayOptions(
        options.text("clusterName"),
        options.text("clusterUid"),
        options.text("cloudProvider"),
        options.text("gatewayNamespace"),
        options.text("instrumentationScopeVersion"),
        enrichments(options),
        ServiceEnrichment.of(options.text("serviceEnrichment")),
        Distribution.KYMA);
  }

  static AgentOptions agentOptions(Path file) {
    VectorYaml options = VectorYaml.mapping(file);
    VectorYaml intervals = options.mapping("collectionIntervals");
    return new AgentOptions(
        options.text("clusterName"),
        options.text("clusterUid"),
        options.text("cloudProvider"),
        options.text("agentNamespace"),
        options.text("instrumentationScopeVersion"),
        enrichments(options),
        ServiceEnrichment.of(options.text("serviceEnrichment")),
        Distribution.KYMA,
        options.flag("istioActive"),
        options.text("istioCertPath"),
        options.flag("vpaActive"),
        new AgentOptions.CollectionIntervals(
            duration(intervals.text("runtime")),
            duration(intervals.text("prometheus")),
            duration(intervals.text("istio"))));
  }

  private static Duration duration(String text) {
    return GoDuration.parse(text).orElseThrow();
  }

  private static @Nullable Enrichments enrichments(VectorYaml options) {
    if (options.entries().get("enrichments") == null) {
      return null;
    }
    List<PodLabel> labels = new ArrayList<>();
    for (VectorYaml label : options.mapping("enrichments").mappings("extractPodLabels")) {
      labels.add(new PodLabel(textOrNull(label, "key"), textOrNull(label, "keyPrefix")));
    }
    return new Enrichments(labels, null);
  }

  private static @Nullable String textOrNull(VectorYaml mapping, String key) {
    return mapping.entries().containsKey(key) ? mapping.text(key) : null;
  }
}
