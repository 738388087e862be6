package dev.kubectl.telemetry.ide.generated;

import dev.kubectl.telemetry.graph.FlowLine;
import dev.kubectl.telemetry.graph.FlowNode;
import dev.kubectl.telemetry.graph.Level;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.manifest.Causes;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.yaml.ExplainedYaml;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one pipeline alone turns into. */
public final class PipelinePlan {
  private final String name;
  private final ManifestSet manifests;
  private final ObservedState state;
  private final DesiredState desired;

  private PipelinePlan(
      String name, ManifestSet manifests, ObservedState state, DesiredState desired) {
    this.name = name;
    this.manifests = manifests;
    this.state = state;
    this.desired = desired;
  }

  /** Nothing for a pipeline that is written so that no API server would store it. */
  public static Optional<PipelinePlan> of(
      Workspace workspace, WorkspaceFile file, String name, Instant now) {
    ObservedWorkspace observed = ObservedWorkspace.of(workspace, file, now);
    ManifestSet.Placed placed = observed.manifests().pipelines().get(name);
    if (placed == null) {
      return Optional.empty();
    }
    ObservedState state = observed.state(List.of(placed.pipeline()));
    return Optional.of(new PipelinePlan(name, observed.manifests(), state, Planner.plan(state)));
  }

  /** The way of its data, as Markdown. */
  public String words() {
    StringBuilder text = new StringBuilder("**What it turns into**\n");
    for (FlowNode node : Level.RESOURCE.flow(state, desired).only(Set.of(name)).nodes()) {
      text.append("\n- **").append(node.title()).append("**");
      for (FlowLine line : node.lines()) {
        text.append("\n  - ").append(line.code() ? "`" + line.text() + "`" : line.text());
      }
    }
    return text.toString();
  }

  /** The configuration of its collectors as YAML, with the reason for every line. */
  public String configuration() {
    StringBuilder text = new StringBuilder();
    text.append("# What MetricPipeline ").append(name).append(" alone turns into. Generated;");
    text.append(" changes here have no effect.\n");
    for (Verdict verdict : desired.verdicts()) {
      if (!verdict.accepted()) {
        text.append("# It is left out: ")
            .append(verdict.configurationGenerated().message().replaceAll("\\R", " "))
            .append('\n');
      }
    }
    Causes causes = new Causes(manifests, ObservedWorkspace.NAMESPACE);
    for (PlannedComponent component : desired.components()) {
      if (component.configuration() != null) {
        text.append("---\n# ").append(component.component().baseName()).append('\n');
        text.append(ExplainedYaml.write(component.configuration().tree(), causes::text));
      }
    }
    return text.toString();
  }
}
