package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may talk to some pods, and with whom these may talk. Without a rule in a direction, that
 * direction is not restricted.
 *
 * @param podSelector labels of the pods it is about
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/network-policies/">Network
 *     Policies</a>
 */
public record NetworkPolicy(
    String name,
    String namespace,
    Tree.Mapping podSelector,
    List<Tree.Mapping> ingress,
    List<Tree.Mapping> egress) {
  private static final String PREFIX = "kyma-project.io--";

  public NetworkPolicy {
    ingress = List.copyOf(ingress);
    egress = List.copyOf(egress);
  }

  /** The other side of a connection. */
  public sealed interface Peer {
    /** Everyone, inside and outside of the cluster. */
    record Anyone() implements Peer {}

    /** Pods in the policy's own namespace. */
    record PodsInSameNamespace(Tree.Mapping labels) implements Peer {}

    /** Pods in any namespace. */
    record PodsInAllNamespaces(Tree.Mapping labels) implements Peer {}

    /** Pods in another namespace. */
    record PodsInNamespace(String namespace, Tree.Mapping labels) implements Peer {}

    /** A range of addresses, such as {@code 10.0.0.0/8}. */
    record Addresses(String cidr) implements Peer {}
  }

  /** A policy without rules, named after a component; the suffix may be empty. */
  public static NetworkPolicy of(
      String baseName, String suffix, String namespace, Tree.Mapping podSelector) {
    return new NetworkPolicy(
        nameOf(baseName, suffix), namespace, podSelector, List.of(), List.of());
  }

  static NetworkPolicy of(Component component, String suffix, String namespace) {
    return of(component.baseName(), suffix, namespace, component.selector());
  }

  static String nameOf(String baseName, String suffix) {
    return PREFIX + baseName + (suffix.isEmpty() ? "" : "-" + suffix);
  }

  /** Lets the peer in to these ports, or to all when there are none. */
  public NetworkPolicy allowFrom(Peer peer, int... ports) {
    return new NetworkPolicy(
        name, namespace, podSelector, and(ingress, rule("from", peer, ports)), egress);
  }

  /** Lets the pods out to these ports of the peer, or to all when there are none. */
  public NetworkPolicy allowTo(Peer peer, int... ports) {
    return new NetworkPolicy(
        name, namespace, podSelector, ingress, and(egress, rule("to", peer, ports)));
  }

  private static List<Tree.Mapping> and(List<Tree.Mapping> rules, Tree.Mapping rule) {
    List<Tree.Mapping> longer = new ArrayList<>(rules);
    longer.add(rule);
    return longer;
  }

  private static Tree.Mapping rule(String direction, Peer peer, int... ports) {
    List<Tree> items = new ArrayList<>();
    for (int port : ports) {
      items.add(Tree.mapping().put("protocol", "TCP").put("port", port).build());
    }
    return Tree.mapping()
        .putIfNotEmpty(direction, peers(peer))
        .putIfNotEmpty("ports", Tree.sequence(items))
        .build();
  }

  private static Tree.Sequence peers(Peer peer) {
    return switch (peer) {
      case Peer.Anyone() -> Tree.EMPTY_SEQUENCE;
      case Peer.PodsInSameNamespace(Tree.Mapping labels) ->
          Tree.sequence(Tree.mapping().put("podSelector", matching(labels)).build());
      case Peer.PodsInAllNamespaces(Tree.Mapping labels) ->
          Tree.sequence(pods(Tree.EMPTY_MAPPING, labels));
      case Peer.PodsInNamespace(String namespace, Tree.Mapping labels) ->
          Tree.sequence(
              pods(
                  matching(Tree.mapping().put("kubernetes.io/metadata.name", namespace).build()),
                  labels));
      case Peer.Addresses(String cidr) ->
          Tree.sequence(Tree.mapping().put("ipBlock", Tree.mapping().put("cidr", cidr)).build());
    };
  }

  private static Tree.Mapping pods(Tree.Mapping namespaceSelector, Tree.Mapping labels) {
    return Tree.mapping()
        .put("namespaceSelector", namespaceSelector)
        .put("podSelector", matching(labels))
        .build();
  }

  private static Tree.Mapping matching(Tree.Mapping labels) {
    return Tree.mapping().put("matchLabels", labels).build();
  }

  /** The object, without labels. */
  public Tree.Mapping toTree() {
    List<String> types = new ArrayList<>();
    if (!ingress.isEmpty()) {
      types.add("Ingress");
    }
    if (!egress.isEmpty()) {
      types.add("Egress");
    }
    return Manifest.of("networking.k8s.io/v1", "NetworkPolicy", name, namespace)
        .put(
            "spec",
            Tree.mapping()
                .put("podSelector", matching(podSelector))
                .putIfNotEmpty("policyTypes", Tree.texts(types))
                .putIfNotEmpty("ingress", Tree.sequence(ingress))
                .putIfNotEmpty("egress", Tree.sequence(egress)))
        .build();
  }
}
