package dev.kubectl.telemetry.cluster.connect;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the process was started in: read once, so that a test can be anywhere.
 *
 * @param serviceAccount where a pod finds {@code token}, {@code ca.crt} and {@code namespace}
 */
public record Surroundings(Map<String, String> environment, Path home, Path serviceAccount) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  public static Surroundings ofProcess() {
    Map<String, String> environment = System.getenv();
    return new Surroundings(
        environment,
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))),
        Path.of("/var/run/secrets/kubernetes.io/serviceaccount"));
  }

  /** The value of a variable; an empty one counts as not set, as in kubectl. */
  String variable(String name) {
    return environment.getOrDefault(name, "");
  }
}
