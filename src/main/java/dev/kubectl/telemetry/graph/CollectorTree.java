package dev.kubectl.telemetry.graph;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parts of a generated configuration that data flows through. */
record CollectorTree(Tree.Mapping root) {

  /** Ids of the service pipelines, in the order of the configuration. */
  Set<String> servicePipelines() {
    return mapping("service", "pipelines").entries().keySet();
  }

  /**
   * Components of one service pipeline, each with the reason why it stands there.
   *
   * @param role {@code receivers}, {@code processors} or {@code exporters}
   */
  List<Tree.Scalar> stages(String servicePipeline, String role) {
    List<Tree.Scalar> stages = new ArrayList<>();
    if (at("service", "pipelines", servicePipeline, role) instanceof Tree.Sequence sequence) {
      for (Tree item : sequence.items()) {
        if (item instanceof Tree.Scalar scalar) {
          stages.add(scalar);
        }
      }
    }
    return stages;
  }

  boolean isConnector(String id) {
    return at("connectors", id) != null;
  }

  /** Service pipelines that a routing connector sends to because of its table; none for others. */
  List<String> routed(String connector) {
    List<String> pipelines = new ArrayList<>();
    if (at("connectors", connector, "table") instanceof Tree.Sequence table) {
      for (Tree row : table.items()) {
        if (row instanceof Tree.Mapping mapping
            && mapping.get("pipelines") instanceof Tree.Sequence sequence) {
          sequence.items().forEach(item -> pipelines.add(String.valueOf(item)));
        }
      }
    }
    return pipelines;
  }

  /** The settings of one component. */
  Tree.Mapping definition(String section, String id) {
    return mapping(section, id);
  }

  /** One setting of the exporter at the end of a service pipeline, or null. */
  @Nullable Object exporterSetting(String servicePipeline, String... path) {
    for (Tree.Scalar exporter : stages(servicePipeline, "exporters")) {
      String[] whole = new String[path.length + 2];
      whole[0] = "exporters";
      whole[1] = String.valueOf(exporter.value());
      System.arraycopy(path, 0, whole, 2, path.length);
      if (at(whole) instanceof Tree.Scalar setting) {
        return setting.value();
      }
    }
    return null;
  }

  private Tree.Mapping mapping(String... path) {
    return at(path) instanceof Tree.Mapping mapping ? mapping : Tree.EMPTY_MAPPING;
  }

  private @Nullable Tree at(String... path) {
    Tree tree = root;
    for (String key : path) {
      tree = tree instanceof Tree.Mapping mapping ? mapping.get(key) : null;
    }
    return tree;
  }
}
