package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.schema.KubernetesSchema;
import dev.kubectl.telemetry.api.schema.MetricPipelineSchema;
import dev.kubectl.telemetry.api.schema.Suggestions;
import dev.kubectl.telemetry.api.schema.TelemetrySchema;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents to Kubernetes objects: the entry to this package. Lists unfold; an object's own
 * mistakes are its diagnostics, and nothing is thrown.
 */
public final class ResourceReader {
  private static final List<String> PIPELINE_KINDS =
      List.of(MetricPipeline.KIND, "LogPipeline", "TracePipeline");
  private static final List<String> VERSIONS = List.of("v1beta1", "v1alpha1");

  private ResourceReader() {}

  /** The objects of one document: one, or the items of a list. */
  public static List<ManifestObject> read(SourceDocument document) {
    return read(document.source(), document.root());
  }

  /** The objects of one node that is an object or a list of objects. */
  public static List<ManifestObject> read(SourceText source, YamlNode node) {
    List<ManifestObject> objects = new ArrayList<>();
    unfold(source, node, objects);
    return objects;
  }

  private static void unfold(SourceText source, YamlNode node, List<ManifestObject> objects) {
    if (node instanceof YamlMapping mapping
        && text(mapping, "kind").endsWith("List")
        && mapping.value("items").orElse(null) instanceof YamlSequence items) {
      for (YamlNode item : items.items()) {
        unfold(source, item, objects);
      }
    } else {
      objects.add(object(new Place(source, node)));
    }
  }

  private static ManifestObject object(Place place) {
    if (!(place.root() instanceof YamlMapping mapping)) {
      return other(
          place,
          ReadingRule.NOT_AN_OBJECT,
          FieldPath.ROOT,
          "this is not a Kubernetes object",
          "an object is a mapping with `apiVersion`, `kind` and `metadata`");
    }
    String apiVersion = text(mapping, "apiVersion");
    String kind = text(mapping, "kind");
    if (kind.isEmpty()) {
      return other(
          place,
          ReadingRule.MISSING_KIND,
          FieldPath.of("kind"),
          "`kind` is missing",
          "for a metric pipeline, write `kind: " + MetricPipeline.KIND + "`");
    }
    if (apiVersion.isEmpty()) {
      return other(
          place,
          ReadingRule.MISSING_API_VERSION,
          FieldPath.of("apiVersion"),
          "`apiVersion` is missing",
          kind.equals(MetricPipeline.KIND)
              ? "write `apiVersion: " + MetricPipeline.API_VERSION + "`"
              : null);
    }
    int slash = apiVersion.indexOf('/');
    String group = slash < 0 ? "" : apiVersion.substring(0, slash);
    String version = apiVersion.substring(slash + 1);
    return switch (group) {
      case MetricPipeline.GROUP -> pipelineGroup(place, mapping, kind, version);
      case Telemetry.GROUP -> operatorGroup(place, mapping, kind, version);
      case "" -> coreGroup(place, mapping, kind, version);
      default -> new ManifestObject.Other(place, apiVersion, kind, List.of());
    };
  }

  private static ManifestObject pipelineGroup(
      Place place, YamlMapping mapping, String kind, String version) {
    if (!kind.equals(MetricPipeline.KIND)) {
      return PIPELINE_KINDS.contains(kind)
          ? new ManifestObject.Other(place, text(mapping, "apiVersion"), kind, List.of())
          : other(
              place,
              ReadingRule.UNKNOWN_KIND,
              FieldPath.of("kind"),
              MetricPipeline.GROUP + " has no kind `" + kind + "`",
              Suggestions.nearest(kind, PIPELINE_KINDS)
                  .map(near -> "did you mean `" + near + "`?")
                  .orElse("it has " + String.join(", ", PIPELINE_KINDS)));
    }
    return switch (version) {
      case "v1beta1" -> {
        Reading reading = new Reading(place, mapping, MetricPipelineSchema.V1BETA1);
        yield new ManifestObject.Pipeline(
            place, PipelineDecoder.v1beta1(reading.tree()), reading.diagnostics());
      }
      case "v1alpha1" -> {
        Reading reading = new Reading(place, mapping, MetricPipelineSchema.V1ALPHA1);
        yield new ManifestObject.PipelineV1Alpha1(
            place, PipelineDecoder.v1alpha1(reading.tree()), reading.diagnostics());
      }
      default -> unknownVersion(place, kind, version);
    };
  }

  private static ManifestObject operatorGroup(
      Place place, YamlMapping mapping, String kind, String version) {
    if (!kind.equals(Telemetry.KIND)) {
      // Other Kyma modules live in this group.
      return new ManifestObject.Other(place, text(mapping, "apiVersion"), kind, List.of());
    }
    if (!VERSIONS.contains(version)) {
      return unknownVersion(place, kind, version);
    }
    Reading reading = new Reading(place, mapping, TelemetrySchema.TELEMETRY);
    Telemetry telemetry = TelemetryDecoder.telemetry(reading.tree());
    if (telemetry.metric() != null) {
      for (Telemetry.InvalidInterval interval : telemetry.metric().invalidIntervals()) {
        reading.report(invalid(place, interval));
      }
    }
    return new ManifestObject.ModuleSettings(place, telemetry, reading.diagnostics());
  }

  private static Diagnostic invalid(Place place, Telemetry.InvalidInterval interval) {
    return place.diagnostic(
        ReadingRule.INVALID_INTERVAL.id(),
        Severity.ERROR,
        interval.path(),
        "`" + interval.text() + "` is not a duration above zero",
        "write numbers with units h, m, s or ms, such as `30s` or `1m30s`; there are no days");
  }

  private static ManifestObject coreGroup(
      Place place, YamlMapping mapping, String kind, String version) {
    if (kind.equalsIgnoreCase(MetricPipeline.KIND)) {
      // Nobody else would say that such a pipeline is none: kubectl may never see this file.
      return other(
          place,
          ReadingRule.UNKNOWN_KIND,
          FieldPath.of("apiVersion"),
          "`" + version + "` has no kind `" + kind + "`",
          "write `apiVersion: "
              + MetricPipeline.API_VERSION
              + "` and `kind: "
              + MetricPipeline.KIND
              + "`");
    }
    if (!version.equals("v1")) {
      return new ManifestObject.Other(place, version, kind, List.of());
    }
    return switch (kind) {
      case "Secret" -> CoreDecoder.secret(new Reading(place, mapping, KubernetesSchema.SECRET));
      case "Namespace" ->
          CoreDecoder.namespace(new Reading(place, mapping, KubernetesSchema.NAMESPACE));
      case "ConfigMap" ->
          CoreDecoder.configMap(new Reading(place, mapping, KubernetesSchema.CONFIG_MAP));
      default -> new ManifestObject.Other(place, version, kind, List.of());
    };
  }

  private static ManifestObject unknownVersion(Place place, String kind, String version) {
    return other(
        place,
        ReadingRule.UNKNOWN_VERSION,
        FieldPath.of("apiVersion"),
        kind + " has no version `" + version + "`",
        "its versions are " + String.join(", ", VERSIONS));
  }

  /** What cannot be read any further. */
  private static ManifestObject other(
      Place place, ReadingRule rule, FieldPath path, String message, @Nullable String hint) {
    return new ManifestObject.Other(
        place,
        place.root() instanceof YamlMapping mapping ? text(mapping, "apiVersion") : "",
        place.root() instanceof YamlMapping mapping ? text(mapping, "kind") : "",
        List.of(place.diagnostic(rule.id(), Severity.ERROR, path, message, hint)));
  }

  private static String text(YamlMapping mapping, String key) {
    return mapping.value(key).orElse(null) instanceof YamlScalar scalar
            && scalar.value() instanceof ScalarValue.Text(String text)
        ? text
        : "";
  }
}
