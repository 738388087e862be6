package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.lint.ClusterVerdict;
import dev.kubectl.telemetry.lint.FieldSpans;
import dev.kubectl.telemetry.lint.FindingSink;
import dev.kubectl.telemetry.lint.LintFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.SecretMode;
import dev.kubectl.telemetry.lint.Subject;
import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RuleCatalogue;
import dev.kubectl.telemetry.manifest.WrittenSecrets;
import dev.kubectl.telemetry.validation.AdmissionRules;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.JudgedOttl;
import dev.kubectl.telemetry.validation.PipelineChecks;
import dev.kubectl.telemetry.validation.Rule;
import dev.kubectl.telemetry.validation.SecretReferences;
import dev.kubectl.telemetry.validation.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What {@code validation} says about a pipeline, with fields turned into places of the file. The
 * pipeline is checked as the webhook hands it on, its defaults filled in.
 */
final class PipelineFindings {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  /** Said by {@link OttlFindings} with the class of each error. */
  private static final Set<String> OTTL =
      Set.of(Rule.TRANSFORM.id(), Rule.FILTER.id(), Rule.OTTL_COLLECTOR.id());

  private static final List<FieldPath> KEYED =
      List.of(
          FieldPath.of("metadata", "labels"),
          FieldPath.of("metadata", "annotations"),
          FieldPath.of("spec", "output", "otlp", "authentication", "oauth2", "params"));

  private PipelineFindings() {}

  static void add(
      LintFile file,
      LintedPipeline pipeline,
      WrittenSecrets secrets,
      LintOptions options,
      JudgedOttl ottl,
      FindingSink sink) {
    List<Finding> findings = findings(pipeline, secrets, options, ottl);
    Set<FieldPath> refused = findings.isEmpty() ? Set.of() : refused(pipeline);
    boolean unknown = leavesSecretsOut(pipeline.pipeline(), secrets, options);
    for (Finding finding : findings) {
      boolean certain = refused.contains(finding.field());
      if ((certain || !unknown || !UnknownValues.concern(finding, pipeline))
          && !Echoes.ofReading(finding.field(), pipeline.object())) {
        LintFinding placed = placed(file, pipeline.object(), finding);
        sink.add(certain ? placed.refused() : placed);
      }
    }
    if (unknown && options.secrets() == SecretMode.NOTE) {
      sink.value(
          pipeline.object(),
          "secrets-not-checked",
          NAME,
          "the Secrets that this pipeline refers to are not among the files",
          "Lint them together, or use --secrets=skip to hear nothing of it");
    }
  }

  private static List<Finding> findings(
      LintedPipeline pipeline, WrittenSecrets secrets, LintOptions options, JudgedOttl ottl) {
    List<Finding> findings =
        new ArrayList<>(
            PipelineChecks.check(
                Defaulting.defaulted(pipeline.pipeline()), secrets, options.now(), ottl));
    findings.removeIf(finding -> OTTL.contains(finding.rule()));
    if (pipeline.object() instanceof ManifestObject.PipelineV1Alpha1 alpha) {
      // The older version has rules of its own about values.
      findings.removeIf(finding -> group(finding) == Rule.Group.ADMISSION);
      findings.addAll(AdmissionRules.checkV1Alpha1(Defaulting.defaulted(alpha.pipeline())));
    }
    return findings;
  }

  /** What the schema refuses never shows the condition that the manager would set for it. */
  private static Set<FieldPath> refused(LintedPipeline pipeline) {
    List<Finding> findings =
        pipeline.object() instanceof ManifestObject.PipelineV1Alpha1 alpha
            ? AdmissionRules.checkV1Alpha1(Defaulting.defaulted(alpha.pipeline()))
            : AdmissionRules.check(Defaulting.defaulted(pipeline.pipeline()));
    return findings.stream().map(Finding::field).collect(Collectors.toSet());
  }

  private static Rule.Group group(Finding finding) {
    return Rule.of(finding.rule()).orElseThrow().group();
  }

  /** Whether references lead to Secrets that nobody gave us and nobody has to give us. */
  private static boolean leavesSecretsOut(
      MetricPipeline pipeline, WrittenSecrets secrets, LintOptions options) {
    List<SecretKeyRef> references = SecretReferences.of(pipeline);
    return switch (options.secrets()) {
      case REQUIRE -> false;
      case SKIP -> !references.isEmpty();
      case NOTE -> secrets.isEmpty() && references.stream().anyMatch(PipelineFindings::isWhole);
    };
  }

  private static boolean isWhole(SecretKeyRef reference) {
    return reference.name() != null && reference.namespace() != null;
  }

  static LintFinding placed(LintFile file, ManifestObject object, Finding finding) {
    LintRule rule = RuleCatalogue.named(finding.rule());
    return new LintFinding(
        rule,
        finding.severity(),
        file.source().name(),
        span(file, object, finding),
        message(finding),
        finding.hint(),
        verdict(rule, finding),
        List.of(),
        List.of(),
        Subject.of(object, finding.field()));
  }

  /** Rules of the schema say what "is required" and leave it to the reader to know what. */
  private static String message(Finding finding) {
    String message = finding.message();
    boolean bare = message.startsWith("is ") || message.startsWith("must ");
    return bare ? "`" + finding.field() + "` " + message : message;
  }

  /** Maps whose keys users choose, where it is the key that is wrong and not what it stands for. */
  private static boolean isAboutKey(Finding finding) {
    return KEYED.stream().anyMatch(map -> finding.field().startsWith(map))
        && finding.message().contains(" key");
  }

  /** What the webhook refuses gets no condition; what it lets through shows one in the status. */
  private static ClusterVerdict verdict(LintRule rule, Finding finding) {
    ConditionOutcome condition = finding.condition();
    return switch (rule.verdict()) {
      case ClusterVerdict.Rejected rejected -> rejected;
      case ClusterVerdict.Conditioned conditioned ->
          condition == null
              ? conditioned
              : new ClusterVerdict.Conditioned(
                  conditioned.type(), condition.status() ? "True" : "False", condition.reason());
      case ClusterVerdict.LeftOut leftOut ->
          finding.severity() == Severity.ERROR ? leftOut : new ClusterVerdict.AcceptedSilently();
      // Advice: whatever our planner says, the cluster says nothing.
      case ClusterVerdict.AcceptedSilently silent -> silent;
      case ClusterVerdict.NotApplicable none -> none;
    };
  }

  private static Span span(LintFile file, ManifestObject object, Finding finding) {
    TextRange range = finding.range();
    if (range != null) {
      return object.place().part(finding.field(), file.lines(), range.start(), range.end());
    }
    return isAboutKey(finding)
        ? object.place().keySpan(finding.field())
        : FieldSpans.of(object.place(), finding.field());
  }
}
