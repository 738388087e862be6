package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ClusterScope;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.time.Duration;

/**
 * Everything that decides what a manager does, apart from the cluster.
 *
 * @param options of the reference's manager; its target namespace is where workloads run
 * @param settings win over the module's resource
 * @param settingsNamespace where the module's resource and the overrides are
 * @param fieldManager under whose name objects are applied
 * @param grace how long gateway and agent outlive the last pipeline that could run, while there
 *     still are pipelines
 * @param mostChanges a pass that would make more changes makes none
 * @param dryRun the server checks every write and keeps none
 */
public record ManagerSettings(
    Mode mode,
    ManagerOptions options,
    Distribution distribution,
    SettingOverrides settings,
    String settingsNamespace,
    String fieldManager,
    Duration grace,
    int mostChanges,
    boolean dryRun) {
  /** Of a program that somebody runs by hand. */
  public static final String FIELD_MANAGER = "kubectl-telemetry";

  public static final Duration DEFAULT_GRACE = Duration.ofMinutes(5);

  /** The real thing with all defaults. */
  public static ManagerSettings takeover(ManagerOptions options) {
    return new ManagerSettings(
        Mode.TAKEOVER,
        options,
        Distribution.KYMA,
        SettingOverrides.NONE,
        options.targetNamespace(),
        FIELD_MANAGER,
        DEFAULT_GRACE,
        Integer.MAX_VALUE,
        false);
  }

  public ManagerSettings in(Mode other) {
    return new ManagerSettings(
        other,
        options,
        distribution,
        settings,
        settingsNamespace,
        fieldManager,
        grace,
        mostChanges,
        dryRun);
  }

  public ManagerSettings withGrace(Duration other) {
    return new ManagerSettings(
        mode,
        options,
        distribution,
        settings,
        settingsNamespace,
        fieldManager,
        other,
        mostChanges,
        dryRun);
  }

  public ClusterScope scope() {
    return new ClusterScope(settingsNamespace, options.targetNamespace());
  }

  Names names() {
    return mode == Mode.SHADOW ? Names.shadow(options.targetNamespace()) : Names.REAL;
  }
}
