package dev.kubectl.telemetry.graph;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place that data comes from, passes or ends at.
 *
 * @param id the same for the same place in every flow of a level
 * @param group heading under which it is drawn; nodes of a group follow each other
 * @param pipeline the MetricPipeline that it belongs to alone; null for what all share
 * @param takers the pipelines that its data can reach; null for all that the edges lead to
 * @param lines what happens there
 */
public record FlowNode(
    String id,
    Kind kind,
    String group,
    @Nullable String pipeline,
    @Nullable Set<String> takers,
    String title,
    List<FlowLine> lines,
    Mark mark) {

  /** What a node is; drawings give each kind a look of its own. */
  public enum Kind {
    INPUT("input"),
    COLLECTOR("collector"),
    ENRICHMENT("enrichment"),
    STEP("step"),
    BACKEND("backend"),
    LEFT_OUT("left out"),
    RECEIVER("receiver"),
    PROCESSOR("processor"),
    CONNECTOR("connector"),
    EXPORTER("exporter");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }

    /** Whether data enters the flow here. */
    public boolean isSource() {
      return this == INPUT || this == RECEIVER;
    }

    /** Whether data leaves the flow here. */
    public boolean isSink() {
      return this == BACKEND || this == EXPORTER;
    }
  }

  public FlowNode {
    lines = List.copyOf(lines);
    takers = takers == null ? null : Set.copyOf(takers);
  }

  /** The node with other lines and another mark. */
  public FlowNode with(List<FlowLine> newLines, Mark newMark) {
    return new FlowNode(id, kind, group, pipeline, takers, title, newLines, newMark);
  }
}
