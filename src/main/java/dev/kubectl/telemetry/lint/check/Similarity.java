package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.api.schema.Suggestions;
import java.util.List;

/** Whether one word was probably meant to be another. */
final class Similarity {
  private Similarity() {}

  static boolean isNear(String written, String meant) {
    return Suggestions.nearest(written, List.of(meant)).isPresent();
  }
}
