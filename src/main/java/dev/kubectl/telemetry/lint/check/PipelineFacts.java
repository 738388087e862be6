package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.lint.FieldPoint;
import dev.kubectl.telemetry.lint.LintedPipeline;
import dev.kubectl.telemetry.lint.RelatedLocation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules across pipelines need to know of one.
 *
 * @param variable what its name becomes in the names of environment variables
 * @param place its name in the file
 * @param backend where it sends to, when it says so
 * @param headers those with a name, in order
 * @param references to Secrets, in order
 */
record PipelineFacts(
    String name,
    String variable,
    FieldPoint place,
    SharedBackends.@Nullable Backend backend,
    EnabledInput prometheus,
    List<GeneratedNames.NamedHeader> headers,
    List<SharedSecrets.Reference> references) {

  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  static PipelineFacts of(LintedPipeline pipeline) {
    return new PipelineFacts(
        pipeline.name(),
        GeneratedNames.variable(pipeline.name()),
        FieldPoint.value(pipeline.object(), NAME),
        SharedBackends.of(pipeline),
        EnabledInput.prometheus(pipeline.input()),
        GeneratedNames.headers(pipeline),
        SharedSecrets.references(pipeline));
  }

  /** Where it is written, beside a finding about another one. */
  RelatedLocation related(String message) {
    return new RelatedLocation(place.source(), place.span(), message);
  }
}
