package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How files are laid over a cluster; flags are called as in kubectl. */
final class ClusterOptions {
  @Option(
      names = "--prune",
      description =
          "Pipelines of the cluster that are not in the files are deleted; with -l or" + " --all.")
  boolean prune;

  @Option(names = "--all", description = "With --prune: every pipeline of the cluster counts.")
  boolean all;

  @Option(
      names = {"-l", "--selector"},
      paramLabel = "SELECTOR",
      description = "Only pipelines with these labels, in the files and with --prune.")
  @Nullable String selector;

  @Option(
      names = "--ssa",
      description = "Ask the API server, too: a server-side apply of the files as a dry run.")
  boolean ssa;

  @Option(
      names = "--field-manager",
      paramLabel = "NAME",
      description = "With --ssa: who applies the files. Default: kubectl.")
  String fieldManager = "kubectl";

  @Option(
      names = "--rbac",
      description = "Print the RBAC roles that this command line needs, and do nothing else.")
  boolean rbac;

  /** What is given in vain is a mistake. */
  void check(boolean live) {
    if (prune && all == (selector != null)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--prune needs -l or --all, one of them",
          "MetricPipelines have no namespace: -l team=shop says whose are in the files");
    }
    if (all && !prune) {
      throw new CommandFailure(ExitCode.USAGE, "--all says what --prune deletes", "add --prune");
    }
    String flag = prune ? "--prune" : ssa ? "--ssa" : rbac ? "--rbac" : "-l";
    if (!live && (prune || ssa || rbac || selector != null)) {
      throw new CommandFailure(
          ExitCode.USAGE,
          flag + " is about a cluster",
          "leave out --against, or say --against live");
    }
  }

  LabelSelector labels() {
    return selector == null ? LabelSelector.ALL : LabelSelector.parse(selector);
  }
}
