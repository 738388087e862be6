package dev.kubectl.telemetry.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/** One node whose kubelet, played by KWOK, forwards ports of its pods to servers of the test. */
public final class Kubelet implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String NODE = "kwok.x-k8s.io/node";

  private final ServerProgram program;

  private Kubelet(ServerProgram program) {
    this.program = program;
  }

  /**
   * Starts it.
   *
   * @param port of any pod
   * @param target the port of this machine that is meant
   */
  public static Kubelet start(ControlPlane plane, String node, int port, int target)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path folder = Files.createDirectory(plane.folder().resolve("kubelet"));
    Authority.Issued certificate =
        Authority.in(folder).issue("kubelet", "EC", "CN=kubelet", "san=ip:" + HOST);
    Path configuration =
        Files.writeString(
            folder.resolve("kwok.yaml"),
            """
            apiVersion: kwok.x-k8s.io/v1alpha1
            kind: ClusterPortForward
            metadata: {name: test}
            spec:
              forwards:
                - ports: [%d]
                  target: {address: %s, port: %d}
            """
                .formatted(port, HOST, target));
    int own = freePort();
    ServerAnswer answer =
        plane.send(
            plane
                .request("/api/v1/nodes")
                .header("Content-Type", "application/yaml")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{apiVersion: v1, kind: Node, metadata: {name: %s, annotations: {%s: fake}}}"
                            .formatted(node, NODE))));
    if (!answer.accepted()) {
      throw new AssertionError("no node: " + answer);
    }
    return new Kubelet(
        ServerProgram.start(
            "kwok",
            folder,
            "--config=" + configuration,
            "--kubeconfig=" + plane.kubeconfig(),
            "--manage-all-nodes=false",
            "--manage-nodes-with-annotation-selector=" + NODE + "=fake",
            "--node-ip=" + HOST,
            "--node-port=" + own,
            "--server-address=" + HOST + ":" + own,
            "--tls-cert-file=" + certificate.certificate(),
            "--tls-private-key-file=" + certificate.key()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
