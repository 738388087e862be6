package dev.kubectl.telemetry.workload;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What gateway and agent share: both are collectors that read one configuration file and one set of
 * environment variables.
 *
 * @param configuration text of the collector's configuration
 * @param environment variables and their plain values; null: there is nothing to write
 */
record CollectorWorkload(
    Component component,
    ManagerOptions options,
    String configuration,
    @Nullable Map<String, String> environment,
    boolean istioActive) {
  /** Key of the ConfigMap, and name of the file. */
  private static final String CONFIGURATION_FILE = "relay.conf";

  private static final String CONFIGURATION_VOLUME = "config";
  private static final String CONFIGURATION_PATH = "/conf";
  private static final String TRUST_BUNDLE_VOLUME = "custom-ca-bundle";
  private static final String CONTAINER = "collector";

  /** For a VerticalPodAutoscaler, which names containers. */
  static String containerName() {
    return CONTAINER;
  }

  private String name() {
    return component.baseName();
  }

  private String namespace() {
    return options.targetNamespace();
  }

  Tree.Mapping configMap() {
    return Manifest.of("v1", "ConfigMap", name(), namespace())
        .put(
            "data",
            Tree.mapping()
                .put(
                    CONFIGURATION_FILE,
                    Tree.of(configuration)
                        .because(Manifest.rule("one configuration for all accepted pipelines"))))
        .build();
  }

  /** Holds copies of users' credentials: nothing of its {@code data} may be shown unasked. */
  Tree.Mapping secret() {
    Tree.Builder data = Tree.mapping();
    new TreeMap<>(values())
        .forEach((key, value) ->
            data.put(
                key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
    return Manifest.of("v1", "Secret", name(), namespace())
        .putIfNotEmpty("data", data.build())
        .build();
  }

  private Map<String, String> values() {
    return environment == null ? Map.of() : environment;
  }

  Tree.Mapping checksum() {
    ConfigChecksum checksum =
        new ConfigChecksum()
            .configMap(namespace(), name(), Map.of(CONFIGURATION_FILE, configuration))
            .secret(namespace(), name(), values());
    return PodTemplate.checksum(checksum);
  }

  /** Scraping of the collector's own metrics, and of its sidecar's where there is one. */
  Tree.Mapping metricsNetworkPolicy() {
    NetworkPolicy policy = NetworkPolicy.of(component, "metrics", namespace());
    NetworkPolicy.Peer scrapers =
        new NetworkPolicy.Peer.PodsInAllNamespaces(PodTemplate.SCRAPING_ALLOWED);
    return istioActive
        ? policy
            .allowFrom(scrapers, Ports.COLLECTOR_METRICS, Ports.ISTIO_ENVOY_TELEMETRY)
            .toTree()
            .because(new Origin.Fact("istioActive"))
        : policy.allowFrom(scrapers, Ports.COLLECTOR_METRICS).toTree();
  }

  /** The only container of the pod. */
  Tree.Mapping container(Tree.Builder resources, List<Tree.Mapping> ownMounts) {
    List<Tree.Mapping> mounts = new ArrayList<>();
    mounts.add(PodTemplate.mount(CONFIGURATION_VOLUME, CONFIGURATION_PATH));
    mounts.addAll(ownMounts);
    if (hasTrustBundle()) {
      mounts.add(PodTemplate.readOnlyMount(TRUST_BUNDLE_VOLUME, "/etc/ssl/certs"));
    }
    Tree.Builder container = Tree.mapping().put("name", CONTAINER);
    Manifest.putOption(container, "image", "collectorImage", options.collectorImage());
    return container
        .put("args", Tree.texts("--config=" + CONFIGURATION_PATH + "/" + CONFIGURATION_FILE))
        .put("env", environmentVariables())
        .put("envFrom", Tree.sequence(variablesOfSecret()))
        .put("livenessProbe", PodTemplate.httpGet("/", Ports.COLLECTOR_HEALTH))
        .put("readinessProbe", PodTemplate.httpGet("/", Ports.COLLECTOR_HEALTH))
        .put("resources", resources)
        .put("securityContext", PodTemplate.containerSecurityContext())
        .put("volumeMounts", Tree.sequence(mounts))
        .build();
  }

  private Tree.Sequence environmentVariables() {
    String cryptography = options.fipsMode() ? "fips140=only,tlsmlkem=0" : "fips140=off";
    return Tree.sequence(
        fieldVariable("MY_POD_IP", "status.podIP"),
        fieldVariable("MY_NODE_NAME", "spec.nodeName"),
        Tree.mapping()
            .put("name", "GODEBUG")
            .put("value", Manifest.option("fipsMode", cryptography))
            .build());
  }

  private static Tree.Mapping fieldVariable(String name, String field) {
    return Tree.mapping()
        .put("name", name)
        .put(
            "valueFrom",
            Tree.mapping()
                .put("fieldRef", Tree.mapping().put("apiVersion", "v1").put("fieldPath", field)))
        .build();
  }

  /** Optional, so that a collector without credentials starts as well. */
  private Tree.Mapping variablesOfSecret() {
    return Tree.mapping()
        .put("secretRef", Tree.mapping().put("name", name()).put("optional", true))
        .build();
  }

  /** The volumes, with those of the component between configuration and trust bundle. */
  Tree.Sequence volumes(List<Tree.Mapping> ownVolumes) {
    List<Tree.Mapping> volumes = new ArrayList<>();
    volumes.add(configurationVolume());
    volumes.addAll(ownVolumes);
    if (hasTrustBundle()) {
      volumes.add(trustBundleVolume());
    }
    return Tree.sequence(volumes);
  }

  private Tree.Mapping configurationVolume() {
    Tree.Mapping item =
        Tree.mapping().put("key", CONFIGURATION_FILE).put("path", CONFIGURATION_FILE).build();
    return Tree.mapping()
        .put("name", CONFIGURATION_VOLUME)
        .put("configMap", Tree.mapping().put("name", name()).put("items", Tree.sequence(item)))
        .build();
  }

  private Tree.Mapping trustBundleVolume() {
    Tree.Builder bundle = Tree.mapping();
    Manifest.putOption(bundle, "name", "clusterTrustBundleName", options.clusterTrustBundleName());
    bundle.put("path", "ca-certificates.crt");
    Tree.Mapping source = Tree.mapping().put("clusterTrustBundle", bundle).build();
    return Tree.mapping()
        .put("name", TRUST_BUNDLE_VOLUME)
        .put("projected", Tree.mapping().put("sources", Tree.sequence(source)))
        .build();
  }

  private boolean hasTrustBundle() {
    return !options.clusterTrustBundleName().isEmpty();
  }
}
