package dev.kubectl.telemetry.preview.render;

import dev.kubectl.telemetry.graph.DataFlow;
import dev.kubectl.telemetry.graph.FlowDifference;
import dev.kubectl.telemetry.graph.FlowEdge;
import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Level;
import dev.kubectl.telemetry.graph.Mark;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.SecretTexts;
import dev.kubectl.telemetry.preview.Side;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The way of the data before, afterwards, and both laid over each other, as one drawing each.
 *
 * @param both every part marked
 * @param leftOut pipelines that are the same on both sides and are not drawn, because with them the
 *     drawing would be too large to read
 */
record FlowDrawings(DataFlow before, DataFlow after, DataFlow both, int leftOut) {
  /** A drawing of more pipelines has too many boxes for a reader. */
  private static final int MOST_PIPELINES = 12;

  static FlowDrawings of(Preview preview) {
    SecretTexts secrets = SecretTexts.of(preview.before().observed(), preview.after().observed());
    DataFlow before = flow(preview.before(), secrets);
    DataFlow after = flow(preview.after(), secrets);
    DataFlow both = FlowDifference.of(before, after);
    Set<String> all = both.pipelines();
    if (all.size() <= MOST_PIPELINES) {
      return new FlowDrawings(before, after, both, 0);
    }
    Set<String> drawn = drawn(both);
    return new FlowDrawings(
        before.only(drawn), after.only(drawn), both.only(drawn), all.size() - drawn.size());
  }

  /** Those with a marked part first, up to as many as can be read. */
  private static Set<String> drawn(DataFlow both) {
    Set<String> marked = new LinkedHashSet<>();
    for (FlowNode node : both.nodes()) {
      if (node.mark() != Mark.SAME && node.pipeline() != null) {
        marked.add(node.pipeline());
      }
    }
    marked.addAll(both.pipelines());
    return new LinkedHashSet<>(List.copyOf(marked).subList(0, MOST_PIPELINES));
  }

  boolean isEmpty() {
    return both.nodes().isEmpty();
  }

  /** Whether a part is marked. */
  boolean differ() {
    return both.nodes().stream().anyMatch(node -> node.mark() != Mark.SAME)
        || both.edges().stream().map(FlowEdge::mark).anyMatch(mark -> mark != Mark.SAME);
  }

  /** A condition may quote a value of a Secret. */
  private static DataFlow flow(Side side, SecretTexts secrets) {
    DataFlow flow = Level.RESOURCE.flow(side.observed(), side.desired());
    List<FlowNode> nodes = new ArrayList<>();
    for (FlowNode node : flow.nodes()) {
      nodes.add(
          node.kind() == FlowNode.Kind.LEFT_OUT
              ? node.with(
                  node.lines().stream()
                      .map(line -> FlowLine.words(secrets.hide(line.text())))
                      .toList(),
                  node.mark())
              : node);
    }
    return new DataFlow(nodes, flow.edges());
  }
}
