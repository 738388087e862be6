package dev.kubectl.telemetry.graph;

/**
 * A way from one node to another.
 *
 * @param from id of the node that data leaves
 * @param to id of the node that data enters
 */
public record FlowEdge(String from, String to, Mark mark) {
  public static FlowEdge of(String from, String to) {
    return new FlowEdge(from, to, Mark.SAME);
  }
}
