package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;

/**
 * One running part of the telemetry module, with the names and labels of its objects.
 *
 * <p>Dashboards, network policies and the module's own cache select by these labels, so they are
 * the reference's.
 */
public enum Component {
  /** A Deployment that takes pushed data. */
  GATEWAY("telemetry-metric-gateway", "gateway"),
  /** A DaemonSet that collects data on its node. */
  AGENT("telemetry-metric-agent", "agent"),
  /** A small Prometheus that watches the other two. */
  SELF_MONITOR("telemetry-self-monitor", "monitor");

  /** The label that selects the pods of a component, alone. */
  public static final String NAME_LABEL = "app.kubernetes.io/name";

  /** The label that makes an object visible to the module. */
  public static final String MODULE_LABEL = "kyma-project.io/module";

  private final String baseName;
  private final String componentLabel;

  Component(String baseName, String componentLabel) {
    this.baseName = baseName;
    this.componentLabel = componentLabel;
  }

  /** The name of most of its objects, and the value of {@link #NAME_LABEL}. */
  public String baseName() {
    return baseName;
  }

  /** The Service behind which each of its pods shows its own metrics; gateway and agent only. */
  public String metricsServiceName() {
    return baseName + "-metrics";
  }

  /** The five labels of each of its objects. */
  Tree.Mapping labels() {
    return Tree.mapping()
        .put(MODULE_LABEL, "telemetry")
        .put("app.kubernetes.io/part-of", "telemetry")
        .put("app.kubernetes.io/managed-by", "telemetry-manager")
        .put(NAME_LABEL, baseName)
        .put("app.kubernetes.io/component", componentLabel)
        .build();
  }

  Tree.Mapping selector() {
    return Tree.mapping().put(NAME_LABEL, baseName).build();
  }
}
