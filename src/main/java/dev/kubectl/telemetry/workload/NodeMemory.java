package dev.kubectl.telemetry.workload;

import java.util.Collection;
import java.util.Collections;

/** How much memory an agent may get at most: it has to fit on the smallest node. */
public final class NodeMemory {
  private static final double SHARE = 0.3;
  private static final long KIBI = 1024;

  private NodeMemory() {}

  /**
   * The smallest allocatable memory of all nodes.
   *
   * @param allocatable of each node that tells
   * @return zero without nodes
   */
  public static Quantity smallest(Collection<Quantity> allocatable) {
    return allocatable.isEmpty() ? Quantity.ZERO : Collections.min(allocatable);
  }

  /** Three tenths of the smallest node, in whole KiB. */
  public static Quantity maximumOfAgent(Quantity smallestNode) {
    long share = Math.round(smallestNode.bytes() * SHARE);
    return Quantity.ofBytes(share / KIBI * KIBI);
  }
}
