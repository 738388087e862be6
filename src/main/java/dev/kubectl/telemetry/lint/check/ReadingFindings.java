package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.Subject;
import dev.kubectl.telemetry.lint.fix.Edit;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code api} found while it read an object, with ways to mend it. */
final class ReadingFindings {
  private static final Pattern MEANT =
      Pattern.compile("did you mean `([^`]+)`\\?", Pattern.CASE_INSENSITIVE);

  private ReadingFindings() {}

  static void add(ManifestObject object, FindingSink sink) {
    for (Diagnostic diagnostic : object.diagnostics()) {
      LintRule rule = RuleCatalogue.named(diagnostic.rule());
      sink.add(
          new LintFinding(
              rule,
              diagnostic.severity(),
              diagnostic.source(),
              diagnostic.span(),
              diagnostic.message(),
              diagnostic.hint(),
              new ClusterVerdict.Rejected(),
              fixes(object, diagnostic),
              List.of(),
              Subject.of(object, FieldPath.ROOT)));
    }
  }

  private static List<Fix> fixes(ManifestObject object, Diagnostic diagnostic) {
    String hint = diagnostic.hint() == null ? "" : diagnostic.hint();
    Matcher meant = MEANT.matcher(hint);
    if (diagnostic.rule().equals("unknown-field") && meant.matches()) {
      // A guess: what was meant is not certain.
      return List.of(
          new Fix(
              "rename it to `" + meant.group(1) + "`",
              false,
              List.of(new Edit(diagnostic.span(), meant.group(1)))));
    }
    if (!diagnostic.rule().equals("wrong-type")) {
      return List.of();
    }
    Optional<YamlScalar> found = scalar(object.place().root(), diagnostic.span());
    if (found.isEmpty()) {
      return List.of();
    }
    YamlScalar scalar = found.get();
    if (hint.toLowerCase(Locale.ROOT).startsWith("put it in quotes")
        && scalar.style() == YamlScalar.Style.PLAIN) {
      return List.of(
          new Fix(
              "put it in quotes",
              true,
              List.of(new Edit(diagnostic.span(), '"' + scalar.text() + '"'))));
    }
    boolean quoted =
        scalar.style() == YamlScalar.Style.DOUBLE_QUOTED
            || scalar.style() == YamlScalar.Style.SINGLE_QUOTED;
    if (quoted
        && scalar.text().matches("true|false")
        && hint.toLowerCase(Locale.ROOT).startsWith("write true or false")) {
      return List.of(
          new Fix(
              "take the quotes off", true, List.of(new Edit(diagnostic.span(), scalar.text()))));
    }
    return List.of();
  }

  private static Optional<YamlScalar> scalar(YamlNode node, Span span) {
    return switch (node) {
      case YamlScalar scalar -> scalar.span().equals(span) ? Optional.of(scalar) : Optional.empty();
      case YamlSequence sequence ->
          sequence.items().stream().flatMap(item -> scalar(item, span).stream()).findFirst();
      case YamlMapping mapping ->
          mapping.written().stream()
              .flatMap(entry -> scalar(entry.value(), span).stream())
              .findFirst();
    };
  }
}
