package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.VersionProvider;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manager.Approval;
import dev.kubectl.telemetry.manager.FlowHealth;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.Mode;
import dev.kubectl.telemetry.manager.flow.SelfMonitorFlow;
import dev.kubectl.telemetry.manager.run.Incumbent;
import dev.kubectl.telemetry.manager.run.ManagerEvent;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import dev.kubectl.telemetry.manager.run.Outcome;
import dev.kubectl.telemetry.manager.run.RunSettings;
import dev.kubectl.telemetry.manager.serve.ManagerMetrics;
import dev.kubectl.telemetry.manager.serve.ManagerServer;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the manager: puts its parts together, and says how it ended. */
final class ManagerSession {
  private final Console console;
  private final ManagedCluster cluster;
  private final ManagerFlags.Role role;
  private final ManagerFlags.Passes passes;
  private final ManagerFlags.Telling telling;
  private final Plan plan;
  private final Mode mode;

  ManagerSession(
      Console console,
      ManagedCluster cluster,
      ManagerFlags.Role role,
      ManagerFlags.Passes passes,
      ManagerFlags.Telling telling,
      Plan plan) {
    this.console = console;
    this.cluster = cluster;
    this.role = role;
    this.passes = passes;
    this.telling = telling;
    this.plan = plan;
    this.mode = cluster.mode(passes.plan != null);
  }

  int run() {
    ManagerMetrics metrics = new ManagerMetrics(RunSettings.LEASE, VersionProvider.version());
    MissingRights rights = new MissingRights(metrics);
    KubernetesApi api = cluster.api(rights);
    try {
      Incumbent incumbent = cluster.incumbent(api);
      RunSettings settings = settings(cluster.options(incumbent));
      try {
        return run(settings, api, metrics, rights, incumbent);
      } catch (ApiFailure e) {
        throw RefusedRequests.explained(e, cluster.connection(), rights.news(api, settings));
      }
    } catch (ApiFailure e) {
      throw RefusedRequests.explained(e, cluster.connection(), Optional.empty());
    }
  }

  private int run(
      RunSettings settings,
      KubernetesApi api,
      ManagerMetrics metrics,
      MissingRights rights,
      Incumbent incumbent) {
    if (!cluster.isReplica()) {
      // Whoever sits before it is told at once what cannot be read, and no lease is taken in vain.
      new SnapshotReader(api, settings.manager().scope()).read();
    }
    metrics.flags(settings.manager().options());
    FlowHealth flow = flow(api, metrics);
    try (RunView view = view(settings)) {
      ManagerRun run =
          new ManagerRun(
              settings,
              api,
              flow,
              incumbent,
              Clock.systemUTC(),
              event -> {
                metrics.accept(event);
                view.show(event);
                if (event instanceof ManagerEvent.Passed || event instanceof ManagerEvent.Blind) {
                  rights
                      .news(api, settings)
                      .ifPresent(text -> view.show(new ManagerEvent.Note(text)));
                }
              });
      metrics.watch(run);
      return run(run, view, metrics, incumbent);
    }
  }

  private int run(ManagerRun run, RunView view, ManagerMetrics metrics, Incumbent incumbent) {
    try (ManagerServer _ = serve(metrics, run);
        Interrupt interrupt = new Interrupt(run::stop)) {
      view.begin(run);
      Outcome outcome = run.run();
      view.close();
      int code = RunExitCode.of(outcome, mode, !passes.isDryRun());
      new Ending(console, incumbent).tell(outcome);
      console.flush();
      interrupt.ended(code);
      return code;
    }
  }

  private ManagerServer serve(ManagerMetrics metrics, ManagerRun run) {
    try {
      return ManagerServer.start(telling.metrics, telling.health, metrics, run);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "cannot listen at " + e.getMessage(),
          "choose another port with --metrics-address or --health-address");
    }
  }

  private FlowHealth flow(KubernetesApi api, ManagerMetrics metrics) {
    String namespace = cluster.workloadNamespace();
    return cluster.connection().isInCluster()
        ? SelfMonitorFlow.inCluster(namespace, metrics.probes())
        : SelfMonitorFlow.throughApiServer(api, namespace, metrics.probes());
  }

  private RunSettings settings(ManagerOptions options) {
    ManagerSettings manager =
        new ManagerSettings(
            mode,
            options,
            Distribution.KYMA,
            overrides(),
            cluster.namespace(),
            ManagerSettings.FIELD_MANAGER,
            ManagerSettings.DEFAULT_GRACE,
            passes.maxChanges,
            passes.isDryRun());
    return plan.on(
        new RunSettings(
            manager,
            Identity.of(cluster.isReplica()),
            cluster.isReplica(),
            role.scaleDownIncumbent,
            passes.once,
            Approval.ALWAYS,
            passes.stopAfter));
  }

  private SettingOverrides overrides() {
    Integer replicas = cluster.replicas();
    return replicas == null
        ? SettingOverrides.NONE
        : new SettingOverrides(null, null, replicas, null, null, null, null);
  }

  private RunView view(RunSettings settings) {
    ManagerFlags.@Nullable LogFormat asked = telling.logFormat;
    boolean forPeople = !telling.plain && asked == null && !settings.once();
    if (forPeople && console.isInteractive()) {
      return LiveView.open(
          new Screen(console.colour()),
          new ViewState(title(), mode, passes.isDryRun()),
          Clock.systemUTC(),
          console.out());
    }
    ManagerFlags.LogFormat format = asked == null ? ManagerFlags.LogFormat.TEXT : asked;
    return new RunView.Plain(
        new Journal(mode, passes.isDryRun()), new LogLines(console, format, Clock.systemUTC()));
  }

  private String title() {
    String context = cluster.connection().context();
    return (context.isEmpty() ? "" : "context " + context + "  ")
        + "namespace "
        + cluster.workloadNamespace();
  }
}
