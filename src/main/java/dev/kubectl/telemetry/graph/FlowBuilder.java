package dev.kubectl.telemetry.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the nodes and edges of one flow; nodes are added in the direction of the data. */
final class FlowBuilder {
  private final List<FlowNode> nodes = new ArrayList<>();
  private final Set<FlowEdge> edges = new LinkedHashSet<>();

  /** Adds a node behind others. */
  void add(
      String id,
      FlowNode.Kind kind,
      String group,
      @Nullable String pipeline,
      String title,
      List<FlowLine> lines,
      List<String> from) {
    nodes.add(new FlowNode(id, kind, group, pipeline, null, title, lines, Mark.SAME));
    from.forEach(before -> edges.add(FlowEdge.of(before, id)));
  }

  /** Says which pipelines the data of the last node can reach. */
  void reaching(Set<String> pipelines) {
    FlowNode last = nodes.removeLast();
    nodes.add(
        new FlowNode(
            last.id(),
            last.kind(),
            last.group(),
            last.pipeline(),
            pipelines,
            last.title(),
            last.lines(),
            last.mark()));
  }

  DataFlow build() {
    return new DataFlow(nodes, List.copyOf(edges));
  }
}
