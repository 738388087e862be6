package dev.kubectl.telemetry.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The way of data from inputs to backends: a graph without cycles.
 *
 * @param nodes in an order in which every edge leads to a later node; this is the order in which
 *     they are drawn
 * @param edges without duplicates
 */
public record DataFlow(List<FlowNode> nodes, List<FlowEdge> edges) {
  public DataFlow {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    Map<String, Integer> positions = positions(nodes);
    if (positions.size() != nodes.size()) {
      throw new IllegalArgumentException("two nodes have the same id");
    }
    for (FlowEdge edge : edges) {
      Integer from = positions.get(edge.from());
      Integer to = positions.get(edge.to());
      if (from == null || to == null || from >= to) {
        throw new IllegalArgumentException("the edge does not lead to a later node: " + edge);
      }
    }
  }

  /** Positions of the nodes by their id. */
  public Map<String, Integer> positions() {
    return positions(nodes);
  }

  private static Map<String, Integer> positions(List<FlowNode> nodes) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      positions.put(nodes.get(i).id(), i);
    }
    return positions;
  }

  /** By position of a node, the positions of those that its data goes to, in their order. */
  public List<List<Integer>> successors() {
    return neighbours(true);
  }

  /** By position of a node, the positions of those that its data comes from, in their order. */
  public List<List<Integer>> predecessors() {
    return neighbours(false);
  }

  private List<List<Integer>> neighbours(boolean following) {
    Map<String, Integer> positions = positions();
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      neighbours.add(new ArrayList<>());
    }
    for (FlowEdge edge : edges) {
      int from = Objects.requireNonNull(positions.get(edge.from()));
      int to = Objects.requireNonNull(positions.get(edge.to()));
      neighbours.get(following ? from : to).add(following ? to : from);
    }
    neighbours.forEach(list -> list.sort(null));
    return neighbours;
  }

  /** Names of the pipelines that have nodes of their own, in the order of the nodes. */
  public Set<String> pipelines() {
    Set<String> names = new LinkedHashSet<>();
    for (FlowNode node : nodes) {
      if (node.pipeline() != null) {
        names.add(node.pipeline());
      }
    }
    return names;
  }

  /** The nodes by heading, in order. */
  public Map<String, List<FlowNode>> groups() {
    Map<String, List<FlowNode>> groups = new LinkedHashMap<>();
    for (FlowNode node : nodes) {
      groups.computeIfAbsent(node.group(), _ -> new ArrayList<>()).add(node);
    }
    return groups;
  }

  /** What concerns these pipelines: their own nodes and all that leads to one of them. */
  public DataFlow only(Set<String> pipelines) {
    List<List<Integer>> successors = successors();
    Set<String> kept = new HashSet<>();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      FlowNode node = nodes.get(i);
      boolean taken = node.takers() == null || !Collections.disjoint(node.takers(), pipelines);
      boolean concerns =
          node.pipeline() == null
              ? taken
                  && successors.get(i).stream()
                      .anyMatch(next -> kept.contains(nodes.get(next).id()))
              : pipelines.contains(node.pipeline());
      if (concerns) {
        kept.add(node.id());
      }
    }
    return new DataFlow(
        nodes.stream().filter(node -> kept.contains(node.id())).toList(),
        edges.stream().filter(e -> kept.contains(e.from()) && kept.contains(e.to())).toList());
  }
}
