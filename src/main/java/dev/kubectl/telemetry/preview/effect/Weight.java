package dev.kubectl.telemetry.preview.effect;

/** How much an effect asks for a second look; the weightiest first. */
public enum Weight {
  /** Something will not work, or data goes where it should not. */
  DANGER("danger"),
  /** Something is interrupted or lost. */
  ATTENTION("attention"),
  /** What was probably meant. */
  NOTE("note");

  private final String word;

  Weight(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }
}
