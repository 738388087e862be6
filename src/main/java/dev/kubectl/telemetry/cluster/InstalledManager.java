package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that the reference's manager was started with, read from its Deployment (manager
 * specification F2, F3). Whoever plans with the same ones does not change what is running.
 */
public final class InstalledManager {
  /** Flags of the reference without a value. */
  private static final Set<String> SWITCHES = Set.of("unlimited-pipelines", "deploy-otlp-gateway");

  private final Map<String, List<String>> flags = new LinkedHashMap<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final ObjectView deployment;
  private final ObjectView container;

  private InstalledManager(ObjectView deployment, ObjectView container) {
    this.deployment = deployment;
    this.container = container;
    readFlags(texts(container, "command"));
    readFlags(texts(container, "args"));
    container
        .items("env")
        .forEach(variable -> {
          if (variable.has("value")) {
            variables.put(variable.text("name"), variable.text("value"));
          }
        });
  }

  /** The options in a manager's Deployment; empty when it has no container. */
  public static Optional<ManagerOptions> options(ObjectView deployment) {
    List<ObjectView> containers = deployment.at("spec", "template", "spec").items("containers");
    return containers.stream()
        .filter(container -> container.text("name").equals("manager"))
        .findFirst()
        .or(() -> containers.stream().findFirst())
        .map(container -> new InstalledManager(deployment, container).options());
  }

  private static List<String> texts(ObjectView view, String key) {
    return view.tree().get(key) instanceof Tree.Sequence sequence
        ? sequence.items().stream()
            .map(item -> item instanceof Tree.Scalar scalar ? String.valueOf(scalar.value()) : "")
            .toList()
        : List.of();
  }

  /** As Go's flag package reads them: one dash or two, value after {@code =} or a blank. */
  private void readFlags(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("-")) {
        continue;
      }
      String name = word.replaceFirst("^--?", "").replaceFirst("=.*", "");
      int equals = word.indexOf('=');
      String value;
      if (equals >= 0) {
        value = word.substring(equals + 1);
      } else if (SWITCHES.contains(name) || i + 1 == words.size()) {
        value = "true";
      } else {
        value = words.get(++i);
      }
      flags.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }
  }

  private ManagerOptions options() {
    String namespace = deployment.at("metadata").text("namespace");
    ManagerOptions.Builder options =
        ManagerOptions.WITHOUT_FLAGS.toBuilder()
            .targetNamespace(variable("TARGET_NAMESPACE", namespace))
            .managerNamespace(variable("MANAGER_NAMESPACE", namespace))
            .fipsMode(variable("KYMA_FIPS_MODE_ENABLED", "").equals("true"))
            .normalPriorityClassName(flag("normal-priority-class-name"))
            .highPriorityClassName(flag("high-priority-class-name"))
            .clusterTrustBundleName(flag("cluster-trust-bundle-name"))
            .imagePullSecretName(flag("image-pull-secret-name"))
            .additionalWorkloadLabels(pairs("additional-workload-label"))
            .additionalWorkloadAnnotations(pairs("additional-workload-annotation"))
            .additionalWorkloadPodLabels(pairs("additional-workload-pod-label"))
            .additionalWorkloadPodAnnotations(pairs("additional-workload-pod-annotation"))
            .unlimitedPipelines(flag("unlimited-pipelines").equals("true"));
    ifSet(variables.get("OTEL_COLLECTOR_IMAGE")).ifPresent(options::collectorImage);
    ifSet(variables.get("SELF_MONITOR_IMAGE")).ifPresent(options::selfMonitorImage);
    ifSet(variables.get("SELF_MONITOR_FIPS_IMAGE")).ifPresent(options::selfMonitorFipsImage);
    release().ifPresent(options::version);
    return options.build();
  }

  private static Optional<String> ifSet(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }

  private String variable(String name, String otherwise) {
    return ifSet(variables.get(name)).orElse(otherwise);
  }

  private String flag(String name) {
    List<String> values = flags.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getLast();
  }

  private Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String text : flags.getOrDefault(name, List.of())) {
      int equals = text.indexOf('=');
      if (equals > 0) {
        pairs.put(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
      }
    }
    return pairs;
  }

  /** The tag of its image; a digest or a branch is no release. */
  private Optional<String> release() {
    String image = container.text("image").replaceFirst("@.*", "");
    String tag = image.substring(image.lastIndexOf('/') + 1).replaceFirst("^[^:]*:?", "");
    return tag.matches("v?[0-9]+\\.[0-9]+\\.[0-9]+.*") ? Optional.of(tag) : Optional.empty();
  }
}
