package dev.kubectl.telemetry.cli.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cluster.AccessRule;
import dev.kubectl.telemetry.cluster.AccessRules;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.ClusterScope;
import dev.kubectl.telemetry.cluster.Discovery;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.RequestObserver;
import dev.kubectl.telemetry.cluster.SnapshotReader;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.run.RunSettings;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells all rights that are missing as soon as the first request is refused, so that nobody has to
 * add one after another. The API server itself says which these are.
 */
final class MissingRights implements RequestObserver {
  private static final String ROLE = "kubectl-telemetry-manager";
  private static final int FORBIDDEN = 403;

  private final RequestObserver next;
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private int explained;
  private String told = "";

  MissingRights(RequestObserver next) {
    this.next = next;
  }

  @Override
  public void before(String method, String path) {
    next.before(method, path);
  }

  @Override
  public void after(String method, String path, int status, Duration took) {
    next.after(method, path, status, took);
    if (status == FORBIDDEN) {
      refused.add(method + " " + path);
    }
  }

  /** Roles that would mend it; empty when nothing was refused that is not explained already. */
  Optional<String> news(KubernetesApi api, RunSettings settings) {
    if (refused.size() <= explained) {
      return Optional.empty();
    }
    explained = refused.size();
    String roles = roles(api, settings);
    if (roles.isEmpty() || roles.equals(told)) {
      return Optional.empty();
    }
    told = roles;
    return Optional.of("what is missing of the needed rights:\n" + roles);
  }

  private static String roles(KubernetesApi api, RunSettings settings) {
    try {
      List<AccessRule> missing = needed(api, settings).missingTogether(api);
      return YamlWriter.writeStream(AccessRules.roles(ROLE, missing)).strip();
    } catch (ApiFailure e) {
      // Then the server's own sentences have to do.
      return "";
    }
  }

  private static AccessRules needed(KubernetesApi api, RunSettings settings) {
    ManagerSettings manager = settings.manager();
    ClusterScope scope = manager.scope();
    Discovery discovery = discovery(api);
    AccessRules rules = AccessRules.forReading(scope, discovery, pipelines(api, scope));
    if (!settings.once()) {
      rules.withWatching();
    }
    if (manager.mode().writesObjects()) {
      rules.withApplying(scope, discovery);
      if (!manager.dryRun()) {
        rules.withLease(scope.workloadNamespace());
      }
    }
    return manager.mode().writesStatus() ? rules.withTelling(scope, discovery) : rules;
  }

  private static Discovery discovery(KubernetesApi api) {
    try {
      return Discovery.of(api);
    } catch (ApiFailure e) {
      return Discovery.EVERYTHING;
    }
  }

  private static List<MetricPipeline> pipelines(KubernetesApi api, ClusterScope scope) {
    try {
      return new SnapshotReader(api, scope).pipelines();
    } catch (ApiFailure e) {
      return List.of();
    }
  }
}
