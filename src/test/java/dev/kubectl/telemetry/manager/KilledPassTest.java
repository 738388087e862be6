package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A manager that dies at some write of a pass, at each one in turn, and another one that takes over
 * from there: it ends where an undisturbed one would have, and at no moment could a pod have
 * started with half of its configuration.
 */
class KilledPassTest {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  /** A Service gets another one each time. */
  private static final Pattern ADDRESS = Pattern.compile("10\\.0\\.0\\.\\d+");

  /** Given to every collector otherwise than by the Secret. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of("MY_POD_IP", "MY_NODE_NAME", "KUBERNETES_SERVICE_HOST", "KUBERNETES_SERVICE_PORT");

  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.telemetry();
    cluster.namespace("shop");
    cluster.create(
        "{apiVersion: v1, kind: ConfigMap, metadata: {name: bystander, namespace: kyma-system,"
            + " labels: {kyma-project.io/module: telemetry, app.kubernetes.io/name: other}}}");
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  /** What the end of the process looks like from inside: nothing after it is done any more. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Dies before the n-th write is sent. */
  private static RequestObserver dyingAt(int n) {
    return new RequestObserver() {
      private final AtomicInteger writes = new AtomicInteger();

      @Override
      public void before(String method, String path) {
        if (!method.equals("GET") && writes.incrementAndGet() >= n) {
          throw new Killed();
        }
      }
    };
  }

  /** Whether the manager died, or had fewer writes to make. */
  private static boolean dies(int n) throws IOException {
    try {
      cluster.once("victim", ManagedCluster.SETTINGS, dyingAt(n), Clock.systemUTC());
      return false;
    } catch (Killed e) {
      return true;
    }
  }

  /** What our objects say, without what the server adds. */
  private static Map<String, String> state(ClusterSnapshot snapshot) {
    Map<String, String> state = new TreeMap<>();
    for (Map.Entry<ObjectKey, Tree.Mapping> entry : snapshot.objects().entrySet()) {
      Tree.Mapping object = entry.getValue();
      ObjectView metadata = ObjectView.of(object).at("metadata");
      state.put(
          entry.getKey().toString(),
          ADDRESS
                  .matcher(JsonWriter.write(object.without("metadata").without("status")))
                  .replaceAll("")
              + metadata.at("labels").tree()
              + metadata.items("ownerReferences").stream().map(o -> o.text("name")).toList());
    }
    return state;
  }

  /** A pod of either workload could start at any time. */
  private static void assertThatPodsCouldStart(String when) {
    for (String name : List.of("telemetry-metric-gateway", "telemetry-metric-agent")) {
      boolean runs =
          !cluster.ours(ResourceType.DEPLOYMENT, name).isEmpty()
              || !cluster.ours(ResourceType.DAEMON_SET, name).isEmpty();
      if (runs) {
        String config = cluster.ours(ResourceType.CONFIG_MAP, name).at("data").text("relay.conf");
        assertThat(config).as("%s: configuration of %s", when, name).isNotEmpty();
        Set<String> named =
            VARIABLE
                .matcher(config)
                .results()
                .map(match -> match.group(1))
                .filter(variable -> !OTHER_VARIABLES.contains(variable))
                .collect(Collectors.toSet());
        assertThat(cluster.ours(ResourceType.SECRET, name).at("data").tree().entries().keySet())
            .as("%s: variables of %s", when, name)
            .containsAll(named);
        assertThat(cluster.ours(ResourceType.SERVICE_ACCOUNT, name).isEmpty()).isFalse();
        assertThat(cluster.get(ResourceType.CLUSTER_ROLE_BINDING, null, name).isEmpty()).isFalse();
      }
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  private static Map<String, String> expected(Change change) throws IOException {
    change.make();
    PassReport report = cluster.once();
    assertThat(report.problems()).isEmpty();
    return state(cluster.snapshot());
  }

  /** To and fro between two wishes, dying one write later each time. */
  private static int walk(Change there, Change back) throws IOException {
    Map<String, String> hereState = expected(back);
    Map<String, String> thereState = expected(there);
    expected(back);
    int n = 0;
    boolean died;
    do {
      n++;
      died = step(there, thereState, n) | step(back, hereState, n);
    } while (died);
    return n;
  }

  private static boolean step(Change change, Map<String, String> expected, int n)
      throws IOException {
    change.make();
    boolean died = dies(n);
    assertThatPodsCouldStart("died at write " + n);

    PassReport next = cluster.once();

    assertThat(next.problems()).as("after death at write %s", n).isEmpty();
    cluster.audit.start();
    cluster.once(
        ManagedCluster.MANAGER,
        ManagedCluster.SETTINGS,
        RequestObserver.NONE,
        Clock.systemUTC(),
        found -> assertThat(state(found)).as("after death at write %s", n).isEqualTo(expected));
    assertThat(cluster.writes()).as("once it is done, after death at write %s", n).isEmpty();
    return died;
  }

  private static void output(String name, String more) {
    cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: %s}
        spec:
          input: {runtime: {enabled: true}}
          output: {otlp: {endpoint: {value: "http://backend.shop:4317"}, protocol: grpc, %s}}
        """
            .formatted(name, more));
  }

  @Test
  void fromNothingToEverythingAndBack() throws Exception {
    cluster.secret("shop", "backend", Map.of("user", "u", "password", "p"));
    String login =
        "authentication: {basic: {user: {valueFrom: {secretKeyRef: {name: backend, namespace:"
            + " shop, key: user}}}, password: {valueFrom: {secretKeyRef: {name: backend, namespace:"
            + " shop, key: password}}}}}";

    int writes = walk(() -> output("shop", login), cluster::clear);

    assertThat(writes).isGreaterThan(25);
  }

  @Test
  void betweenTwoSetsOfCredentials() throws Exception {
    int writes =
        walk(
            () -> output("shop", "headers: [{name: A, value: one}, {name: B, value: two}]"),
            () -> output("shop", "headers: [{name: B, value: three}, {name: C, value: four}]"));

    assertThat(writes).isGreaterThan(5);
    cluster.clear();
    cluster.once();
  }
}
