package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the pods of all components have in common, and how options change them. */
record PodTemplate(Component component, ManagerOptions options) {
  private static final long USER = 10001;

  /** Opens the pods of a component to scraping by the self monitor and by users' own Prometheus. */
  static final Tree.Mapping SCRAPING_ALLOWED =
      Tree.mapping().put("networking.kyma-project.io/metrics-scraping", "allowed").build();

  /** A Deployment or DaemonSet, open for its {@code spec}. */
  Tree.Builder workload(String kind) {
    return Manifest.of(
        "apps/v1",
        kind,
        component.baseName(),
        options.targetNamespace(),
        Manifest.option("additionalWorkloadLabels", options.additionalWorkloadLabels()),
        Manifest.option("additionalWorkloadAnnotations", options.additionalWorkloadAnnotations()));
  }

  static Tree.Mapping selector(Component component) {
    return Tree.mapping().put("matchLabels", component.selector()).build();
  }

  /**
   * The template.
   *
   * @param ownLabels what the component's function needs; it wins over options
   * @param ownAnnotations likewise
   */
  Tree.Mapping of(Tree.Mapping ownLabels, Tree.Mapping ownAnnotations, Tree.Builder podSpec) {
    return Tree.mapping()
        .put(
            "metadata",
            Tree.mapping()
                .put("labels", labels(ownLabels))
                .put("annotations", annotations(ownAnnotations)))
        .put("spec", podSpec)
        .build();
  }

  /** The selecting label is not for options to change: the workload would lose its pods. */
  private Tree.Mapping labels(Tree.Mapping ownLabels) {
    Map<String, String> additional = new LinkedHashMap<>(options.additionalWorkloadPodLabels());
    additional.remove(Component.NAME_LABEL);
    return Manifest.layers(
        component.labels(), Manifest.option("additionalWorkloadPodLabels", additional), ownLabels);
  }

  private Tree.Mapping annotations(Tree.Mapping ownAnnotations) {
    return Manifest.layers(
        Manifest.option(
            "additionalWorkloadPodAnnotations", options.additionalWorkloadPodAnnotations()),
        ownAnnotations);
  }

  static Tree.Mapping checksum(ConfigChecksum checksum) {
    return Tree.mapping()
        .put(
            "checksum/config",
            Tree.of(checksum.hex())
                .because(Manifest.rule("other configuration or credentials start new pods")))
        .build();
  }

  /** The beginning of a pod's {@code spec}. */
  Tree.Builder podSpec(String priorityOption, String priorityClassName) {
    Tree.Builder spec = Tree.mapping().put("serviceAccountName", component.baseName());
    Manifest.putOption(spec, "priorityClassName", priorityOption, priorityClassName);
    if (!options.imagePullSecretName().isEmpty()) {
      Tree.Builder secret = Tree.mapping();
      Manifest.putOption(secret, "name", "imagePullSecretName", options.imagePullSecretName());
      spec.put("imagePullSecrets", Tree.sequence(secret.build()));
    }
    return spec.put("securityContext", unprivilegedUser());
  }

  private static Tree.Builder unprivilegedUser() {
    return Tree.mapping()
        .put("runAsNonRoot", true)
        .put("runAsUser", USER)
        .put("seccompProfile", Tree.mapping().put("type", "RuntimeDefault"));
  }

  /** A container may do nothing but run. */
  static Tree.Builder containerSecurityContext() {
    return unprivilegedUser()
        .put("privileged", false)
        .put("allowPrivilegeEscalation", false)
        .put("readOnlyRootFilesystem", true)
        .put("capabilities", Tree.mapping().put("drop", Tree.texts("ALL")));
  }

  /** Memory is limited, processor time never: a throttled collector loses data. */
  static Tree.Builder resources(String cpu, Quantity memory, Tree.Scalar memoryLimit) {
    return Tree.mapping()
        .put("requests", Tree.mapping().put("cpu", cpu).put("memory", memory.toString()))
        .put("limits", Tree.mapping().put("memory", memoryLimit));
  }

  static Tree.Mapping mount(String volume, String path) {
    return Tree.mapping().put("name", volume).put("mountPath", path).build();
  }

  static Tree.Mapping readOnlyMount(String volume, String path) {
    return mount(volume, path).with("readOnly", Tree.TRUE);
  }

  static Tree.Builder httpGet(String path, int port) {
    return Tree.mapping().put("httpGet", Tree.mapping().put("path", path).put("port", port));
  }
}
