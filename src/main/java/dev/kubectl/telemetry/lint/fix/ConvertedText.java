package dev.kubectl.telemetry.lint.fix;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.conversion.ZeroValues;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A text with all its objects of v1alpha1 in v1beta1, or those of them that can be. What comes out
 * is read again and compared: an object that is not what the cluster itself makes of the old one
 * (because an anchor is used elsewhere, for example) stays as it was.
 *
 * @param text the same text when nothing was converted
 * @param converted how many objects are different now
 * @param left how many objects of v1alpha1 are not
 * @param diagnostics why not, and why parts of the text could not be read
 */
public record ConvertedText(String text, int converted, int left, List<Diagnostic> diagnostics) {
  private static final List<String> OTHER_PIPELINES = List.of("LogPipeline", "TracePipeline");

  public ConvertedText {
    diagnostics = List.copyOf(diagnostics);
  }

  /** Converts what was read. A text that could not be read to its end is left alone. */
  public static ConvertedText of(YamlFile file) {
    SourceText source = file.source();
    List<Diagnostic> errors =
        file.diagnostics().stream().filter(d -> d.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      return new ConvertedText(source.text(), 0, 0, errors);
    }
    List<ManifestObject> objects = objects(file);
    List<Diagnostic> obstacles = new ArrayList<>();
    Map<Integer, List<Edit>> edits = new LinkedHashMap<>();
    int left = 0;
    for (int i = 0; i < objects.size(); i++) {
      Optional<VersionConversion> conversion = conversion(objects.get(i));
      if (conversion.isPresent() && conversion.get().isFaithful()) {
        edits.put(i, conversion.get().edits());
      } else if (conversion.isPresent()) {
        left++;
        obstacles.addAll(conversion.get().obstacles());
      }
    }
    String text = applied(source, edits);
    for (List<Integer> wrong = wrong(objects, source.name(), text, edits);
        !wrong.isEmpty();
        wrong = wrong(objects, source.name(), text, edits)) {
      edits.keySet().removeAll(wrong);
      wrong.forEach(i -> obstacles.add(tangled(objects.get(i))));
      left += wrong.size();
      text = applied(source, edits);
    }
    return new ConvertedText(text, edits.size(), left, obstacles);
  }

  /** Two objects may share what is edited, and then want the same edit. */
  private static String applied(SourceText source, Map<Integer, List<Edit>> edits) {
    List<Edit> all = edits.values().stream().flatMap(List::stream).distinct().toList();
    return Fixer.apply(source, List.of(new Fix("convert", true, all)));
  }

  private static List<ManifestObject> objects(YamlFile file) {
    return file.documents().stream().flatMap(d -> ResourceReader.read(d).stream()).toList();
  }

  /** Nothing for what is not of the old version, or not of this API. */
  private static Optional<VersionConversion> conversion(ManifestObject object) {
    if (!VersionConversion.isOld(object)) {
      return Optional.empty();
    }
    return switch (object) {
      case ManifestObject.PipelineV1Alpha1 pipeline -> Optional.of(VersionConversion.of(pipeline));
      case ManifestObject.ModuleSettings settings -> Optional.of(VersionConversion.of(settings));
      case ManifestObject.Other other -> other(other);
      case ManifestObject.Pipeline _,
          ManifestObject.Secret _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _ ->
          Optional.empty();
    };
  }

  private static Optional<VersionConversion> other(ManifestObject.Other object) {
    boolean sibling =
        object.apiVersion().startsWith(MetricPipeline.GROUP + "/")
            && OTHER_PIPELINES.contains(object.kind());
    if (!sibling) {
      return Optional.empty();
    }
    Diagnostic unknown =
        object
            .place()
            .diagnostic(
                VersionConversion.RULE,
                Severity.ERROR,
                FieldPath.of("kind"),
                object.kind() + " is not converted: its versions are not known here",
                "kubectl get "
                    + object.kind().toLowerCase(Locale.ROOT)
                    + " -o yaml"
                    + " shows what the cluster makes of it");
    return Optional.of(new VersionConversion(List.of(), List.of(unknown)));
  }

  /** The positions of objects that the edits turned into something else than was meant. */
  private static List<Integer> wrong(
      List<ManifestObject> before, String name, String text, Map<Integer, List<Edit>> edits) {
    List<ManifestObject> after = objects(YamlReader.read(new SourceText(name, text)));
    List<Integer> wrong = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      boolean same =
          after.size() == before.size()
              && isSame(before.get(i), after.get(i), edits.containsKey(i));
      if (!same && edits.containsKey(i)) {
        wrong.add(i);
      } else if (!same) {
        // A bystander: whoever shares its text must not be converted.
        return List.copyOf(edits.keySet());
      }
    }
    return wrong;
  }

  private static boolean isSame(ManifestObject before, ManifestObject after, boolean converted) {
    if (converted
        && before instanceof ManifestObject.PipelineV1Alpha1 old
        && after instanceof ManifestObject.Pipeline now) {
      return now.diagnostics().isEmpty()
          && stored(Conversion.toV1Beta1(old.pipeline())).equals(stored(now.pipeline()));
    }
    if (converted
        && before instanceof ManifestObject.ModuleSettings old
        && after instanceof ManifestObject.ModuleSettings now) {
      return !VersionConversion.isOld(now) && now.telemetry().equals(old.telemetry());
    }
    return !converted && tree(before).equals(tree(after));
  }

  /** A pipeline as a cluster keeps it, so that what is said and what goes without saying agree. */
  private static MetricPipeline stored(MetricPipeline pipeline) {
    MetricPipeline defaulted = Defaulting.defaulted(ZeroValues.dropped(pipeline));
    return new MetricPipeline(
        defaulted.metadata(),
        defaulted.spec(),
        defaulted.status() == null ? Tree.EMPTY_MAPPING : defaulted.status());
  }

  private static Tree tree(ManifestObject object) {
    return Trees.of(object.place().root());
  }

  private static Diagnostic tangled(ManifestObject object) {
    return object
        .place()
        .diagnostic(
            VersionConversion.RULE,
            Severity.ERROR,
            FieldPath.of("apiVersion"),
            WrittenObject.kind(object)
                + " "
                + WrittenObject.name(object)
                + " shares a part of its text with another object",
            "write it out without the anchor, then convert again");
  }
}
