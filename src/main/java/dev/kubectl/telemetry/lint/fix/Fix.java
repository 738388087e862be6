package dev.kubectl.telemetry.lint.fix;

import java.util.List;

/**
 * A way to mend one finding.
 *
 * @param title what it does, as an order: {@code put the value in quotes}
 * @param safe whether what the cluster makes of the object can only become what was meant; only
 *     such fixes are applied without looking
 * @param edits ranges of the file as it was read, none overlapping another
 */
public record Fix(String title, boolean safe, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }
}
