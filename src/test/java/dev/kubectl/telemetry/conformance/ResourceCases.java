package dev.kubectl.telemetry.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.workload.AgentWorkload;
import dev.kubectl.telemetry.workload.GatewayWorkload;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.workload.NetworkPolicy;
import dev.kubectl.telemetry.workload.Quantity;
import dev.kubectl.telemetry.workload.SelfMonitorWorkload;
import dev.kubectl.telemetry.workload.VerticalScaling;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every object around a component, against {@code resources/}.
 *
 * <p>Top-level {@code status} is taken out of what is expected: the reference serialises its empty
 * Go structs, while server-side apply would claim those fields for us.
 */
final class ResourceCases {
  private ResourceCases() {}

  static Stream<DynamicTest> tests(Path folder) {
    return directories(folder).stream()
        .map(directory ->
            DynamicTest.dynamicTest(
                "resources/" + directory.getFileName(), () -> check(directory)));
  }

  private static List<Path> directories(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void check(Path directory) {
    VectorYaml options = VectorYaml.mapping(directory.resolve("options.yaml"));
    List<Tree.Mapping> built = build(options);
    Map<String, Object> actual = new LinkedHashMap<>();
    for (Tree.Mapping object : built) {
      Map<String, @Nullable Object> plain = VectorYaml.of(TreeDifference.plain(object)).entries();
      actual.put(name(plain), plain);
    }
    assertThat(actual).as("objects with a name of their own").hasSameSizeAs(built);
    Map<String, Object> expected = new LinkedHashMap<>();
    for (Object document : VectorYaml.documents(directory.resolve("expected.yaml"))) {
      Map<String, @Nullable Object> object = VectorYaml.of(document).entries();
      object.remove("status");
      expected.put(name(object), object);
    }
    assertThat(expected).as("expected objects").isNotEmpty();
    assertThat(TreeDifference.differences(expected, actual)).isEmpty();
  }

  private static String name(Map<String, @Nullable Object> object) {
    return object.get("apiVersion")
        + " "
        + object.get("kind")
        + " "
        + VectorYaml.of(object.get("metadata")).text("name");
  }

  private static List<Tree.Mapping> build(VectorYaml options) {
    String component = options.text("component");
    return switch (component) {
      case "metric-gateway" -> GatewayWorkload.objects(managerOptions(options), gateway(options));
      case "metric-agent" -> AgentWorkload.objects(managerOptions(options), agent(options));
      case "self-monitor" ->
          SelfMonitorWorkload.objects(managerOptions(options), selfMonitor(options));
      case "networkpolicy" -> List.of(networkPolicy(options).toTree());
      default -> throw new IllegalArgumentException("unknown component " + component);
    };
  }

  private static ManagerOptions managerOptions(VectorYaml options) {
    VectorYaml globals = options.mapping("globals");
    String image = options.text("image");
    String priorityClass = options.text("priorityClassName");
    return ManagerOptions.WITHOUT_FLAGS.toBuilder()
        .targetNamespace(globals.text("targetNamespace"))
        .managerNamespace(globals.text("managerNamespace"))
        .fipsMode(globals.flag("operateInFipsMode"))
        .version(globals.text("version"))
        .imagePullSecretName(globals.text("imagePullSecretName"))
        .clusterTrustBundleName(globals.text("clusterTrustBundleName"))
        .additionalWorkloadLabels(globals.texts("additionalWorkloadLabels"))
        .additionalWorkloadAnnotations(globals.texts("additionalWorkloadAnnotations"))
        .additionalWorkloadPodLabels(globals.texts("additionalWorkloadPodLabels"))
        .additionalWorkloadPodAnnotations(globals.texts("additionalWorkloadPodAnnotations"))
        .collectorImage(image)
        .selfMonitorImage(image)
        .selfMonitorFipsImage(image)
        .normalPriorityClassName(priorityClass)
        .highPriorityClassName(priorityClass)
        .build();
  }

  private static GatewayWorkload.Input gateway(VectorYaml options) {
    VectorYaml apply = options.mapping("apply");
    return new GatewayWorkload.Input(
        apply.text("collectorConfigYaml"),
        apply.textsOrNull("collectorEnvVars"),
        apply.flag("istioEnabled"),
        apply.number("replicas"),
        apply.number("resourceRequirementsMultiplier"),
        List.of());
  }

  private static AgentWorkload.Input agent(VectorYaml options) {
    VectorYaml apply = options.mapping("apply");
    return new AgentWorkload.Input(
        apply.text("collectorConfigYaml"),
        apply.textsOrNull("collectorEnvVars"),
        apply.flag("istioEnabled"),
        apply.list("backendPorts").stream().map(String::valueOf).toList(),
        scaling(apply),
        List.of());
  }

  private static VerticalScaling scaling(VectorYaml apply) {
    if (!apply.flag("vpaCrdExists")) {
      return new VerticalScaling.NotInstalled();
    }
    return apply.flag("vpaEnabled")
        ? new VerticalScaling.On(Quantity.parse(apply.text("vpaMaxAllowedMemory")).orElseThrow())
        : new VerticalScaling.Off();
  }

  private static SelfMonitorWorkload.Input selfMonitor(VectorYaml options) {
    VectorYaml apply = options.mapping("apply");
    return new SelfMonitorWorkload.Input(
        apply.text("prometheusConfigYaml"),
        apply.text("alertRulesYaml"),
        new SelfMonitorWorkload.Files(
            apply.text("prometheusConfigPath"),
            apply.text("prometheusConfigFileName"),
            apply.text("alertRulesFileName")),
        apply.text("logLevel"),
        List.of());
  }

  private static NetworkPolicy networkPolicy(VectorYaml options) {
    NetworkPolicy policy =
        NetworkPolicy.of(
            options.text("name"),
            options.text("nameSuffix"),
            options.text("namespace"),
            Tree.texts(options.texts("podSelectorLabels")));
    for (VectorYaml rule : options.mappings("rules")) {
      policy = with(policy, rule);
    }
    return policy;
  }

  private static NetworkPolicy with(NetworkPolicy policy, VectorYaml rule) {
    Tree.Mapping labels = Tree.texts(rule.texts("podLabels"));
    int[] ports =
        rule.list("ports").stream().mapToInt(port -> ((Number) port).intValue()).toArray();
    String type = rule.text("type");
    return switch (type) {
      case "ingressFromAny" -> policy.allowFrom(new NetworkPolicy.Peer.Anyone(), ports);
      case "ingressFromPodsSameNamespace" ->
          policy.allowFrom(new NetworkPolicy.Peer.PodsInSameNamespace(labels), ports);
      case "ingressFromPodsAllNamespaces" ->
          policy.allowFrom(new NetworkPolicy.Peer.PodsInAllNamespaces(labels), ports);
      case "ingressFromPodsInNamespace" ->
          policy.allowFrom(
              new NetworkPolicy.Peer.PodsInNamespace(rule.text("namespace"), labels), ports);
      case "rawIngressRule" -> policy.allowFrom(addresses(rule, "from"), ports);
      case "egressToAny" -> policy.allowTo(new NetworkPolicy.Peer.Anyone(), ports);
      case "egressToPodsSameNamespace" ->
          policy.allowTo(new NetworkPolicy.Peer.PodsInSameNamespace(labels), ports);
      case "egressToPodsAllNamespaces" ->
          policy.allowTo(new NetworkPolicy.Peer.PodsInAllNamespaces(labels), ports);
      case "egressToPodsInNamespace" ->
          policy.allowTo(
              new NetworkPolicy.Peer.PodsInNamespace(rule.text("namespace"), labels), ports);
      case "rawEgressRule" -> policy.allowTo(addresses(rule, "to"), ports);
      default -> throw new IllegalArgumentException("unknown rule type " + type);
    };
  }

  private static NetworkPolicy.Peer addresses(VectorYaml rule, String direction) {
    VectorYaml peer = rule.mappings(direction).getFirst();
    return new NetworkPolicy.Peer.Addresses(peer.mapping("ipBlock").text("cidr"));
  }
}
