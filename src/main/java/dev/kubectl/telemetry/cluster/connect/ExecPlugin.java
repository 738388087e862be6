package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A program that makes credentials, named by {@code users[].user.exec} of a kubeconfig.
 *
 * <p>The protocol: <a
 * href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins">
 * client-go credential plugins</a>: it is told about the call in {@code KUBERNETES_EXEC_INFO} and
 * answers an {@code ExecCredential} on standard output. What it writes to standard error is for the
 * user, who may have to log in.
 */
final class ExecPlugin {
  private static final List<String> VERSIONS =
      List.of("client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1");

  private final Kubeconfig.Entry user;
  private final Tree.Mapping settings;
  private final String name;
  private final Tree.Mapping cluster;
  private final Surroundings surroundings;

  /**
   * @param name of the user's entry
   * @param cluster what the plugin is told about the cluster, if it asks for that
   */
  ExecPlugin(
      String name,
      Kubeconfig.Entry user,
      Tree.Mapping settings,
      Tree.Mapping cluster,
      Surroundings surroundings) {
    this.name = name;
    this.user = user;
    this.settings = settings;
    this.cluster = cluster;
    this.surroundings = surroundings;
  }

  /**
   * What a plugin answered.
   *
   * @param expires when to ask again; {@link Instant#MAX} for never
   */
  record Credential(@Nullable String token, Access.@Nullable KeyPair key, Instant expires) {
    @Override
    public String toString() {
      return "Credential[expires=" + expires + "]";
    }
  }

  Credential run() {
    String version = required("apiVersion");
    if (!VERSIONS.contains(version)) {
      throw failed("has the unknown apiVersion " + version, "known are " + VERSIONS);
    }
    boolean interactive = isInteractive();
    try {
      ProcessBuilder builder = new ProcessBuilder(command());
      environment(builder.environment(), version, interactive);
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      if (interactive) {
        builder.redirectInput(ProcessBuilder.Redirect.INHERIT);
      }
      Process process = builder.start();
      process.getOutputStream().close();
      byte[] answer = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (code != 0) {
        throw failed("ended with exit code " + code, Kubeconfig.text(settings, "installHint"));
      }
      return read(answer, version);
    } catch (IOException e) {
      throw failed("cannot be started", hintForMissing());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("was interrupted", null);
    }
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    String program = required("command");
    // A path is relative to its kubeconfig; a bare name is looked up as a shell does.
    command.add(program.contains("/") ? user.folder().resolve(program).toString() : program);
    if (settings.get("args") instanceof Tree.Sequence arguments) {
      arguments.items().forEach(argument -> command.add(Kubeconfig.text(argument)));
    }
    return command;
  }

  private void environment(Map<String, String> variables, String version, boolean interactive) {
    variables.clear();
    variables.putAll(surroundings.environment());
    if (settings.get("env") instanceof Tree.Sequence list) {
      for (Tree item : list.items()) {
        if (item instanceof Tree.Mapping variable && variable.get("name") != null) {
          String value = Kubeconfig.text(variable, "value");
          variables.put(
              String.valueOf(Kubeconfig.text(variable, "name")), value == null ? "" : value);
        }
      }
    }
    Tree.Builder spec = Tree.mapping().put("interactive", Tree.of(interactive));
    if (new Kubeconfig.Entry(settings, Path.of("")).isTrue("provideClusterInfo")) {
      spec.put("cluster", cluster);
    }
    variables.put(
        "KUBERNETES_EXEC_INFO",
        JsonWriter.write(
            Tree.mapping()
                .put("kind", Tree.of("ExecCredential"))
                .put("apiVersion", Tree.of(version))
                .put("spec", spec.build())
                .build()));
  }

  private boolean isInteractive() {
    Console terminal = System.console();
    boolean possible = terminal != null && terminal.isTerminal();
    String mode = Kubeconfig.text(settings, "interactiveMode");
    if ("Always".equals(mode) && !possible) {
      throw failed("needs a terminal to ask, and there is none", null);
    }
    return possible && !"Never".equals(mode);
  }

  private Credential read(byte[] answer, String version) {
    List<SourceDocument> documents = YamlReader.read(name, answer).documents();
    Tree root = documents.isEmpty() ? Tree.NULL : Trees.of(documents.getFirst().root());
    if (!(root instanceof Tree.Mapping mapping)
        || !"ExecCredential".equals(Kubeconfig.text(mapping, "kind"))) {
      throw failed("did not answer an ExecCredential", null);
    }
    String answered = Kubeconfig.text(mapping, "apiVersion");
    if (!version.equals(answered)) {
      throw failed("is configured for " + version + " but answered " + answered, null);
    }
    if (!(mapping.get("status") instanceof Tree.Mapping status)) {
      throw failed("answered no status", null);
    }
    String certificate = Kubeconfig.text(status, "clientCertificateData");
    String key = Kubeconfig.text(status, "clientKeyData");
    String token = Kubeconfig.text(status, "token");
    if ((certificate == null) != (key == null)) {
      throw failed("answered only one of certificate and key", null);
    }
    if (token == null && certificate == null) {
      throw failed("answered neither a token nor a certificate", null);
    }
    return new Credential(
        token,
        certificate == null || key == null ? null : new Access.KeyPair(certificate, key),
        expiry(Kubeconfig.text(status, "expirationTimestamp")));
  }

  private Instant expiry(@Nullable String timestamp) {
    try {
      return timestamp == null ? Instant.MAX : Instant.parse(timestamp);
    } catch (DateTimeParseException e) {
      throw failed("answered an expirationTimestamp that is none", null);
    }
  }

  private String required(String key) {
    String value = Kubeconfig.text(settings, key);
    if (value == null) {
      throw failed("has no " + key, null);
    }
    return value;
  }

  private String hintForMissing() {
    String hint = Kubeconfig.text(settings, "installHint");
    return hint == null
        ? "install it, or put it on PATH; kubeconfigs of cloud providers need their login program"
        : hint;
  }

  private ClusterFailure failed(String what, @Nullable String hint) {
    String command = Kubeconfig.text(settings, "command");
    return ClusterFailure.configuration(
        "the credential plugin "
            + (command == null ? "" : command + " ")
            + "of user \""
            + name
            + "\" "
            + what,
        hint);
  }
}
