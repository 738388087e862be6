package dev.kubectl.telemetry.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * Every object that may exist for a component, whatever the options and the release were that made
 * it. What is here and not wanted any more is to be deleted; in this order.
 *
 * <p>The workload goes first, so that collectors do not lose their permissions while they shut
 * down; then what holds credentials. Kinds that the cluster does not know are to be skipped. Leases
 * are not here: collectors make them, and they hold nothing.
 */
public final class Inventory {
  private Inventory() {}

  public static List<ObjectKey> of(Component component, String namespace) {
    Keys keys = new Keys(component, namespace);
    switch (component) {
      case GATEWAY -> keys.gateway();
      case AGENT -> keys.agent();
      case SELF_MONITOR -> keys.selfMonitor();
    }
    return List.copyOf(keys.keys);
  }

  private static final class Keys {
    private static final String ACCESS = "rbac.authorization.k8s.io/v1";

    private final List<ObjectKey> keys = new ArrayList<>();
    private final Component component;
    private final String namespace;

    Keys(Component component, String namespace) {
      this.component = component;
      this.namespace = namespace;
    }

    void gateway() {
      add("apps/v1", "Deployment");
      add("v1", "Secret");
      add("v1", "ConfigMap");
      add("v1", "Service", component.metricsServiceName());
      add("v1", "Service", GatewayWorkload.PUSH_SERVICE);
      add("security.istio.io/v1", "PeerAuthentication");
      networkPolicies();
      clusterAccess();
      namespaceAccess();
    }

    void agent() {
      add("autoscaling.k8s.io/v1", "VerticalPodAutoscaler");
      add("apps/v1", "DaemonSet");
      add("v1", "Secret");
      add("v1", "ConfigMap");
      add("v1", "Service", component.metricsServiceName());
      networkPolicies();
      clusterAccess();
      namespaceAccess();
    }

    void selfMonitor() {
      add("apps/v1", "Deployment");
      add("v1", "ConfigMap");
      add("v1", "Service");
      networkPolicies();
      namespaceAccess();
    }

    /** The last one bears the name that earlier releases gave. */
    private void networkPolicies() {
      String version = "networking.k8s.io/v1";
      add(version, "NetworkPolicy", NetworkPolicy.nameOf(component.baseName(), ""));
      add(version, "NetworkPolicy", NetworkPolicy.nameOf(component.baseName(), "metrics"));
      add(version, "NetworkPolicy");
    }

    private void clusterAccess() {
      add(ACCESS, "ClusterRoleBinding");
      add(ACCESS, "ClusterRole");
    }

    private void namespaceAccess() {
      add(ACCESS, "RoleBinding");
      add(ACCESS, "Role");
      add("v1", "ServiceAccount");
    }

    private void add(String apiVersion, String kind) {
      add(apiVersion, kind, component.baseName());
    }

    private void add(String apiVersion, String kind, String name) {
      keys.add(ObjectKey.of(apiVersion, kind, namespace, name));
    }
  }
}
