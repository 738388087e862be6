package dev.kubectl.telemetry.graph.draw;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.layout.Box;
import dev.kubectl.telemetry.graph.layout.LayeredLayout;
import dev.kubectl.telemetry.graph.layout.Layout;
import dev.kubectl.telemetry.graph.layout.Link;
import dev.kubectl.telemetry.graph.layout.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * Nodes that follow each other without a branch, piled up: a long chain becomes a column instead of
 * a row. Blocks are laid out, their nodes stand inside.
 */
final class Blocks {
  static final double CAPTION = 20;
  private static final double PILE_GAP = 20;

  private final DataFlow flow;
  private final List<NodeText> texts;
  private final List<List<Integer>> successors;
  private final List<List<Integer>> predecessors;

  /** Numbers of nodes, from top to bottom. */
  private final List<List<Integer>> blocks = new ArrayList<>();

  private final int[] blockOf;

  private Blocks(DataFlow flow) {
    this.flow = flow;
    this.texts = flow.nodes().stream().map(NodeText::of).toList();
    this.successors = flow.successors();
    this.predecessors = flow.predecessors();
    this.blockOf = new int[flow.nodes().size()];
  }

  /**
   * Where everything is.
   *
   * @param texts by node
   * @param nodes places of the nodes
   * @param heads whether a node is the first of its block, over which its group is written
   * @param edges by edge of the flow, the route of those that join blocks; empty for an edge inside
   *     of a block, which runs straight down
   */
  record Placed(
      List<NodeText> texts,
      List<Box> nodes,
      List<Boolean> heads,
      List<List<Point>> edges,
      double width,
      double height) {}

  static Placed of(DataFlow flow) {
    Blocks blocks = new Blocks(flow);
    blocks.pile();
    return blocks.placed();
  }

  private void pile() {
    for (int node = 0; node < blockOf.length; node++) {
      if (continues(node)) {
        int block = blockOf[predecessors.get(node).getFirst()];
        blockOf[node] = block;
        blocks.get(block).add(node);
      } else {
        blockOf[node] = blocks.size();
        blocks.add(new ArrayList<>(List.of(node)));
      }
    }
  }

  /** Whether a node stands below the one that its data comes from. */
  private boolean continues(int node) {
    if (predecessors.get(node).size() != 1) {
      return false;
    }
    int before = predecessors.get(node).getFirst();
    FlowNode upper = flow.nodes().get(before);
    FlowNode lower = flow.nodes().get(node);
    return successors.get(before).size() == 1
        && upper.group().equals(lower.group())
        && !upper.kind().isSource()
        && !lower.kind().isSink();
  }

  private Placed placed() {
    List<Box> sizes = new ArrayList<>();
    for (List<Integer> block : blocks) {
      double height = CAPTION - PILE_GAP;
      for (int node : block) {
        height += PILE_GAP + texts.get(node).height();
      }
      sizes.add(new Box(0, 0, NodeText.WIDTH, height));
    }
    List<Link> links = new ArrayList<>();
    List<Integer> edgeOfLink = new ArrayList<>();
    List<List<Point>> edges = new ArrayList<>();
    var positions = flow.positions();
    for (int i = 0; i < flow.edges().size(); i++) {
      int from = positions.getOrDefault(flow.edges().get(i).from(), 0);
      int to = positions.getOrDefault(flow.edges().get(i).to(), 0);
      edges.add(List.of());
      if (blockOf[from] != blockOf[to]) {
        edgeOfLink.add(i);
        links.add(new Link(blockOf[from], blockOf[to], leavesAt(from, sizes), entersAt(to)));
      }
    }
    Layout layout = LayeredLayout.of(sizes, links);
    for (int i = 0; i < links.size(); i++) {
      edges.set(edgeOfLink.get(i), layout.routes().get(i));
    }
    return new Placed(
        texts, boxes(layout), heads(), edges, layout.width(), Math.max(1, layout.height()));
  }

  /** The last node of a block is the one that leads elsewhere. */
  private double leavesAt(int node, List<Box> sizes) {
    return sizes.get(blockOf[node]).height() - texts.get(node).height() / 2;
  }

  private double entersAt(int node) {
    return CAPTION + texts.get(node).height() / 2;
  }

  private List<Box> boxes(Layout layout) {
    List<Box> boxes = new ArrayList<>();
    double[] tops = new double[blockOf.length];
    for (int i = 0; i < blocks.size(); i++) {
      double y = layout.boxes().get(i).y() + CAPTION;
      for (int node : blocks.get(i)) {
        tops[node] = y;
        y += texts.get(node).height() + PILE_GAP;
      }
    }
    for (int node = 0; node < blockOf.length; node++) {
      double x = layout.boxes().get(blockOf[node]).x();
      boxes.add(new Box(x, tops[node], NodeText.WIDTH, texts.get(node).height()));
    }
    return boxes;
  }

  private List<Boolean> heads() {
    List<Boolean> heads = new ArrayList<>();
    for (int node = 0; node < blockOf.length; node++) {
      heads.add(blocks.get(blockOf[node]).getFirst() == node);
    }
    return heads;
  }
}
