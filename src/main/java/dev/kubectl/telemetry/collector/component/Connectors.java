package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Map;

/** Connectors: they end one service pipeline and begin others. */
public final class Connectors {
  private Connectors() {}

  /** Hands all data on. */
  public static Component forward(String name) {
    return new Component(
        Component.Kind.CONNECTOR,
        "forward/" + name,
        Tree.EMPTY_MAPPING,
        rule("stages that all data passes are joined by " + name));
  }

  /**
   * After an input: data that needs no enrichment goes straight to the outputs.
   *
   * @param outputs ids of the service pipelines of those who asked for this input
   */
  public static Component afterInput(String input, String enrichment, List<Tree> outputs) {
    return new Component(
        Component.Kind.CONNECTOR,
        "routing/" + input + "-input",
        Tree.mapping()
            .put("default_pipelines", Tree.texts(enrichment))
            .put("error_mode", "ignore")
            .put(
                "table",
                Tree.sequence(
                    Tree.mapping()
                        .put(
                            "statement",
                            "route() where attributes[\""
                                + Ottl.SKIP_ENRICHMENT
                                + "\"] == \"true\"")
                        .put("pipelines", Tree.sequence(outputs))
                        .build()))
            .build(),
        rule("metrics about nodes and workloads skip the enrichment with pod data"));
  }

  /**
   * After the enrichment: each input's data goes to those who asked for it.
   *
   * @param outputs by input name, ids of service pipelines; an input without any has no entry
   */
  public static Component afterEnrichment(Map<String, List<Tree>> outputs) {
    List<Tree> table =
        outputs.entrySet().stream().map(entry -> route(entry.getKey(), entry.getValue())).toList();
    Origin origin = rule("each pipeline gets the data of the inputs that it asked for");
    return new Component(
        Component.Kind.CONNECTOR,
        "routing/enrichment",
        Tree.mapping()
            .put("default_pipelines", Tree.EMPTY_SEQUENCE)
            .put("error_mode", "ignore")
            .put("table", Tree.sequence(table))
            .build(),
        origin);
  }

  private static Tree route(String input, List<Tree> outputs) {
    return Tree.mapping()
        .put("statement", "route() where " + Ottl.fromInput(input))
        .put("pipelines", Tree.sequence(outputs))
        .put("context", "metric")
        .build();
  }
}
