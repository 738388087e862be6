package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.fix.Fix;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where rules leave what they find. One per thread; the findings are joined and ordered later. */
public final class FindingSink {
  private final List<LintFinding> findings = new ArrayList<>();

  public List<LintFinding> findings() {
    return List.copyOf(findings);
  }

  public void add(LintFinding finding) {
    findings.add(finding);
  }

  /** Something about the text of a file. */
  public void report(LintFile file, String rule, Span span, String message, @Nullable String hint) {
    report(file.source().name(), rule, span, message, hint, List.of());
  }

  /** Something about the text of a file, with ways to mend it. */
  public void report(
      String source,
      String rule,
      Span span,
      String message,
      @Nullable String hint,
      List<Fix> fixes) {
    LintRule found = RuleCatalogue.named(rule);
    add(
        new LintFinding(
            found,
            found.severity(),
            source,
            span,
            message,
            hint,
            found.verdict(),
            fixes,
            List.of(),
            Subject.FILE));
  }

  /** Something about the value of a field of an object. */
  public void value(
      ManifestObject object,
      String rule,
      FieldPath path,
      String message,
      @Nullable String hint,
      RelatedLocation... related) {
    at(FieldPoint.value(object, path), rule, message, hint, List.of(related));
  }

  /** Something about the key of a field of an object. */
  public void key(
      ManifestObject object, String rule, FieldPath path, String message, @Nullable String hint) {
    at(FieldPoint.key(object, path), rule, message, hint, List.of());
  }

  /** Something about a part of an object. */
  public void at(
      ManifestObject object,
      String rule,
      FieldPath path,
      Span span,
      String message,
      @Nullable String hint,
      List<RelatedLocation> related) {
    at(
        new FieldPoint(object.place().source().name(), span, Subject.of(object, path)),
        rule,
        message,
        hint,
        related);
  }

  /** Something about a field of an object that need not be in memory any more. */
  public void at(
      FieldPoint point,
      String rule,
      String message,
      @Nullable String hint,
      List<RelatedLocation> related) {
    LintRule found = RuleCatalogue.named(rule);
    add(
        new LintFinding(
            found,
            found.severity(),
            point.source(),
            point.span(),
            message,
            hint,
            found.verdict(),
            List.of(),
            related,
            point.subject()));
  }
}
