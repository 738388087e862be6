package dev.kubectl.telemetry.preview.effect;

import dev.kubectl.telemetry.preview.difference.TreeFields;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What becomes of pods, of what they hold in memory, and of what they may do. */
final class WorkloadEffects {
  private static final List<String> READING = List.of("get", "list", "watch");

  private final EffectSink sink;
  private final Planned before;
  private final Planned after;

  WorkloadEffects(EffectSink sink, Planned before, Planned after) {
    this.sink = sink;
    this.before = before;
    this.after = after;
  }

  void rollout(Rollout rollout) {
    String subject = name(rollout.component());
    String reason = String.join(", ", rollout.causes());
    switch (rollout.kind()) {
      case START ->
          sink.add(
              EffectKind.START,
              subject,
              rollout.workload().kind() + " appears with " + pods(rollout.podsAfter()),
              reason);
      case STOP -> {
        sink.add(EffectKind.STOP, subject, deletion(rollout), reason);
        lossOfQueue(subject, rollout.component());
      }
      case SCALE -> {
        sink.add(
            EffectKind.SCALE,
            subject,
            pods(rollout.podsAfter()) + " instead of " + rollout.podsBefore() + ", none restarts",
            reason);
        if (isFewer(rollout)) {
          lossOfQueue(subject, rollout.component());
        }
      }
      case RESTART -> restart(rollout, subject, reason);
    }
  }

  private static boolean isFewer(Rollout rollout) {
    Integer before = rollout.podsBefore();
    Integer after = rollout.podsAfter();
    return before != null && after != null && after < before;
  }

  private String deletion(Rollout rollout) {
    String deleted = rollout.workload().kind() + " and its objects are deleted";
    return rollout.component() == Component.GATEWAY && !after.has(Component.GATEWAY)
        ? deleted + ", among them the Service that workloads push to"
        : deleted;
  }

  private void restart(Rollout rollout, String subject, String reason) {
    sink.add(
        EffectKind.RESTART,
        subject,
        rollout.workload().kind()
            + " replaces "
            + pods(rollout.podsAfter())
            + pace(rollout)
            + duration(rollout.estimate()),
        reason);
    progress(rollout.component());
    switch (rollout.component()) {
      case GATEWAY -> lossOfQueue(subject, Component.GATEWAY);
      case AGENT -> {
        lossOfQueue(subject, Component.AGENT);
        sink.add(
            EffectKind.DATA_LOSS,
            subject,
            "nothing is collected on a node while its pod is replaced, up to one interval",
            "a DaemonSet ends the old pod before it starts the new one");
        counters(subject);
      }
      case SELF_MONITOR ->
          sink.add(
              EffectKind.CONDITION,
              subject,
              "TelemetryFlowHealthy may be Unknown while it starts",
              "there is one pod");
    }
    String old = memory(before, rollout.workload());
    String now = memory(after, rollout.workload());
    if (!old.equals(now)) {
      sink.add(
          EffectKind.RESOURCES,
          subject,
          "each pod may use " + now + " of memory instead of " + old,
          switch (rollout.component()) {
            case GATEWAY -> "512Mi and as much again for each pipeline";
            case AGENT -> "less where a VerticalPodAutoscaler sets it, 1200Mi otherwise";
            case SELF_MONITOR -> "another limit is generated";
          });
    }
  }

  /** A VerticalPodAutoscaler changes pods later on, without anybody applying anything. */
  void autoscaler(Component component) {
    after
        .objects(component)
        .forEach((key, object) -> {
          if (key.kind().equals("VerticalPodAutoscaler")
              && !before.objects(component).containsKey(key)) {
            Tree policy =
                TreeFields.items(object, "spec", "resourcePolicy", "containerPolicies").getFirst();
            sink.add(
                EffectKind.RESOURCES,
                name(component),
                "its memory is adapted to what it uses, from "
                    + TreeFields.text(policy, "minAllowed", "memory")
                    + " to "
                    + TreeFields.text(policy, "maxAllowed", "memory"),
                key + " appears");
          }
        });
  }

  /** What the status says until the last pod is ready. */
  private void progress(Component component) {
    String condition =
        switch (component) {
          case GATEWAY -> "GatewayHealthy";
          case AGENT -> "AgentHealthy";
          case SELF_MONITOR -> "";
        };
    if (!condition.isEmpty()) {
      sink.add(
          EffectKind.CONDITION,
          component == Component.GATEWAY ? EffectSink.ALL : EffectSink.PULLING,
          condition
              + " is True: RolloutInProgress, Pods are being started/updated, until every pod is"
              + " ready",
          "the " + name(component) + " restarts");
    }
  }

  private static String memory(Planned state, ObjectKey workload) {
    for (Component component : Component.values()) {
      Tree.Mapping object = state.objects(component).get(workload);
      if (object != null) {
        return RolloutFinder.limit(object);
      }
    }
    return "";
  }

  private void lossOfQueue(String subject, Component component) {
    SortedMap<String, Long> queues = Queues.of(before, component);
    if (queues.isEmpty()) {
      return;
    }
    long size = queues.values().stream().mapToLong(Long::longValue).max().orElse(0);
    sink.add(
        EffectKind.DATA_LOSS,
        subject,
        "what a backend does not take within 30 s while a pod ends is lost, at most "
            + size
            + (size == 1 ? " batch" : " batches")
            + " of each pipeline in each pod",
        "queues are in memory");
  }

  /** The agent keeps in memory since when it knows a cumulative series. */
  private void counters(String subject) {
    Set<String> scraping = new TreeSet<>();
    for (PipelineView view : before.pipelines().values()) {
      PipelineView now = after.pipeline(view.name());
      if (view.runs() && now != null && now.runs() && scrapes(view) && scrapes(now)) {
        scraping.add(view.name());
      }
    }
    if (!scraping.isEmpty()) {
      sink.add(
          EffectKind.COUNTER_RESET,
          subject,
          "cumulative metrics of "
              + String.join(", ", scraping)
              + " get another start time: rates begin anew",
          "start times of scraped series are kept in memory");
    }
  }

  private static boolean scrapes(PipelineView view) {
    return view.inputs().prometheus() != null || view.inputs().istio() != null;
  }

  /** What a component may read or write, and which traffic reaches it. */
  void permissions(Component component) {
    Set<String> old = permissions(before.objects(component));
    Set<String> added = new LinkedHashSet<>(permissions(after.objects(component)));
    added.removeAll(old);
    if (!added.isEmpty()) {
      sink.add(
          EffectKind.NEW_PERMISSION,
          name(component),
          "may newly " + String.join("; ", added),
          before.has(component) ? "its roles change" : "the component appears");
    }
    Map<ObjectKey, Tree> policies = policies(before.objects(component));
    policies(after.objects(component))
        .forEach((key, spec) -> {
          Tree earlier = policies.get(key);
          if (earlier != null && !earlier.equals(spec)) {
            sink.add(EffectKind.NETWORK, name(component), traffic(earlier, spec), key.toString());
          }
        });
  }

  private static String traffic(Tree before, Tree after) {
    Set<String> old = incoming(before);
    Set<String> now = incoming(after);
    Set<String> added = new TreeSet<>(now);
    added.removeAll(old);
    Set<String> removed = new TreeSet<>(old);
    removed.removeAll(now);
    List<String> changes = new ArrayList<>();
    if (!added.isEmpty()) {
      changes.add("port " + String.join(", ", added) + " can newly be reached");
    }
    if (!removed.isEmpty()) {
      changes.add("port " + String.join(", ", removed) + " can no longer be reached");
    }
    return changes.isEmpty() ? "other traffic is allowed" : String.join(", ", changes);
  }

  private static Set<String> incoming(Tree policy) {
    Set<String> ports = new TreeSet<>();
    for (Tree rule : TreeFields.items(policy, "ingress")) {
      for (Tree port : TreeFields.items(rule, "ports")) {
        ports.add(TreeFields.text(port, "port"));
      }
    }
    return ports;
  }

  private static Map<ObjectKey, Tree> policies(Map<ObjectKey, Tree.Mapping> objects) {
    Map<ObjectKey, Tree> policies = new LinkedHashMap<>();
    objects.forEach((key, object) -> {
      Tree spec = object.get("spec");
      if (spec != null && key.kind().endsWith("Policy")) {
        policies.put(key, spec);
      }
    });
    return policies;
  }

  /** One text for each scope and set of verbs, with the resources behind it. */
  private static Set<String> permissions(Map<ObjectKey, Tree.Mapping> objects) {
    Map<String, Set<String>> resources = new LinkedHashMap<>();
    objects.forEach((key, object) -> {
      for (Tree rule : TreeFields.items(object, "rules")) {
        String scope = key.namespace() == null ? "in the whole cluster" : "in " + key.namespace();
        String verbs = verbs(rule);
        Set<String> named = resources.computeIfAbsent(verbs + "|" + scope, k -> new TreeSet<>());
        for (Tree resource : TreeFields.items(rule, "resources")) {
          named.add(resource.toString());
        }
        for (Tree url : TreeFields.items(rule, "nonResourceURLs")) {
          named.add(url.toString());
        }
      }
    });
    Set<String> texts = new LinkedHashSet<>();
    resources.forEach((verbsAndScope, named) -> {
      int bar = verbsAndScope.indexOf('|');
      texts.add(
          verbsAndScope.substring(0, bar)
              + " "
              + String.join(", ", named)
              + " "
              + verbsAndScope.substring(bar + 1));
    });
    return texts;
  }

  private static String verbs(Tree rule) {
    List<String> verbs = new ArrayList<>();
    TreeFields.items(rule, "verbs").forEach(verb -> verbs.add(verb.toString()));
    if (READING.containsAll(verbs)) {
      return "read";
    }
    return verbs.containsAll(READING) ? "read and write" : String.join(", ", verbs);
  }

  /** The share of each pipeline in the memory of a collector. */
  void queues(Component component) {
    SortedMap<String, Long> old = Queues.of(before, component);
    SortedMap<String, Long> now = Queues.of(after, component);
    now.forEach((pipeline, size) -> {
      Long earlier = old.get(pipeline);
      if (earlier != null && !earlier.equals(size)) {
        sink.add(
            EffectKind.QUEUE,
            size < earlier ? Weight.ATTENTION : Weight.NOTE,
            pipeline,
            "the queue in the "
                + name(component)
                + " holds "
                + size
                + " batches instead of "
                + earlier,
            "256 batches are shared by "
                + now.size()
                + (now.size() == 1 ? " pipeline" : " pipelines"));
      }
    });
  }

  private static String pods(@Nullable Integer pods) {
    if (pods == null) {
      return "one pod a node (known after apply)";
    }
    return pods + (pods == 1 ? " pod" : " pods");
  }

  private static String pace(Rollout rollout) {
    if (rollout.surge() == 0) {
      return Objects.equals(rollout.podsAfter(), 1) ? "" : ", one node after the other";
    }
    String missing = rollout.unavailable() == 0 ? "none" : "at most " + rollout.unavailable();
    return ", " + rollout.surge() + " more at a time, " + missing + " missing";
  }

  private static String duration(@Nullable Duration estimate) {
    if (estimate == null) {
      return "";
    }
    return estimate.compareTo(Duration.ofMinutes(2)) < 0
        ? ", about " + estimate.toSeconds() + " s"
        : ", about " + Math.ceilDiv(estimate.toSeconds(), 60) + " min";
  }

  static String name(Component component) {
    return switch (component) {
      case GATEWAY -> "gateway";
      case AGENT -> "agent";
      case SELF_MONITOR -> "self monitor";
    };
  }
}
