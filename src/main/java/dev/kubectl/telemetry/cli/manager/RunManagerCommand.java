package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cluster.connect.Connection;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

/** {@code run-manager}: the Telemetry Manager for metrics, from a laptop or in the cluster. */
@Command(
    name = "run-manager",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Run the manager of MetricPipelines, from here or in the cluster.",
      "",
      "Examples:",
      "  # What would it change? Writes nothing",
      "  kubectl telemetry run-manager",
      "",
      "  # In CI: exit code 1 when anything would change",
      "  kubectl telemetry run-manager --once",
      "",
      "  # Apply what was previewed, and only that",
      "  kubectl telemetry preview -f pipelines/ --out plan.yaml",
      "  kubectl telemetry run-manager --plan plan.yaml",
      "",
      "  # Instead of the manager in the cluster, for half an hour",
      "  kubectl telemetry run-manager --mode takeover --scale-down-incumbent \\",
      "      --stop-after 30m",
      ""
    },
    customSynopsis = "kubectl telemetry run-manager [OPTIONS]",
    description = {
      "",
      "Watches MetricPipelines and what they refer to, keeps gateway, agent and self monitor as"
          + " they should be, and writes the status. Nothing is written when nothing differs."
          + " Only one manager writes at a time: the one that holds the lease. Ctrl-C gives it"
          + " back and scales up again what was scaled down.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:everything is as it should be",
      " 1:something would change, was held back, or a pipeline is not accepted",
      " 2:wrong flags or arguments",
      " 3:the plan could not be read",
      " 4:the cluster did not answer or refused, or has another manager",
      " 5:some of the work could not be done, or not be put back",
      "70:a bug in kubectl-telemetry; the details go to a file",
      "130:ended with Ctrl-C"
    },
    footer = "")
public final class RunManagerCommand implements Callable<Integer> {
  @ArgGroup(validate = false, order = 1, heading = "%nMode:%n")
  private ManagerFlags.Role role = new ManagerFlags.Role();

  @ArgGroup(validate = false, order = 2, heading = "%nPasses:%n")
  private ManagerFlags.Passes passes = new ManagerFlags.Passes();

  @ArgGroup(validate = false, order = 3, heading = "%nReports:%n")
  private ManagerFlags.Telling telling = new ManagerFlags.Telling();

  @ArgGroup(
      validate = false,
      order = 4,
      heading = "%nWorkloads (default: as the manager in the cluster has it):%n")
  private ManagerFlags.Workloads workloads = new ManagerFlags.Workloads();

  @ArgGroup(validate = false, order = 9, heading = ConnectionFlags.HEADING)
  private ConnectionFlags connection = new ConnectionFlags();

  private final Console console;
  private final Map<String, String> environment;

  public RunManagerCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    FlagChecks.check(role, passes);
    Plan plan = passes.plan == null ? Plan.NONE : Plan.read(passes.plan, console);
    try (Connection open = connection.open()) {
      ManagedCluster cluster =
          new ManagedCluster(open, connection.namespace(), role, workloads, environment);
      return role.restoreOnly
          ? new Restore(console, cluster).run()
          : new ManagerSession(console, cluster, role, passes, telling, plan).run();
    }
  }
}
