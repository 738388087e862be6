package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.conversion.ConversionLoss;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.Place;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.manifest.FindingPlaces;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.yaml.ScalarValue;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What turns an object of v1alpha1 into the same one of v1beta1, in the text in which somebody
 * wrote it: comments, order and style stay. Only the version and {@code otlp.disabled}, the one
 * field with another name, are touched.
 *
 * @param edits ranges of the text, none overlapping another
 * @param obstacles why the result would not be the same object; to be converted, an object must
 *     have none
 */
public record VersionConversion(List<Edit> edits, List<Diagnostic> obstacles) {
  /** The rule under which obstacles are told. */
  public static final String RULE = "not-convertible";

  private static final String OLD_VERSION = "v1alpha1";

  public VersionConversion {
    edits = List.copyOf(edits);
    obstacles = List.copyOf(obstacles);
  }

  /** Whether all of the object's meaning is kept. */
  public boolean isFaithful() {
    return obstacles.isEmpty();
  }

  /** A pipeline. Mistakes in how it is written are obstacles: nobody knows what was meant. */
  public static VersionConversion of(ManifestObject.PipelineV1Alpha1 object) {
    List<Diagnostic> obstacles = new ArrayList<>(object.diagnostics());
    for (ConversionLoss loss : ConversionLoss.towardsV1Beta1(object.pipeline())) {
      obstacles.add(obstacle(object.place(), loss));
    }
    obstacles.addAll(refusals(object));
    List<Edit> edits = new ArrayList<>();
    edits.add(version(object.place(), MetricPipeline.API_VERSION));
    YamlMapping.Entry disabled =
        WrittenObject.entries(object.place().root(), "spec", "input", "otlp").get("disabled");
    if (disabled != null) {
      edits.add(replaced(disabled.key(), "enabled"));
      if (disabled.value() instanceof YamlScalar scalar
          && scalar.value() instanceof ScalarValue.Bool(boolean value)) {
        edits.add(new Edit(scalar.span(), String.valueOf(!value)));
      }
    }
    return new VersionConversion(edits, obstacles);
  }

  /** The module's settings, whose versions have the same fields. */
  public static VersionConversion of(ManifestObject.ModuleSettings object) {
    return new VersionConversion(
        List.of(version(object.place(), Telemetry.GROUP + "/v1beta1")), object.diagnostics());
  }

  /** Whether settings are of the version that is to be converted. */
  public static boolean isOld(ManifestObject object) {
    return WrittenObject.text(object.place().root(), "apiVersion").endsWith("/" + OLD_VERSION);
  }

  private static Edit version(Place place, String version) {
    YamlNode written = WrittenObject.node(place.root(), "apiVersion").orElse(place.root());
    return replaced(written, version);
  }

  /** In the quotes that the old text has: the file may be JSON. */
  private static Edit replaced(YamlNode node, String text) {
    String quote =
        node instanceof YamlScalar scalar
            ? switch (scalar.style()) {
              case SINGLE_QUOTED -> "'";
              case DOUBLE_QUOTED -> "\"";
              case PLAIN, LITERAL, FOLDED -> "";
            }
            : "";
    return new Edit(node.span(), quote + text + quote);
  }

  private static Diagnostic obstacle(Place place, ConversionLoss loss) {
    return switch (loss) {
      case ConversionLoss.Dropped(FieldPath path, String _) ->
          obstacle(place, path, "v1beta1 does not have this field", "remove it");
      case ConversionLoss.NameRemoved(FieldPath path, String name) ->
          obstacle(
              place,
              path,
              "`" + name + "` is no name of a namespace",
              "remove it: no namespace is called so");
      case ConversionLoss.SelectionWidened(FieldPath path, List<String> _) ->
          obstacle(
              place,
              path,
              "no namespace can have one of these names, and without them the input would take"
                  + " data from all namespaces",
              "name the namespaces that are meant, or switch the input off");
    };
  }

  /** What v1beta1 refuses and v1alpha1 does not: it is stricter about values and references. */
  private static List<Diagnostic> refusals(ManifestObject.PipelineV1Alpha1 object) {
    MetricPipelineV1Alpha1 old = object.pipeline();
    MetricPipeline converted = LintedPipeline.of(object).pipeline();
    List<Finding> before = AdmissionRules.checkV1Alpha1(Defaulting.defaulted(old));
    return AdmissionRules.check(Defaulting.defaulted(converted)).stream()
        .filter(finding -> finding.severity() == Severity.ERROR && !isAmong(before, finding))
        .map(finding -> FindingPlaces.diagnostic(object.place(), finding))
        .map(found ->
            new Diagnostic(
                RULE,
                found.severity(),
                found.source(),
                found.span(),
                "v1beta1 refuses what v1alpha1 takes: " + found.message(),
                found.hint()))
        .toList();
  }

  private static boolean isAmong(List<Finding> findings, Finding wanted) {
    return findings.stream()
        .anyMatch(
            found -> found.rule().equals(wanted.rule()) && found.field().equals(wanted.field()));
  }

  private static Diagnostic obstacle(
      Place place, FieldPath path, String message, @Nullable String hint) {
    return place.diagnostic(RULE, Severity.ERROR, path, message, hint);
  }
}
