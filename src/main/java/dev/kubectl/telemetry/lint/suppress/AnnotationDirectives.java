package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.List;

/**
 * Suppressions in the annotation {@value #ANNOTATION} of an object, which unlike comments survive
 * in a cluster. Directives as in comments, without {@code ignore}, separated by semicolons or line
 * breaks; they reach the whole object.
 */
public final class AnnotationDirectives {
  public static final String ANNOTATION = "telemetry-lint/ignore";

  private AnnotationDirectives() {}

  /** The suppressions of one file's objects; what cannot be read is reported. */
  public static List<Suppression> of(LintFile file, FindingSink sink) {
    List<Suppression> found = new ArrayList<>();
    for (ManifestObject object : file.objects()) {
      YamlMapping.Entry entry =
          WrittenObject.entries(object.place().root(), "metadata", "annotations").get(ANNOTATION);
      if (entry != null && entry.value() instanceof YamlScalar scalar) {
        for (String text : scalar.text().split("[;\\n]", -1)) {
          if (!text.isBlank()) {
            read(object, entry.key().span(), text.strip(), found, sink);
          }
        }
      }
    }
    return found;
  }

  private static void read(
      ManifestObject object, Span span, String text, List<Suppression> found, FindingSink sink) {
    switch (Directive.parse(text)) {
      case Directive.Result.Failed(Directive.Malformed why) ->
          sink.value(
              object,
              "suppression-malformed",
              FieldPath.of("metadata", "annotations", ANNOTATION),
              why.message(),
              "Write `TEL2107 reason=\"why\"`");
      case Directive.Result.Read(Directive directive) -> {
        Span all = object.place().root().span();
        String source = object.place().source().name();
        found.add(
            new Suppression(
                source,
                span,
                directive,
                true,
                finding ->
                    finding.source().equals(source)
                        && finding.placed()
                        && all.start().compareTo(finding.span().start()) <= 0
                        && finding.span().start().compareTo(all.end()) <= 0));
      }
    }
  }
}
