package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.InstalledManager;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.run.Incumbent;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cluster that is managed: what follows from where we are, flags and environment. */
final class ManagedCluster {
  private static final String NAMESPACE = "kyma-system";

  private final Connection connection;
  private final ManagerFlags.Role role;
  private final ManagerFlags.Workloads flags;
  private final Map<String, String> environment;
  private final String namespace;

  ManagedCluster(
      Connection connection,
      @Nullable String namespaceFlag,
      ManagerFlags.Role role,
      ManagerFlags.Workloads flags,
      Map<String, String> environment) {
    this.connection = connection;
    this.role = role;
    this.flags = flags;
    this.environment = environment;
    this.namespace = namespaceFlag != null ? namespaceFlag : namespaceByPlace();
    if (namespace.equals(role.shadowNamespace)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "the shadow cannot live in the module's own namespace " + namespace,
          "name another one with --shadow-namespace");
    }
  }

  private String namespaceByPlace() {
    String variable = environment.getOrDefault("TARGET_NAMESPACE", "");
    if (!variable.isEmpty()) {
      return variable;
    }
    return connection.isInCluster() ? connection.namespace() : NAMESPACE;
  }

  Connection connection() {
    return connection;
  }

  /** Whether we are one of several replicas of a Deployment. */
  boolean isReplica() {
    return role.inCluster || connection.isInCluster();
  }

  /** Of the module. */
  String namespace() {
    return namespace;
  }

  /** Where the workloads go. */
  String workloadNamespace() {
    return role.shadowNamespace == null ? namespace : role.shadowNamespace;
  }

  Mode mode(boolean planned) {
    if (role.mode != null) {
      return role.mode;
    }
    return planned || isReplica() ? Mode.TAKEOVER : Mode.OBSERVE;
  }

  /** Of the gateway; null: as the module's resource says. */
  @Nullable Integer replicas() {
    return flags.replicas;
  }

  KubernetesApi api(RequestObserver observer) {
    return new KubernetesApi(connection.client(), observer);
  }

  Incumbent incumbent(KubernetesApi api) {
    return new Incumbent(api, namespace, role.incumbent, ManagerSettings.FIELD_MANAGER);
  }

  /** Flags win over the environment, and that over the manager that is installed. */
  ManagerOptions options(Incumbent incumbent) {
    ManagerOptions installed = installed(incumbent);
    ManagerOptions.Builder options =
        installed.toBuilder()
            .targetNamespace(workloadNamespace())
            .managerNamespace(environment.getOrDefault("MANAGER_NAMESPACE", namespace));
    set(flags.image, "OTEL_COLLECTOR_IMAGE", options::collectorImage);
    set(flags.selfMonitorImage, "SELF_MONITOR_IMAGE", options::selfMonitorImage);
    set(null, "SELF_MONITOR_FIPS_IMAGE", options::selfMonitorFipsImage);
    set(flags.normalPriorityClass, "", options::normalPriorityClassName);
    set(flags.highPriorityClass, "", options::highPriorityClassName);
    set(flags.trustBundle, "", options::clusterTrustBundleName);
    set(flags.pullSecret, "", options::imagePullSecretName);
    pairs(flags.labels, options::additionalWorkloadLabels);
    pairs(flags.annotations, options::additionalWorkloadAnnotations);
    pairs(flags.podLabels, options::additionalWorkloadPodLabels);
    pairs(flags.podAnnotations, options::additionalWorkloadPodAnnotations);
    if (flags.unlimitedPipelines) {
      options.unlimitedPipelines(true);
    }
    String fips = environment.getOrDefault("KYMA_FIPS_MODE_ENABLED", "");
    if (!fips.isEmpty()) {
      options.fipsMode(fips.equals("true"));
    }
    ManagerOptions result = options.build();
    for (String problem : result.problems()) {
      throw new CommandFailure(ExitCode.USAGE, problem, null);
    }
    return result;
  }

  /** A replica has its options in its own Deployment, as the reference does. */
  private ManagerOptions installed(Incumbent incumbent) {
    if (isReplica()) {
      return ManagerOptions.WITHOUT_FLAGS;
    }
    try {
      return incumbent
          .deployment()
          .flatMap(InstalledManager::options)
          .orElse(ManagerOptions.AS_INSTALLED);
    } catch (ApiFailure e) {
      if (e.isForbidden()) {
        return ManagerOptions.AS_INSTALLED;
      }
      throw e;
    }
  }

  private interface Setter {
    void set(String value);
  }

  private void set(@Nullable String flag, String variable, Setter setter) {
    String value = flag != null ? flag : environment.getOrDefault(variable, "");
    if (!value.isEmpty()) {
      setter.set(value);
    }
  }

  private interface PairSetter {
    void set(Map<String, String> pairs);
  }

  /** Split at the first equals sign, both sides trimmed, as the reference does. */
  private static void pairs(List<String> texts, PairSetter setter) {
    if (texts.isEmpty()) {
      return;
    }
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      String key = equals < 0 ? "" : text.substring(0, equals).strip();
      if (equals < 0) {
        throw new CommandFailure(
            ExitCode.USAGE, "invalid format \"" + text + "\", expected key=value", null);
      }
      if (key.isEmpty()) {
        throw new CommandFailure(ExitCode.USAGE, "empty key in \"" + text + "\"", null);
      }
      pairs.put(key, text.substring(equals + 1).strip());
    }
    setter.set(pairs);
  }
}
