package dev.kubectl.telemetry.graph;

/**
 * One line about a node, of any length.
 *
 * @param code whether it is OTTL, which is shown as it is written, instead of a sentence
 */
public record FlowLine(String text, boolean code, Mark mark) {

  /** A sentence that begins with a verb in lower case, without a full stop. */
  public static FlowLine words(String text) {
    return new FlowLine(text, false, Mark.SAME);
  }

  /** A piece of OTTL. */
  public static FlowLine code(String text) {
    return new FlowLine(text, true, Mark.SAME);
  }

  public FlowLine marked(Mark newMark) {
    return new FlowLine(text, code, newMark);
  }
}
