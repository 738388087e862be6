package dev.kubectl.telemetry.ottl;

import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.problem.Category;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one filter or transform entry.
 *
 * @param accepted whether the admission webhook takes it
 * @param collectorAccepted whether the collector starts with it
 * @param context what the statements run for, or for a filter its conditions as the webhook sees
 *     them; null if rejected or if there is nothing to run
 * @param conditionsContext of a transform's conditions alone; null without conditions or if
 *     rejected
 * @param problems those of the webhook first, the one it would report in front; at most 100 of each
 *     side
 */
public record EntryVerdict(
    boolean accepted,
    boolean collectorAccepted,
    @Nullable Context context,
    @Nullable Context conditionsContext,
    List<Problem> problems) {
  public EntryVerdict {
    problems = List.copyOf(problems);
  }

  /**
   * Whether a collector runs with the entry: it is accepted twice and neither crashes nor hangs.
   */
  public boolean safe() {
    return accepted
        && collectorAccepted
        && problems.stream()
            .noneMatch(p -> p.category() == Category.CRASH || p.category() == Category.ENDLESS);
  }
}
