package dev.kubectl.telemetry.preview.effect;

import java.util.List;

/**
 * What a change does to a pipeline that the user did not change.
 *
 * @param reasons why; empty when it is unchanged
 */
public record Impact(String pipeline, State state, List<String> reasons) {
  /** From the best to the worst. */
  public enum State {
    UNCHANGED("unchanged"),
    /** A component that carries its data restarts; what it does stays the same. */
    RESTARTED("restarted"),
    /** Its own part of the configuration, or what it reads, is another one. */
    CHANGED("changed"),
    /** It does not run afterwards. */
    IN_ERROR("in error");

    private final String word;

    State(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public Impact {
    reasons = List.copyOf(reasons);
  }
}
