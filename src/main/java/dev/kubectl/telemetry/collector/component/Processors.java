package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.fact;
import static dev.kubectl.telemetry.collector.component.Origins.rule;

import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/** Processors that gateway and agent share. */
public final class Processors {
  private Processors() {}

  public static Component batch() {
    return Component.processor(
        "batch",
        Tree.mapping()
            .put("send_batch_size", 1024)
            .put("timeout", "10s")
            .put("send_batch_max_size", 1024),
        rule("data leaves in batches of 1024, at the latest after 10 seconds"));
  }

  public static Component memoryLimiter() {
    return Component.processor(
        "memory_limiter",
        Tree.mapping()
            .put("check_interval", "1s")
            .put("limit_percentage", 75)
            .put("spike_limit_percentage", 15),
        rule("data is refused before the container runs out of memory"));
  }

  /** Marks data with the input that it came in by; later conditions ask for it. */
  public static Component setInputName(String input) {
    return Statements.transform(
        "set-kyma-input-name-" + input,
        rule("data is marked with its input, for filters and routing further down"),
        "set(" + Ottl.INPUT_NAME + ", \"" + input + "\")");
  }

  public static Component dropKymaAttributes() {
    return Statements.transform(
        "drop-kyma-attributes",
        rule("marks for internal use do not leave the cluster"),
        "delete_matching_keys(resource.attributes, \"kyma.*\")");
  }

  /** In the gateway, for a pipeline that takes no pushed data. */
  public static Component dropPushed() {
    return Statements.filter(
        "drop-if-input-source-otlp",
        rule("pushed data is dropped for pipelines that switched it off"),
        Ottl.fromInput("otlp"));
  }

  /** Names of a cluster that the data itself does not have. */
  public record ClusterIdentity(String name, String uid, String cloudProvider) {
    /** The one cluster name that is no text: a variable of the container. */
    public static final String DEFAULT_NAME = "${KUBERNETES_SERVICE_HOST}";
  }

  /** Adds the cluster's identity where it is missing. */
  public static Component insertClusterAttributes(ClusterIdentity cluster) {
    String name =
        cluster.name().equals(ClusterIdentity.DEFAULT_NAME)
            ? "\"" + ClusterIdentity.DEFAULT_NAME + "\""
            : Ottl.literal(cluster.name());
    List<Tree> statements = new ArrayList<>();
    statements.add(setIfMissing("k8s.cluster.name", name, fact("clusterName")));
    statements.add(
        setIfMissing("k8s.cluster.uid", Ottl.literal(cluster.uid()), fact("clusterUid")));
    if (!cluster.cloudProvider().isEmpty()) {
      String provider = Ottl.literal(cluster.cloudProvider());
      statements.add(setIfMissing("cloud.provider", provider, fact("cloudProvider")));
    }
    return Statements.transform(
        "insert-cluster-attributes",
        rule("every metric says which cluster it comes from"),
        Tree.mapping().put("statements", Tree.sequence(statements)));
  }

  private static Tree setIfMissing(String attribute, String literal, Origin origin) {
    String path = Ottl.resource(attribute);
    return Tree.of(
            "set(" + path + ", " + literal + ") where " + path + " == nil or " + path + " == \"\"")
        .because(origin);
  }

  private static final String CONTRIB =
      "github.com/open-telemetry/opentelemetry-collector-contrib/receiver/";

  public static Component kymaScope(String version) {
    return instrumentationScope(
        "kyma",
        version,
        "github.com/kyma-project/opentelemetry-collector-components/receiver/kymastatsreceiver");
  }

  public static Component runtimeScope(String version) {
    return instrumentationScope(
        "runtime", version, CONTRIB + "kubeletstatsreceiver", CONTRIB + "k8sclusterreceiver");
  }

  /** For the inputs {@code prometheus} and {@code istio}: both scrape with the same receiver. */
  public static Component scrapeScope(String input, String version) {
    return instrumentationScope(input, version, CONTRIB + "prometheusreceiver");
  }

  private static Component instrumentationScope(String input, String version, String... receivers) {
    List<Tree> statements = new ArrayList<>();
    for (String receiver : receivers) {
      String where = ") where scope.name == \"" + receiver + "\"";
      statements.add(
          Tree.of("set(scope.version, " + Ottl.literal(version) + where)
              .because(fact("instrumentationScopeVersion")));
      statements.add(
          Tree.of("set(scope.name, \"io.kyma-project.telemetry/" + input + "\"" + where));
    }
    return Statements.transform(
        "set-instrumentation-scope-" + input,
        rule("metrics name the input as their instrumentation scope, not the receiver"),
        Tree.mapping().put("statements", Tree.sequence(statements)));
  }
}
