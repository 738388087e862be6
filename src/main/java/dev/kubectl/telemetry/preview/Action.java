package dev.kubectl.telemetry.preview;

/** What happens to one object, marked as terraform marks it. */
public enum Action {
  ADD("+", "add"),
  CHANGE("~", "change"),
  REMOVE("-", "remove"),
  /** Removed and made again, because a field changes that cannot be changed. */
  REPLACE("±", "replace");

  private final String mark;
  private final String word;

  Action(String mark, String word) {
    this.mark = mark;
    this.word = word;
  }

  public String mark() {
    return mark;
  }

  /** As JSON has it. */
  public String word() {
    return word;
  }
}
