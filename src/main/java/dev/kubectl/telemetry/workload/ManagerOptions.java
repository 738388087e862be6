package dev.kubectl.telemetry.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the manager of the module was started: its flags and environment, as far as metrics need
 * them.
 *
 * <p>The names of the components are their names in a facts file and in origins. An empty text
 * means "not set".
 *
 * @param targetNamespace {@code TARGET_NAMESPACE}: where gateway, agent and self monitor run
 * @param managerNamespace {@code MANAGER_NAMESPACE}: where the manager runs
 * @param fipsMode {@code KYMA_FIPS_MODE_ENABLED}: only validated cryptography in the workloads
 * @param version the release of the manager; it becomes the version of the instrumentation scope
 * @param collectorImage {@code OTEL_COLLECTOR_IMAGE}
 * @param selfMonitorImage {@code SELF_MONITOR_IMAGE}
 * @param selfMonitorFipsImage {@code SELF_MONITOR_FIPS_IMAGE}: used instead in FIPS mode
 * @param normalPriorityClassName {@code --normal-priority-class-name}: of the Deployments
 * @param highPriorityClassName {@code --high-priority-class-name}: of the DaemonSet
 * @param clusterTrustBundleName {@code --cluster-trust-bundle-name}: certificates to trust
 * @param imagePullSecretName {@code --image-pull-secret-name}: of all pods
 * @param additionalWorkloadLabels {@code --additional-workload-label}: on Deployment and DaemonSet
 * @param additionalWorkloadAnnotations {@code --additional-workload-annotation}: likewise
 * @param additionalWorkloadPodLabels {@code --additional-workload-pod-label}: on their pods
 * @param additionalWorkloadPodAnnotations {@code --additional-workload-pod-annotation}: likewise
 * @param unlimitedPipelines {@code --unlimited-pipelines}: more than five pipelines may run
 */
public record ManagerOptions(
    String targetNamespace,
    String managerNamespace,
    boolean fipsMode,
    String version,
    String collectorImage,
    String selfMonitorImage,
    String selfMonitorFipsImage,
    String normalPriorityClassName,
    String highPriorityClassName,
    String clusterTrustBundleName,
    String imagePullSecretName,
    Map<String, String> additionalWorkloadLabels,
    Map<String, String> additionalWorkloadAnnotations,
    Map<String, String> additionalWorkloadPodLabels,
    Map<String, String> additionalWorkloadPodAnnotations,
    boolean unlimitedPipelines) {

  /** What a manager without any flag has, with the images of release 1.62.0. */
  public static final ManagerOptions WITHOUT_FLAGS = new Builder().build();

  /** What the chart of release 1.62.0 sets: the usual state of a Kyma cluster. */
  public static final ManagerOptions AS_INSTALLED =
      new Builder()
          .targetNamespace("kyma-system")
          .managerNamespace("kyma-system")
          .normalPriorityClassName("telemetry-priority-class")
          .highPriorityClassName("telemetry-priority-class-high")
          .build();

  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  public ManagerOptions {
    additionalWorkloadLabels = copy(additionalWorkloadLabels);
    additionalWorkloadAnnotations = copy(additionalWorkloadAnnotations);
    additionalWorkloadPodLabels = copy(additionalWorkloadPodLabels);
    additionalWorkloadPodAnnotations = copy(additionalWorkloadPodAnnotations);
  }

  private static Map<String, String> copy(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /**
   * What is wrong with these options, one sentence each; empty when nothing is. The first three are
   * the reference's, which stops at the first one.
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    checkNamespace("target_namespace", targetNamespace, problems);
    checkNamespace("manager_namespace", managerNamespace, problems);
    if (version.isBlank()) {
      problems.add(problem("version", version, "cannot be empty or whitespace only"));
    }
    String name = additionalWorkloadPodLabels.get(Component.NAME_LABEL);
    if (name != null) {
      problems.add(
          problem(
              "additional_workload_pod_label",
              Component.NAME_LABEL + "=" + name,
              "this label selects the pods and keeps its value"));
    }
    return List.copyOf(problems);
  }

  private static void checkNamespace(String field, String value, List<String> problems) {
    if (!NAMESPACE.matcher(value).matches()) {
      problems.add(problem(field, value, "must be a valid Kubernetes namespace name"));
    }
  }

  private static String problem(String field, String value, String message) {
    return "validation failed for field '%s' with value '%s': %s".formatted(field, value, message);
  }

  /** These options as a start for others. */
  public Builder toBuilder() {
    return new Builder()
        .targetNamespace(targetNamespace)
        .managerNamespace(managerNamespace)
        .fipsMode(fipsMode)
        .version(version)
        .collectorImage(collectorImage)
        .selfMonitorImage(selfMonitorImage)
        .selfMonitorFipsImage(selfMonitorFipsImage)
        .normalPriorityClassName(normalPriorityClassName)
        .highPriorityClassName(highPriorityClassName)
        .clusterTrustBundleName(clusterTrustBundleName)
        .imagePullSecretName(imagePullSecretName)
        .additionalWorkloadLabels(additionalWorkloadLabels)
        .additionalWorkloadAnnotations(additionalWorkloadAnnotations)
        .additionalWorkloadPodLabels(additionalWorkloadPodLabels)
        .additionalWorkloadPodAnnotations(additionalWorkloadPodAnnotations)
        .unlimitedPipelines(unlimitedPipelines);
  }

  /** Options one by one; each starts as in {@link #WITHOUT_FLAGS}. */
  public static final class Builder {
    private String targetNamespace = "default";
    private String managerNamespace = "default";
    private boolean fipsMode;
    private String version = "1.62.0";
    private String collectorImage =
        "europe-docker.pkg.dev/kyma-project/prod/kyma-otel-collector:0.149.0-1.62.0";
    private String selfMonitorImage =
        "europe-docker.pkg.dev/kyma-project/prod/tpi/telemetry-self-monitor:v20260311-e32d5d84";
    private String selfMonitorFipsImage =
        "europe-docker.pkg.dev/kyma-project/restricted-prod/sap.com/prometheus-fips:3.10.0";
    private String normalPriorityClassName = "";
    private String highPriorityClassName = "";
    private String clusterTrustBundleName = "";
    private String imagePullSecretName = "";
    private Map<String, String> additionalWorkloadLabels = Map.of();
    private Map<String, String> additionalWorkloadAnnotations = Map.of();
    private Map<String, String> additionalWorkloadPodLabels = Map.of();
    private Map<String, String> additionalWorkloadPodAnnotations = Map.of();
    private boolean unlimitedPipelines;

    private Builder() {}

    public Builder targetNamespace(String value) {
      targetNamespace = value;
      return this;
    }

    public Builder managerNamespace(String value) {
      managerNamespace = value;
      return this;
    }

    public Builder fipsMode(boolean value) {
      fipsMode = value;
      return this;
    }

    public Builder version(String value) {
      version = value;
      return this;
    }

    public Builder collectorImage(String value) {
      collectorImage = value;
      return this;
    }

    public Builder selfMonitorImage(String value) {
      selfMonitorImage = value;
      return this;
    }

    public Builder selfMonitorFipsImage(String value) {
      selfMonitorFipsImage = value;
      return this;
    }

    public Builder normalPriorityClassName(String value) {
      normalPriorityClassName = value;
      return this;
    }

    public Builder highPriorityClassName(String value) {
      highPriorityClassName = value;
      return this;
    }

    public Builder clusterTrustBundleName(String value) {
      clusterTrustBundleName = value;
      return this;
    }

    public Builder imagePullSecretName(String value) {
      imagePullSecretName = value;
      return this;
    }

    public Builder additionalWorkloadLabels(Map<String, String> value) {
      additionalWorkloadLabels = value;
      return this;
    }

    public Builder additionalWorkloadAnnotations(Map<String, String> value) {
      additionalWorkloadAnnotations = value;
      return this;
    }

    public Builder additionalWorkloadPodLabels(Map<String, String> value) {
      additionalWorkloadPodLabels = value;
      return this;
    }

    public Builder additionalWorkloadPodAnnotations(Map<String, String> value) {
      additionalWorkloadPodAnnotations = value;
      return this;
    }

    public Builder unlimitedPipelines(boolean value) {
      unlimitedPipelines = value;
      return this;
    }

    public ManagerOptions build() {
      return new ManagerOptions(
          targetNamespace,
          managerNamespace,
          fipsMode,
          version,
          collectorImage,
          selfMonitorImage,
          selfMonitorFipsImage,
          normalPriorityClassName,
          highPriorityClassName,
          clusterTrustBundleName,
          imagePullSecretName,
          additionalWorkloadLabels,
          additionalWorkloadAnnotations,
          additionalWorkloadPodLabels,
          additionalWorkloadPodAnnotations,
          unlimitedPipelines);
    }
  }
}
