package dev.kubectl.telemetry.manager;

import static dev.kubectl.telemetry.dataplane.Backend.Door.FIRST;
import static dev.kubectl.telemetry.dataplane.Backend.Door.GATE;
import static dev.kubectl.telemetry.dataplane.Backend.Door.MUTUAL;
import static dev.kubectl.telemetry.dataplane.Backend.Door.SECOND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.dataplane.Backend;
import dev.kubectl.telemetry.dataplane.Gate;
import dev.kubectl.telemetry.dataplane.Point;
import dev.kubectl.telemetry.dataplane.RunningCollector;
import dev.kubectl.telemetry.dataplane.Sender;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.workload.Component;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a manager writes is taken by a real collector and does what the pipelines ask for: data goes
 * in at one end, and what comes out at the backends is looked at.
 */
class DataPlaneTest {
  private static final String SECRET = "a-client's secret";
  private static final List<String> EXPORTERS =
      List.of("otlp_grpc/filtered", "otlp_grpc/all", "otlp_grpc/mutual", "otlp_http/token");

  private static DataPlane plane;
  private static Backend backend;
  private static Gate gate;
  private static RunningCollector gateway;

  @BeforeAll
  static void start() throws Exception {
    plane = DataPlane.start();
    Authority authority = Authority.in(Files.createDirectory(plane.folder.resolve("authority")));
    backend =
        Backend.start(
            plane.folder, authority, authority.issue("server", "EC", "CN=b", "san=ip:127.0.0.1"));
    gate = new Gate(backend.port(GATE), "a-client", SECRET);
    secrets(authority, authority.issue("client", "EC", "CN=gateway"));
    pipelines();
    gateway = plane.run(Component.GATEWAY, EXPORTERS, UnaryOperator.identity());
    Sender.send(plane.folder, gateway.grpc(), DataPlane.SHOP_POD, "shop.orders");
    Sender.send(plane.folder, gateway.grpc(), DataPlane.BANK_POD, "bank.orders");
  }

  @AfterAll
  static void stop() throws Exception {
    if (gateway != null) {
      gateway.close();
    }
    if (gate != null) {
      gate.close();
    }
    if (backend != null) {
      backend.close();
    }
    if (plane != null) {
      plane.close();
    }
  }

  private static void secrets(Authority authority, Authority.Issued client) throws Exception {
    plane.cluster.post(
        "/api/v1/namespaces/shop/secrets",
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: backend}
        data: {ca: %s, cert: %s, key: %s, client-secret: %s}
        """
            .formatted(
                base64(Files.readString(authority.certificate())),
                base64(client.certificateText()),
                base64(client.keyText()),
                base64(SECRET)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void pipelines() {
    plane.cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: filtered}
        spec:
          input: {otlp: {enabled: true, namespaces: {include: [shop]}}}
          transform:
            - statements: ['set(datapoint.attributes["tier"], "gold")']
              conditions: ['resource.attributes["k8s.namespace.name"] == "shop"']
          output: {otlp: {protocol: grpc, endpoint: {value: "http://127.0.0.1:%d"}}}
        """
            .formatted(backend.port(FIRST)));
    plane.cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: all}
        spec:
          input:
            otlp: {enabled: true, namespaces: {}}
            prometheus: {enabled: true, namespaces: {include: [shop]}}
          filter: [{conditions: ['metric.name == "page_secret"']}]
          output: {otlp: {protocol: grpc, endpoint: {value: "http://127.0.0.1:%d"}}}
        """
            .formatted(backend.port(SECOND)));
    plane.cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: mutual}
        spec:
          input: {otlp: {enabled: true, namespaces: {}}}
          output:
            otlp:
              protocol: grpc
              endpoint: {value: "https://127.0.0.1:%d"}
              tls:
                ca: {valueFrom: {secretKeyRef: {namespace: shop, name: backend, key: ca}}}
                cert: {valueFrom: {secretKeyRef: {namespace: shop, name: backend, key: cert}}}
                key: {valueFrom: {secretKeyRef: {namespace: shop, name: backend, key: key}}}
        """
            .formatted(backend.port(MUTUAL)));
    plane.cluster.apply(
        """
        apiVersion: telemetry.kyma-project.io/v1beta1
        kind: MetricPipeline
        metadata: {name: token}
        spec:
          input: {otlp: {enabled: true, namespaces: {exclude: [shop]}}}
          output:
            otlp:
              protocol: http
              endpoint: {value: "%s"}
              path: /closed/v1/metrics
              authentication:
                oauth2:
                  tokenURL: {value: "%s"}
                  clientID: {value: a-client}
                  clientSecret:
                    valueFrom: {secretKeyRef: {namespace: shop, name: backend, key: client-secret}}
        """
            .formatted(gate.address(), gate.tokenAddress()));
  }

  private static List<Point> arrived(Backend.Door door, String metric) {
    await()
        .atMost(DataPlane.PATIENCE)
        .until(() -> backend.received(door).stream().anyMatch(p -> p.metric().equals(metric)));
    return backend.received(door).stream().filter(p -> p.metric().equals(metric)).toList();
  }

  private static List<String> metrics(Backend.Door door) {
    return backend.received(door).stream().map(Point::metric).distinct().sorted().toList();
  }

  @Test
  void whatIsPushedArrivesWithWhereItComesFrom() {
    assertThat(arrived(SECOND, "shop.orders"))
        .hasSize(3)
        .allSatisfy(point -> {
          assertThat(point.resource())
              .containsEntry("k8s.namespace.name", "shop")
              .containsEntry("k8s.pod.name", "web")
              .containsEntry("k8s.node.name", "node-1")
              .containsEntry("cloud.availability_zone", "zone-a")
              .containsEntry("host.arch", "amd64")
              .containsEntry("k8s.cluster.name", "127.0.0.1")
              .containsEntry("k8s.cluster.uid", clusterUid())
              .noneSatisfy((key, value) -> assertThat(key).startsWith("kyma."));
          assertThat(point.attributes()).containsEntry("shelf", "top").doesNotContainKey("tier");
        });
    assertThat(arrived(SECOND, "bank.orders"))
        .allSatisfy(
            point -> assertThat(point.resource()).containsEntry("k8s.namespace.name", "bank"));
  }

  private static String clusterUid() {
    return plane.cluster.get(ResourceType.NAMESPACE, null, "kube-system").uid();
  }

  @Test
  void eachPipelineFiltersAndTransformsForItselfAlone() {
    arrived(SECOND, "bank.orders");
    assertThat(arrived(FIRST, "shop.orders"))
        .hasSize(3)
        .allSatisfy(point -> assertThat(point.attributes()).containsEntry("tier", "gold"));
    assertThat(metrics(FIRST)).containsExactly("shop.orders");
  }

  @Test
  void bothSidesShowCertificates() {
    assertThat(arrived(MUTUAL, "shop.orders")).hasSize(3);
    assertThat(arrived(MUTUAL, "bank.orders")).hasSize(3);
  }

  @Test
  void aTokenIsFetchedAndShown() {
    assertThat(arrived(GATE, "bank.orders")).hasSize(3);
    assertThat(metrics(GATE)).containsExactly("bank.orders");
    assertThat(gate.refusals()).isEmpty();
  }

  @Test
  void whatTheAgentScrapesArrives() throws Exception {
    HttpServer page = HttpServer.create(new InetSocketAddress(0), 0);
    Set<String> asked = ConcurrentHashMap.newKeySet();
    page.createContext(
        "/page",
        exchange -> {
          asked.add(exchange.getLocalAddress().getHostString());
          byte[] text =
              """
              # TYPE page_hits counter
              page_hits_total{door="front"} 7
              # TYPE page_secret gauge
              page_secret 1
              """
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    page.start();
    String annotations =
        "labels: {app: page}, annotations: {prometheus.io/scrape: \"true\", prometheus.io/path:"
            + " /page, prometheus.io/port: \"%d\"}".formatted(page.getAddress().getPort());
    // Two pods must not share an address, or nobody knows whose metrics these are.
    ServedPod.create(plane.cluster, "bank", "page", annotations, "127.0.0.2");
    ServedPod.create(plane.cluster, "shop", "page", annotations, "127.0.0.3");
    try (RunningCollector _ =
        plane.run(Component.AGENT, List.of("otlp_grpc/all"), UnaryOperator.identity())) {
      assertThat(arrived(SECOND, "page_hits_total"))
          .allSatisfy(point -> {
            assertThat(point.attributes()).containsEntry("door", "front");
            assertThat(point.resource())
                .containsEntry("k8s.namespace.name", "shop")
                .containsEntry("k8s.pod.name", "page")
                .containsEntry("service.name", "page")
                .doesNotContainKey("kyma.input.name");
          });
      await().atMost(DataPlane.PATIENCE).until(() -> asked.size() == 2);
    } finally {
      page.stop(0);
    }
    assertThat(metrics(SECOND)).doesNotContain("up", "page_secret");
  }
}
