package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.yaml.Tree;

/** Extensions that every collector has. */
public final class Extensions {
  private Extensions() {}

  public static Component healthCheck() {
    return new Component(
        Component.Kind.EXTENSION,
        "health_check",
        Tree.mapping().put("endpoint", "${MY_POD_IP}:13133").build(),
        rule("probes of the container ask here"));
  }

  public static Component profiling() {
    return new Component(
        Component.Kind.EXTENSION,
        "pprof",
        Tree.mapping().put("endpoint", "127.0.0.1:1777").build(),
        rule("profiles can be taken inside the pod"));
  }

  /** Memory limit from the container; a vertical autoscaler changes it, so not with one. */
  public static Component containerLimits(boolean vpaActive) {
    Tree.Builder memory =
        vpaActive
            ? Tree.mapping().put("enabled", Tree.FALSE.because(fact("vpaActive")))
            : Tree.mapping().put("enabled", true).put("ratio", 0.8);
    return new Component(
        Component.Kind.EXTENSION,
        "cgroup_runtime",
        Tree.mapping()
            .put("gomaxprocs", Tree.mapping().put("enabled", false))
            .put("gomemlimit", memory)
            .build(),
        rule("the Go runtime knows the memory limit of the container"));
  }

  /**
   * Lets one of several replicas do what must be done once.
   *
   * @param namespace of the lease; empty when unknown
   * @param namespaceFact name of the fact that it comes from
   */
  public static Component leaderElector(String lease, String namespace, String namespaceFact) {
    Tree.Builder definition =
        Tree.mapping().put("auth_type", "serviceAccount").put("lease_name", lease);
    if (!namespace.isEmpty()) {
      definition.put("lease_namespace", Tree.of(namespace).because(fact(namespaceFact)));
    }
    return new Component(
        Component.Kind.EXTENSION,
        "k8s_leader_elector",
        definition.build(),
        rule("of several replicas only one reports on the cluster as a whole"));
  }
}
