package dev.kubectl.telemetry.workload;

/** Whether a VerticalPodAutoscaler sets the agent's memory. */
public sealed interface VerticalScaling {
  /** The cluster does not know the kind: there is nothing to write and nothing to delete. */
  record NotInstalled() implements VerticalScaling {}

  /** The cluster knows the kind, the user did not ask for it: none is to exist. */
  record Off() implements VerticalScaling {}

  /**
   * The user asked for it.
   *
   * @param maximum the most it may give, see {@link NodeMemory#maximumOfAgent}
   */
  record On(Quantity maximum) implements VerticalScaling {}
}
