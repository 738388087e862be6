package dev.kubectl.telemetry.graph;

/** How a part of a flow compares with the same part of an earlier flow. */
public enum Mark {
  SAME(" ", "unchanged"),
  ADDED("+", "added"),
  CHANGED("~", "changed"),
  REMOVED("-", "removed");

  private final String sign;
  private final String word;

  Mark(String sign, String word) {
    this.sign = sign;
    this.word = word;
  }

  /** One character, the same that diffs use; a blank for what is the same. */
  public String sign() {
    return sign;
  }

  public String word() {
    return word;
  }
}
