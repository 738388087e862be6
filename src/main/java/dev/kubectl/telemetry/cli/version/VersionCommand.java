package dev.kubectl.telemetry.cli.version;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cluster.connect.Connection;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code version}: this program, and the cluster that it talks to. */
@Command(
    name = "version",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Show the versions of this program, of the cluster, and of its telemetry module.",
      "",
      "Examples:",
      "  # This program and the cluster of the current context",
      "  kubectl telemetry version",
      "",
      "  # This program alone, for a script",
      "  kubectl telemetry version --client -o json",
      ""
    },
    customSynopsis = "kubectl telemetry version [--client] [-o json|yaml] [OPTIONS]",
    description = {
      "",
      "Says which release of the telemetry module this program behaves like, and warns when the"
          + " cluster runs another one.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:shown",
      " 2:wrong flags or arguments",
      " 4:the cluster did not answer; this program's version is shown all the same",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class VersionCommand implements Callable<Integer> {
  @Option(names = "--client", description = "This program only; no cluster is asked.")
  boolean client;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json|yaml",
      description = "Form of the output. Default: text.")
  @Nullable Form form;

  @ArgGroup(validate = false, order = 9, heading = ConnectionFlags.HEADING)
  ConnectionFlags connection = new ConnectionFlags();

  private final Console console;

  public VersionCommand(Console console) {
    this.console = console;
  }

  enum Form {
    JSON,
    YAML
  }

  @Override
  public Integer call() {
    ClientVersion ours = ClientVersion.ofThis();
    ServerVersion server = null;
    try {
      if (!client) {
        server = asked();
      }
    } finally {
      // Also when the cluster did not answer: whoever asks for a version often has a problem.
      console.out().print(text(ours, server));
      console.flush();
    }
    if (server != null && server.manager() != null && !server.manager().equals(ours.manager())) {
      console
          .err()
          .println(
              console.yellow("warning")
                  + ": the cluster runs telemetry-manager "
                  + Console.safe(server.manager())
                  + ", but this program behaves like "
                  + ours.manager()
                  + ": what it generates may differ");
    }
    return ExitCode.OK;
  }

  private ServerVersion asked() {
    String namespace =
        Objects.requireNonNullElse(
            connection.namespace(), ManagerOptions.AS_INSTALLED.managerNamespace());
    try (Connection opened = connection.open()) {
      return ServerVersion.of(opened, namespace);
    }
  }

  private String text(ClientVersion ours, @Nullable ServerVersion server) {
    Tree.Builder versions = Tree.mapping().put("clientVersion", ours.tree());
    if (server != null) {
      versions.put("serverVersion", server.tree());
    }
    return switch (form) {
      case JSON -> JsonWriter.write(versions.build());
      case YAML -> YamlWriter.write(versions.build());
      case null -> lines(ours, server);
    };
  }

  private static String lines(ClientVersion ours, @Nullable ServerVersion server) {
    StringBuilder text = new StringBuilder();
    text.append("Client Version: ").append(ours.version()).append('\n');
    text.append("Behaves Like: telemetry-manager ").append(ours.manager());
    text.append(" with OpenTelemetry Collector ").append(ours.collector()).append('\n');
    if (server != null) {
      text.append("Server Version: ").append(Console.safe(server.kubernetes())).append('\n');
      if (server.manager() != null) {
        text.append("Server Runs: telemetry-manager ");
        text.append(Console.safe(server.manager())).append('\n');
      }
    }
    return text.toString();
  }
}
