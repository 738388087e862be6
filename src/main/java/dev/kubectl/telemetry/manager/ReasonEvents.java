package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Timestamp;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.KubernetesApi;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.validation.ConditionOutcome;
import dev.kubectl.telemetry.validation.Finding;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ConfigChecksum;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes every active reason findable: a condition shows only the worst, the others become events of
 * the pipeline.
 *
 * <p>An event's name comes of what it says, so the same one is written once, also after a restart.
 * The server forgets events after an hour; what is still the case by then is told again.
 */
final class ReasonEvents {
  /** Events about objects without a namespace belong here. */
  private static final String NAMESPACE = "default";

  private static final int LONGEST_MESSAGE = 1024;

  /** Less than the hour that a server keeps them. */
  private static final Duration FRESH = Duration.ofMinutes(45);

  private final KubernetesApi api;
  private final KubernetesApi.Writing writing;
  private final Map<ObjectKey, Instant> told = new HashMap<>();

  ReasonEvents(KubernetesApi api, KubernetesApi.Writing writing) {
    this.api = api;
    this.writing = writing;
  }

  /** One thing that is wrong with one pipeline. */
  private record Reason(MetricPipeline pipeline, String reason, String message) {
    ObjectKey key() {
      String fingerprint =
          new ConfigChecksum()
              .configMap(
                  "",
                  String.valueOf(pipeline.metadata().uid()),
                  Map.of("reason", reason, "message", message))
              .hex()
              .substring(0, 16);
      return ResourceType.EVENT.key(NAMESPACE, pipeline.name() + "." + fingerprint);
    }
  }

  /**
   * Writes events for the reasons that have not been told of for a while. Throws {@link ApiFailure}
   * when the server has no time for them now.
   */
  void tell(DesiredState desired, WorkloadHealth health, Instant now, WriteGuard guard) {
    told.values().removeIf(since -> !isFresh(since, now));
    for (Reason reason : active(desired, health)) {
      ObjectKey key = reason.key();
      if (!told.containsKey(key)) {
        guard.check();
        told.put(key, write(key, reason, now));
      }
    }
  }

  private static boolean isFresh(Instant since, Instant now) {
    return Duration.between(since, now).abs().compareTo(FRESH) < 0;
  }

  private static List<Reason> active(DesiredState desired, WorkloadHealth health) {
    List<Reason> reasons = new ArrayList<>();
    List<String> gateway = health.problems(Component.GATEWAY);
    List<String> agent = health.problems(Component.AGENT);
    for (Verdict verdict : desired.verdicts()) {
      for (Finding finding : verdict.findings()) {
        ConditionOutcome condition = finding.condition();
        if (condition != null) {
          reasons.add(new Reason(verdict.pipeline(), condition.reason(), condition.message()));
        }
      }
      if (verdict.accepted()) {
        add(reasons, verdict, "GatewayNotReady", gateway);
        add(reasons, verdict, "AgentNotReady", agent);
      }
    }
    return reasons;
  }

  private static void add(
      List<Reason> reasons, Verdict verdict, String reason, List<String> problems) {
    problems.forEach(problem -> reasons.add(new Reason(verdict.pipeline(), reason, problem)));
  }

  /** Returns since when the server has the event. */
  private Instant write(ObjectKey key, Reason reason, Instant now) {
    try {
      ObjectView before = ObjectView.of(api.get(key).orElse(null));
      if (before.isEmpty()) {
        api.create(event(reason, now), writing);
      } else {
        Instant last = before.time("lastTimestamp").orElse(Instant.EPOCH);
        if (isFresh(last, now)) {
          return last;
        }
        api.patch(key, null, again(before, now), writing);
      }
    } catch (ApiFailure e) {
      if (e.isTransient()) {
        throw e;
      }
      // Events are a courtesy: without the right to write them the conditions still say the worst.
    }
    return now;
  }

  private static Tree.Mapping again(ObjectView before, Instant now) {
    return Tree.mapping()
        .put("lastTimestamp", Timestamp.text(now))
        .put("count", before.number("count") + 1)
        .build();
  }

  private static Tree.Mapping event(Reason reason, Instant now) {
    String message = reason.message();
    MetricPipeline pipeline = reason.pipeline();
    return Tree.mapping()
        .put("apiVersion", "v1")
        .put("kind", "Event")
        .put(
            "metadata", Tree.mapping().put("name", reason.key().name()).put("namespace", NAMESPACE))
        .put(
            "involvedObject",
            Tree.mapping()
                .put("apiVersion", MetricPipeline.API_VERSION)
                .put("kind", MetricPipeline.KIND)
                .put("name", pipeline.name())
                .put("uid", String.valueOf(pipeline.metadata().uid())))
        .put("type", "Warning")
        .put("reason", reason.reason())
        .put(
            "message",
            message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE))
        .put("firstTimestamp", Timestamp.text(now))
        .put("lastTimestamp", Timestamp.text(now))
        .put("count", 1)
        .put("source", Tree.mapping().put("component", "telemetry-manager"))
        .build();
  }
}
