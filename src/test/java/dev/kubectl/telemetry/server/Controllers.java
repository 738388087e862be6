package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What makes a control plane alive: the real controller manager and scheduler, and KWOK, which
 * plays kubelets, so that pods become Running without a container.
 */
public final class Controllers implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String FAKE = "kwok.x-k8s.io/node";

  private final List<ServerProgram> programs = new ArrayList<>();

  private Controllers() {}

  /** Starts them beside a control plane that is ready. */
  public static Controllers start(ControlPlane plane, int nodes) throws Exception {
    for (String program : List.of("kube-controller-manager", "kube-scheduler", "kwok")) {
      RealPrograms.require(program);
    }
    Controllers controllers = new Controllers();
    try {
      controllers.startPrograms(plane, nodes);
    } catch (Exception | AssertionError e) {
      controllers.close();
      throw e;
    }
    return controllers;
  }

  private void startPrograms(ControlPlane plane, int nodes)
      throws IOException, InterruptedException {
    Path folder = plane.folder();
    String kubeconfig = "--kubeconfig=" + plane.kubeconfig();
    programs.add(
        ServerProgram.start(
            "kube-controller-manager",
            folder,
            kubeconfig,
            "--service-account-private-key-file=accounts.key",
            "--use-service-account-credentials",
            "--leader-elect=false",
            "--bind-address=" + HOST,
            "--secure-port=" + freePort(),
            "--concurrent-gc-syncs=4"));
    programs.add(
        ServerProgram.start(
            "kube-scheduler",
            folder,
            kubeconfig,
            "--leader-elect=false",
            "--bind-address=" + HOST,
            "--secure-port=" + freePort()));
    for (int i = 1; i <= nodes; i++) {
      node(plane, "node-" + i);
    }
    programs.add(
        ServerProgram.start(
            "kwok",
            folder,
            kubeconfig,
            "--manage-all-nodes=false",
            "--manage-nodes-with-annotation-selector=" + FAKE + "=fake",
            // Without leases a node is not ready any more after some time.
            "--node-lease-duration-seconds=40",
            "--server-address=" + HOST + ":" + freePort()));
  }

  private static void node(ControlPlane plane, String name)
      throws IOException, InterruptedException {
    String node =
        """
        {"apiVersion": "v1", "kind": "Node", "metadata": {"name": "%1$s",
         "annotations": {"%2$s": "fake"},
         "labels": {"kubernetes.io/hostname": "%1$s", "kubernetes.io/os": "linux"}},
         "status": {"allocatable": {"cpu": "32", "memory": "256Gi", "pods": "110"},
                    "capacity": {"cpu": "32", "memory": "256Gi", "pods": "110"}}}
        """
            .formatted(name, FAKE);
    ServerAnswer answer =
        plane.send(
            plane
                .request("/api/v1/nodes")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(node)));
    if (!answer.accepted()) {
      throw new AssertionError("no node: " + answer);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    programs.reversed().forEach(ServerProgram::close);
  }
}
