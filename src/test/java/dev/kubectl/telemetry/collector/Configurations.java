package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.collector.AgentOptions.CollectionIntervals;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Options for tests, and looks into what was generated. */
final class Configurations {
  private Configurations() {}

  static GatewayOptions gateway(Distribution distribution) {
    return new GatewayOptions(
        CollectorOptions.DEFAULT_CLUSTER_NAME,
        "uid",
        "",
        "kyma-system",
        "1.0.0",
        null,
        ServiceEnrichment.KYMA_LEGACY,
        distribution);
  }

  static GatewayOptions gatewayOf(String clusterName) {
    return new GatewayOptions(
        clusterName, "", "", "", "", null, ServiceEnrichment.OTEL, Distribution.KYMA);
  }

  static AgentOptions agent(Distribution distribution, boolean istioActive) {
    return new AgentOptions(
        "cluster",
        "uid",
        "",
        "kyma-system",
        "1.0.0",
        null,
        ServiceEnrichment.KYMA_LEGACY,
        distribution,
        istioActive,
        AgentOptions.DEFAULT_ISTIO_CERT_PATH,
        false,
        CollectionIntervals.DEFAULT);
  }

  /** The part below these keys; a key that is a number is the position in a list. */
  static Tree at(Tree tree, String... keys) {
    Tree part = tree;
    for (String key : keys) {
      Tree next =
          switch (part) {
            case Tree.Mapping mapping -> mapping.get(key);
            case Tree.Sequence sequence -> sequence.items().get(Integer.parseInt(key));
            case Tree.Scalar scalar -> null;
          };
      if (next == null) {
        throw new AssertionError("no " + key + " in " + part);
      }
      part = next;
    }
    return part;
  }

  /** The same, as a mapping. */
  static Tree.Mapping mapping(Tree tree, String... keys) {
    return (Tree.Mapping) at(tree, keys);
  }

  /** The texts of a list. */
  static List<String> texts(Tree tree, String... keys) {
    return ((Tree.Sequence) at(tree, keys)).items().stream().map(Tree::toString).toList();
  }

  /** Every text in a tree. */
  static List<String> allTexts(Tree tree) {
    List<String> texts = new ArrayList<>();
    switch (tree) {
      case Tree.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, value) -> {
                texts.add(key);
                texts.addAll(allTexts(value));
              });
      case Tree.Sequence sequence -> sequence.items().forEach(item -> texts.addAll(allTexts(item)));
      case Tree.Scalar scalar -> texts.add(scalar.toString());
    }
    return texts;
  }

  static Origin originAt(Tree tree, String... keys) {
    Origin origin = at(tree, keys).origin();
    if (origin == null) {
      throw new AssertionError("no origin at " + String.join(" / ", keys));
    }
    return origin;
  }
}
