package dev.kubectl.telemetry.ide.action;

import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.lint.LintFinding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done to a file.
 *
 * @param finding what it mends or silences, or null
 * @param edits of the file, none overlapping another
 * @param preferred whether it is what most people want
 */
public record Action(
    String title,
    Kind kind,
    @Nullable LintFinding finding,
    List<TextEditSpan> edits,
    boolean preferred) {

  /** As the protocol has them. */
  public enum Kind {
    QUICK_FIX("quickfix"),
    REWRITE("refactor.rewrite"),
    FIX_ALL("source.fixAll.telemetry");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** Whether a client that asks for this kind, or a kind above it, wants it. */
    public boolean isWanted(List<String> only) {
      return only.isEmpty()
          || only.stream().anyMatch(asked -> word.equals(asked) || word.startsWith(asked + "."));
    }
  }

  public Action {
    edits = List.copyOf(edits);
  }
}
