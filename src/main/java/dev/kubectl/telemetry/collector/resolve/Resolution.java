package dev.kubectl.telemetry.collector.resolve;

import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import org.jspecify.annotations.Nullable;

/** What became of reading the values of one pipeline's output. */
public sealed interface Resolution {
  /** All of them are known. */
  record Resolved(ResolvedPipeline pipeline) implements Resolution {}

  /**
   * One of them cannot be had; the first in the order of evaluation.
   *
   * @param message why, in the words of the manager; never holds a value
   * @param field the field whose value is missing
   * @param ref where the value should have come from, or null when it comes from no Secret
   */
  record Unresolvable(String message, FieldPath field, @Nullable SecretKeyRef ref)
      implements Resolution {}
}
