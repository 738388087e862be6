package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.random.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The OpenTelemetry Collector itself, as a program {@code otelcol} that has every component which a
 * generated configuration names.
 *
 * <p>It reads a copy of the configuration in which only this is different:
 *
 * <ul>
 *   <li>the certificates that Istio mounts are taken from another directory;
 *   <li>{@code auth_type: serviceAccount} becomes {@code none} for {@code kubeletstats}, and, when
 *       the collector is started, {@code kubeConfig} for everything else, since there is no service
 *       account outside of a pod;
 *   <li>when it is started, ports become free ones.
 * </ul>
 */
public final class RealCollector implements AutoCloseable {
  private static final String ISTIO_CERTIFICATES = "/etc/istio-output-certs";
  private static final String READY = "Everything is ready";
  private static final Pattern KUBELET_AUTHENTICATION =
      Pattern.compile("(\n  kubeletstats:\n(?:    .*\n)*?    auth_type: )serviceAccount");
  private static final List<String> PORTS = List.of(":4317", ":4318", ":13133", ":1777");

  private final Path program;
  private final Path directory;

  private RealCollector(Path program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** What became of a run: nothing but the complaint, which is empty when all went well. */
  public record Outcome(String complaint) {
    public boolean isGood() {
      return complaint.isEmpty();
    }
  }

  /**
   * Prepares runs; their files go into a new directory below the given one. A test that calls this
   * is skipped where there is no such program.
   */
  public static RealCollector in(Path below) throws IOException {
    Path program = RealPrograms.require("otelcol");
    Path directory = Files.createTempDirectory(Files.createDirectories(below), "collector");
    Certificates.Pair pair = Certificates.good();
    Files.writeString(directory.resolve("cert-chain.pem"), pair.certificate());
    Files.writeString(directory.resolve("key.pem"), pair.key());
    Files.writeString(directory.resolve("root-cert.pem"), Certificates.goodAuthority());
    Files.writeString(
        directory.resolve("kubeconfig"),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: none, cluster: {server: "https://127.0.0.1:1"}}]
        users: [{name: none, user: {token: none}}]
        contexts: [{name: none, context: {cluster: none, user: none}}]
        current-context: none
        """);
    return new RealCollector(program.toAbsolutePath(), directory.toAbsolutePath());
  }

  /** Whether the collector accepts the configuration: {@code otelcol validate}. */
  public Outcome validate(String name, MountedConfiguration mounted)
      throws IOException, InterruptedException {
    List<String> obstacles = mounted.obstacles();
    if (!obstacles.isEmpty()) {
      return new Outcome(String.join("\n", obstacles));
    }
    Path log = directory.resolve(name + ".log");
    Process process = start("validate", name, atHome(mounted.text()), mounted, log);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      return new Outcome("no answer within a minute");
    }
    return process.exitValue() == 0 ? good(name) : new Outcome(complaint(log));
  }

  /** The configuration as the collector has it after replacing references, secrets included. */
  String resolved(String name, MountedConfiguration mounted)
      throws IOException, InterruptedException {
    Path log = directory.resolve(name + ".log");
    String command = "print-config --mode unredacted --feature-gates otelcol.printInitialConfig";
    start(command, name, atHome(mounted.text()), mounted, log).waitFor();
    String printed = Files.readString(log);
    good(name);
    return printed;
  }

  /** Whether the collector gets all components going. It is stopped as soon as it has. */
  public Outcome start(String name, MountedConfiguration mounted)
      throws IOException, InterruptedException {
    Outcome outcome = startOnce(name, mounted);
    for (int i = 0; i < 3 && outcome.complaint().contains("address already in use"); i++) {
      outcome = startOnce(name, mounted); // somebody was faster to take a free port
    }
    return outcome;
  }

  private Outcome startOnce(String name, MountedConfiguration mounted)
      throws IOException, InterruptedException {
    String text =
        atHome(mounted.text()).replace("auth_type: serviceAccount", "auth_type: kubeConfig");
    for (String port : PORTS) {
      text = text.replace(port + "\n", ":" + freePort() + "\n");
    }
    text = text.replace("port: 8888\n", "port: " + freePort() + "\n");
    Path log = directory.resolve(name + ".log");
    Process process = start("", name, text, mounted, log);
    try {
      for (int i = 0; i < 600 && process.isAlive(); i++) {
        Thread.sleep(50);
        if (Files.readString(log).contains(READY)) {
          return good(name);
        }
      }
      return new Outcome(complaint(log));
    } finally {
      process.destroy();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private String atHome(String text) {
    return KUBELET_AUTHENTICATION
        .matcher(text)
        .replaceFirst("$1none")
        .replace(ISTIO_CERTIFICATES, directory.toString());
  }

  /** Through a shell, which takes any bytes in a variable; Java's own way depends on the locale. */
  private Process start(
      String command, String name, String text, MountedConfiguration mounted, Path log)
      throws IOException {
    Path configuration = directory.resolve(name + ".yaml");
    Path script = directory.resolve(name + ".sh");
    Files.writeString(configuration, text);
    StringBuilder lines = new StringBuilder();
    mounted.environment().forEach((variable, value) -> export(lines, variable, value));
    export(lines, "MY_POD_IP", "127.0.0.1");
    export(lines, "MY_NODE_NAME", "node-1");
    export(lines, "KUBERNETES_SERVICE_HOST", "127.0.0.1");
    export(lines, "KUBERNETES_SERVICE_PORT", "1");
    export(lines, "KUBECONFIG", directory.resolve("kubeconfig").toString());
    lines.append("exec ").append(quoted(program.toString())).append(' ').append(command);
    lines.append(" --config ").append(quoted(configuration.toString())).append('\n');
    Files.writeString(script, lines);
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", script.toString());
    builder.environment().clear();
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  private static void export(StringBuilder lines, String name, String value) {
    lines.append("export ").append(name).append('=').append(quoted(value)).append('\n');
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String complaint(Path log) throws IOException {
    String text = Files.readString(log).strip();
    int error = Math.max(text.indexOf("Error: "), 0);
    return text.isEmpty()
        ? "it failed and said nothing"
        : text.substring(error, Math.min(text.length(), error + 2000));
  }

  private Outcome good(String name) throws IOException {
    for (String kind : List.of(".yaml", ".sh", ".log")) {
      Files.deleteIfExists(directory.resolve(name + kind));
    }
    return new Outcome("");
  }

  /** Keeps the files of failed runs, and removes the directory when there are none. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      if (files.anyMatch(file -> file.toString().endsWith(".yaml"))) {
        return;
      }
    }
    for (String file : List.of("cert-chain.pem", "key.pem", "root-cert.pem", "kubeconfig")) {
      Files.deleteIfExists(directory.resolve(file));
    }
    Files.deleteIfExists(directory);
  }

  /** Where the files of a failed run are. */
  public Path directory() {
    return directory;
  }
}
