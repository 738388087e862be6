package dev.kubectl.telemetry.manager.run;

import dev.kubectl.telemetry.manager.PassReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a manager's life ended.
 *
 * @param last the last pass; null when there was none
 * @param unfinished what could not be put back, and how to do it by hand
 */
public record Outcome(End end, @Nullable PassReport last, List<String> unfinished) {
  /** Why it ended. */
  public sealed interface End {
    /** What there was to do is done, or its time is over. */
    record Done() implements End {}

    /** It was asked to. */
    record Interrupted() implements End {}

    /** Somebody else is the manager; nothing was done. */
    record Refused(String holder, String why) implements End {}

    /** Somebody else has become the manager. */
    record Deposed(String holder) implements End {}

    /** A pass would have made other changes than it may. */
    record HeldBack(PassReport.Halt halt) implements End {}
  }

  public Outcome {
    unfinished = List.copyOf(unfinished);
  }

  public Optional<PassReport> lastPass() {
    return Optional.ofNullable(last);
  }
}
