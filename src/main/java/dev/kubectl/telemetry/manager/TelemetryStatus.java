package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.Condition;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The status of Telemetry {@code default}, as far as metrics decide about it (manager specification
 * D7). What other signals say there is left as it is; when there are none of their pipelines, their
 * conditions are known, too.
 */
final class TelemetryStatus {
  static final String FINALIZER = "telemetry.kyma-project.io/finalizer";
  private static final String METRIC = "MetricComponentsHealthy";
  private static final String LOG = "LogComponentsHealthy";
  private static final String TRACE = "TraceComponentsHealthy";
  private static final String ABOUT_TO_EXPIRE = "TLSCertificateAboutToExpire";
  private static final String PUSH_SERVICE = "telemetry-otlp-metrics";
  private static final List<String> TYPES =
      List.of(
          Condition.CONFIGURATION_GENERATED,
          WorkloadHealth.GATEWAY_HEALTHY,
          WorkloadHealth.AGENT_HEALTHY,
          FlowHealth.CONDITION);

  private final ClusterSnapshot snapshot;
  private final String namespace;

  TelemetryStatus(ClusterSnapshot snapshot, String namespace) {
    this.snapshot = snapshot;
    this.namespace = namespace;
  }

  /** The status that the resource should have. */
  Tree.Mapping of(Tree.Mapping telemetry, List<PipelineStatuses.Wanted> pipelines, Instant now) {
    ObjectView module = ObjectView.of(telemetry);
    boolean deleting = module.at("metadata").has("deletionTimestamp");
    StatusConditions conditions =
        StatusConditions.of(telemetry)
            .with(conditions(deleting, pipelines), module.at("metadata").number("generation"), now);
    Tree.Mapping status =
        module
            .at("status")
            .tree()
            .with("state", Tree.of(state(deleting, conditions)))
            .with("conditions", conditions.toTree());
    Tree.Mapping endpoints = endpoints(module.at("status", "endpoints").tree());
    return endpoints.isEmpty() ? status.without("endpoints") : status.with("endpoints", endpoints);
  }

  private List<Condition> conditions(boolean deleting, List<PipelineStatuses.Wanted> pipelines) {
    List<Condition> conditions = new ArrayList<>();
    if (!snapshot.discovery().logPipelines()) {
      conditions.add(nothingDeployed(LOG));
    }
    conditions.add(metric(deleting, pipelines));
    if (!snapshot.discovery().tracePipelines()) {
      conditions.add(nothingDeployed(TRACE));
    }
    return conditions;
  }

  private static Condition nothingDeployed(String type) {
    return new Condition(type, "True", "NoPipelineDeployed", "No pipelines have been deployed");
  }

  private Condition metric(boolean deleting, List<PipelineStatuses.Wanted> pipelines) {
    if (deleting && !snapshot.pipelines().isEmpty()) {
      String names =
          snapshot.pipelines().stream()
              .map(pipeline -> pipeline.name())
              .sorted()
              .collect(Collectors.joining(","));
      return new Condition(
          METRIC,
          "False",
          "ResourceBlocksDeletion",
          "The deletion of the module is blocked. To unblock the deletion, delete the following"
              + " resources: MetricPipelines ("
              + names
              + ")");
    }
    if (snapshot.pipelines().isEmpty()) {
      return nothingDeployed(METRIC);
    }
    return worst(pipelines)
        .map(c -> new Condition(METRIC, c.status(), c.reason(), c.message()))
        .orElseGet(() ->
            new Condition(
                METRIC, "True", "ComponentsRunning", "All metric components are running"));
  }

  private static Optional<Condition> worst(List<PipelineStatuses.Wanted> pipelines) {
    List<PipelineStatuses.Wanted> sorted =
        pipelines.stream()
            .sorted(Comparator.comparing(wanted -> wanted.pipeline().name()))
            .toList();
    for (String type : TYPES) {
      for (PipelineStatuses.Wanted pipeline : sorted) {
        Optional<Condition> broken =
            pipeline.condition(type).filter(condition -> condition.status().equals("False"));
        if (broken.isPresent()) {
          return broken;
        }
      }
    }
    return sorted.stream()
        .flatMap(pipeline -> pipeline.condition(Condition.CONFIGURATION_GENERATED).stream())
        .filter(condition -> condition.reason().equals(ABOUT_TO_EXPIRE))
        .findFirst();
  }

  private String state(boolean deleting, StatusConditions conditions) {
    if (deleting) {
      return anyPipeline() ? "Warning" : "Deleting";
    }
    boolean warning =
        List.of(LOG, METRIC, TRACE).stream()
            .flatMap(type -> conditions.condition(type).stream())
            .anyMatch(c -> c.status().equals("False") || c.reason().equals(ABOUT_TO_EXPIRE));
    return warning ? "Warning" : "Ready";
  }

  boolean anyPipeline() {
    return !snapshot.pipelines().isEmpty() || snapshot.discovery().otherSignals();
  }

  /** Where to push metrics to; those of other signals stay. */
  private Tree.Mapping endpoints(Tree.Mapping others) {
    boolean served = snapshot.object(ResourceType.SERVICE.key(namespace, PUSH_SERVICE)).isPresent();
    String host = "http://" + PUSH_SERVICE + "." + namespace + ":";
    return served
        ? others.with(
            "metrics", Tree.mapping().put("grpc", host + "4317").put("http", host + "4318").build())
        : others.without("metrics");
  }
}
