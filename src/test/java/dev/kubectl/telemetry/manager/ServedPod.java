package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.server.ServerAnswer;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.Assumptions;

/**
 * Makes a server of the test look like a pod: a Pod object that is running and has an address of
 * this machine, since no kubelet is there to start one.
 */
final class ServedPod {
  private final ManagedCluster cluster;
  private final String namespace;
  private final String name;

  private ServedPod(ManagedCluster cluster, String namespace, String name) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.name = name;
  }

  /**
   * Creates it.
   *
   * @param metadata more of its metadata, as YAML in flow style without the braces
   */
  static ServedPod create(
      ManagedCluster cluster, String namespace, String name, String metadata, String address)
      throws IOException, InterruptedException {
    ServedPod pod = new ServedPod(cluster, namespace, name);
    cluster.post(
        "/api/v1/namespaces/" + namespace + "/pods",
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, %s}
        spec:
          nodeName: node-1
          automountServiceAccountToken: false
          containers: [{name: main, image: none}]
        """
            .formatted(name, metadata));
    pod.run(address);
    return pod;
  }

  private void run(String address) throws IOException, InterruptedException {
    String status =
        """
        {"status": {"phase": "Running", "podIP": "%1$s", "podIPs": [{"ip": "%1$s"}],
         "conditions": [{"type": "Ready", "status": "True"}],
         "containerStatuses": [{"name": "main", "ready": true, "started": true, "restartCount": 0,
           "image": "none", "imageID": "none", "state": {"running": {}}}]}}
        """
            .formatted(address);
    ServerAnswer answer =
        cluster.plane.send(
            cluster
                .plane
                .request("/api/v1/namespaces/" + namespace + "/pods/" + name + "/status")
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString(status)));
    if (!answer.accepted()) {
      throw new AssertionError(answer.toString());
    }
  }

  /** What the controllers of a cluster would say about who is behind a Service. */
  static void endpoints(ManagedCluster cluster, String namespace, String service, String subsets)
      throws IOException, InterruptedException {
    ServerAnswer answer =
        cluster.plane.send(
            cluster
                .plane
                .request("/api/v1/namespaces/" + namespace + "/endpoints/" + service)
                .header("Content-Type", "application/yaml")
                .PUT(
                    HttpRequest.BodyPublishers.ofString(
                        "{apiVersion: v1, kind: Endpoints, metadata: {name: %s}, subsets: %s}"
                            .formatted(service, subsets))));
    if (!answer.accepted()) {
      throw new AssertionError(answer.toString());
    }
  }

  /** Puts it behind a Service of the namespace, at a port of this machine. */
  void behind(String service, String port, String address, int number)
      throws IOException, InterruptedException {
    endpoints(
        cluster,
        namespace,
        service,
        """
        [{addresses: [{ip: "%s", targetRef: {kind: Pod, namespace: %s, name: %s}}],
          ports: [{name: %s, port: %d}]}]
        """
            .formatted(address, namespace, name, port, number));
  }

  /** An address of this machine that the API server takes for one of a pod: not a loopback one. */
  static String address() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(network -> network.getInterfaceAddresses().stream())
        .map(InterfaceAddress::getAddress)
        .filter(Inet4Address.class::isInstance)
        .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
        .map(InetAddress::getHostAddress)
        .findFirst()
        .orElseGet(() -> {
          Assumptions.abort("this machine has only loopback addresses, which no pod can have");
          return "";
        });
  }
}
