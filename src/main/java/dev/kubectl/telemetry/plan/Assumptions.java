package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.util.Set;

/**
 * What does not count because a value was made up for a reference to a Secret that is not there: a
 * placeholder is no certificate, and that is nobody's mistake.
 */
final class Assumptions {
  private Assumptions() {}

  /** Whether the finding is about the value of an assumed reference, or about a pair with one. */
  static boolean excuse(Finding finding, MetricPipeline pipeline, Set<SecretKeyRef> assumed) {
    return !assumed.isEmpty()
        && SecretReferences.located(pipeline).stream()
            .filter(located -> assumed.contains(located.reference()))
            .map(SecretReferences.Located::holder)
            .anyMatch(holder ->
                finding.field().startsWith(holder) || finding.field().equals(holder.parent()));
  }
}
