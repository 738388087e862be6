package dev.kubectl.telemetry.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two flows of one level laid over each other: one flow in which every part is marked. What is gone
 * stands where it stood, and a changed node has the lines of both.
 */
public final class FlowDifference {
  private FlowDifference() {}

  /** The later flow with the marks, and with what only the earlier one has. */
  public static DataFlow of(DataFlow before, DataFlow after) {
    Map<String, FlowNode> old = new HashMap<>();
    before.nodes().forEach(node -> old.put(node.id(), node));
    List<FlowNode> nodes = new ArrayList<>();
    for (FlowNode node : after.nodes()) {
      FlowNode earlier = old.get(node.id());
      nodes.add(
          earlier == null ? node.with(marked(node, Mark.ADDED), Mark.ADDED) : both(earlier, node));
    }
    insertRemoved(before, nodes);
    return new DataFlow(nodes, edges(before, after, nodes));
  }

  private static List<FlowLine> marked(FlowNode node, Mark mark) {
    return node.lines().stream().map(line -> line.marked(mark)).toList();
  }

  private static FlowNode both(FlowNode before, FlowNode after) {
    boolean sameTitle = before.title().equals(after.title());
    if (sameTitle && before.lines().equals(after.lines())) {
      return after.with(after.lines(), Mark.SAME);
    }
    List<FlowLine> lines = new ArrayList<>();
    if (!sameTitle) {
      lines.add(FlowLine.words("was " + before.title()).marked(Mark.REMOVED));
    }
    lines.addAll(lines(before.lines(), after.lines()));
    return after.with(lines, Mark.CHANGED);
  }

  /** By the longest common subsequence: a node has few lines. */
  private static List<FlowLine> lines(List<FlowLine> before, List<FlowLine> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<FlowLine> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(after.get(j));
        i++;
        j++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        lines.add(before.get(i++).marked(Mark.REMOVED));
      } else {
        lines.add(after.get(j++).marked(Mark.ADDED));
      }
    }
    return lines;
  }

  /** Puts what is gone behind the node that it followed. */
  private static void insertRemoved(DataFlow before, List<FlowNode> nodes) {
    Set<String> present = new HashSet<>();
    nodes.forEach(node -> present.add(node.id()));
    String previous = null;
    for (FlowNode node : before.nodes()) {
      if (present.add(node.id())) {
        nodes.add(
            positionBehind(nodes, previous), node.with(marked(node, Mark.REMOVED), Mark.REMOVED));
      }
      previous = node.id();
    }
  }

  private static int positionBehind(List<FlowNode> nodes, @Nullable String id) {
    for (int i = 0; i < nodes.size(); i++) {
      if (nodes.get(i).id().equals(id)) {
        return i + 1;
      }
    }
    return 0;
  }

  /** An old way that runs against the new order cannot be drawn; its new place shows it as well. */
  private static List<FlowEdge> edges(DataFlow before, DataFlow after, List<FlowNode> nodes) {
    Set<FlowEdge> old = new LinkedHashSet<>(before.edges());
    List<FlowEdge> edges = new ArrayList<>();
    for (FlowEdge edge : after.edges()) {
      boolean known = old.remove(edge);
      edges.add(new FlowEdge(edge.from(), edge.to(), known ? Mark.SAME : Mark.ADDED));
    }
    Map<String, Integer> positions = new HashMap<>();
    nodes.forEach(node -> positions.put(node.id(), positions.size()));
    for (FlowEdge edge : old) {
      int from = Objects.requireNonNull(positions.get(edge.from()));
      int to = Objects.requireNonNull(positions.get(edge.to()));
      if (from < to) {
        edges.add(new FlowEdge(edge.from(), edge.to(), Mark.REMOVED));
      }
    }
    return edges;
  }
}
