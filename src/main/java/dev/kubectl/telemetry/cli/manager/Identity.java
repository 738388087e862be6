package dev.kubectl.telemetry.cli.manager;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/** Who we are in the lease: readable, and like no other process. */
final class Identity {
  private Identity() {}

  /**
   * A pod's name as controllers have it; of a laptop also the user, so that people know whom to
   * ask.
   */
  static String of(boolean replica) {
    String who = replica ? "" : "kubectl-telemetry-" + System.getProperty("user.name", "") + "@";
    return who + host() + "_" + UUID.randomUUID();
  }

  private static String host() {
    String pod = System.getenv().getOrDefault("HOSTNAME", "");
    if (!pod.isEmpty()) {
      return pod;
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
