package dev.kubectl.telemetry.graph;

import dev.kubectl.telemetry.graph.FlowNode.Kind;
import dev.kubectl.telemetry.graph.words.ComponentWords;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The flow as the generated configuration has it: each service pipeline from its receivers through
 * its processors to its exporter, joined by connectors. A processor that several service pipelines
 * name is a node in each, as it runs in each.
 */
final class ComponentFlow {
  private final Component component;
  private final String heading;
  private final CollectorTree tree;
  private final Map<String, String> owners;
  private final FlowBuilder flow;

  /** Exits that lead into a connector which has no node yet, by the connector's id. */
  private final Map<String, Set<String>> entering = new HashMap<>();

  private ComponentFlow(
      Component component, CollectorTree tree, Map<String, String> owners, FlowBuilder flow) {
    this.component = component;
    this.heading = component == Component.GATEWAY ? ResourceFlow.GATEWAY : ResourceFlow.AGENT;
    this.tree = tree;
    this.owners = owners;
    this.flow = flow;
  }

  static DataFlow of(DesiredState desired) {
    FlowBuilder flow = new FlowBuilder();
    Map<String, String> owners = owners(desired);
    for (PlannedComponent planned : desired.components()) {
      if (planned.configuration() != null) {
        CollectorTree tree = new CollectorTree(planned.configuration().tree());
        new ComponentFlow(planned.component(), tree, owners, flow).add();
      }
    }
    desired.verdicts().stream().filter(v -> !v.accepted()).forEach(PipelineFlow.leftOut(flow));
    return flow.build();
  }

  /** Names of MetricPipelines by the service pipelines that are theirs alone. */
  private static Map<String, String> owners(DesiredState desired) {
    Map<String, String> owners = new HashMap<>();
    for (Verdict verdict : desired.verdicts()) {
      String name = verdict.pipeline().name();
      owners.put(Component.GATEWAY + "/metrics/" + name + "-output", name);
      owners.put(Component.AGENT + "/metrics/output-" + name, name);
    }
    return owners;
  }

  /**
   * Service pipelines come in an order in which those that feed a connector precede its readers.
   */
  private void add() {
    List<String> all = List.copyOf(tree.servicePipelines());
    for (int i = 0; i < all.size(); i++) {
      add(all.get(i), all.subList(i + 1, all.size()));
    }
  }

  private void add(String servicePipeline, List<String> later) {
    String group = heading + ", " + servicePipeline;
    String owner = owners.get(component + "/" + servicePipeline);
    List<String> last = new ArrayList<>();
    for (Tree.Scalar receiver : tree.stages(servicePipeline, "receivers")) {
      last.add(entry(receiver, group, owner));
    }
    for (Tree.Scalar processor : tree.stages(servicePipeline, "processors")) {
      String id = component.baseName() + "/" + servicePipeline + "/" + processor.value();
      node(id, Kind.PROCESSOR, "processors", group, owner, processor, last);
      last = List.of(id);
    }
    for (Tree.Scalar exporter : tree.stages(servicePipeline, "exporters")) {
      String name = String.valueOf(exporter.value());
      if (tree.isConnector(name)) {
        entering.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(last);
        if (later.stream().noneMatch(other -> exportsTo(other, name))) {
          connector(exporter, name, group);
        }
      } else {
        String id = component.baseName() + "/exporters/" + name;
        node(id, Kind.EXPORTER, "exporters", group, owner, exporter, last);
      }
    }
  }

  private boolean exportsTo(String servicePipeline, String id) {
    return tree.stages(servicePipeline, "exporters").stream()
        .anyMatch(exporter -> id.equals(exporter.value()));
  }

  /** A connector ends the last of the service pipelines that lead into it. */
  private void connector(Tree.Scalar place, String name, String group) {
    List<String> before = List.copyOf(entering.getOrDefault(name, Set.of()));
    String id = component.baseName() + "/connectors/" + name;
    node(id, Kind.CONNECTOR, "connectors", group, null, place, before);
    Set<String> takers = new HashSet<>();
    for (String servicePipeline : tree.routed(name)) {
      takers.add(owners.getOrDefault(component + "/" + servicePipeline, servicePipeline));
    }
    if (!takers.isEmpty()) {
      flow.reaching(takers);
    }
  }

  /** The id of what a service pipeline takes its data from. */
  private String entry(Tree.Scalar receiver, String group, @Nullable String owner) {
    String name = String.valueOf(receiver.value());
    if (tree.isConnector(name)) {
      return component.baseName() + "/connectors/" + name;
    }
    String id = component.baseName() + "/receivers/" + name;
    node(id, Kind.RECEIVER, "receivers", group, owner, receiver, List.of());
    return id;
  }

  private void node(
      String id,
      Kind kind,
      String section,
      String group,
      @Nullable String owner,
      Tree.Scalar place,
      List<String> before) {
    String name = String.valueOf(place.value());
    List<FlowLine> lines = ComponentWords.lines(name, tree.definition(section, name), place);
    flow.add(id, kind, group, owner, name, lines, before);
  }
}
