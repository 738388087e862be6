package dev.kubectl.telemetry.manager;

import dev.kubectl.telemetry.cluster.ObjectView;
import java.util.List;
import java.util.Optional;

/**
 * What keeps pods from running, in the words of the reference (manager specification D5), except
 * for a pod that has no node: there the documented sentence is better than one with gaps (G44).
 *
 * <p>Pods come sorted, so the same pods always give the same text (G8).
 */
final class PodProblems {
  private PodProblems() {}

  /** One text for each pod that has a problem. */
  static List<String> of(List<ObjectView> pods) {
    return pods.stream().flatMap(pod -> of(pod).stream()).toList();
  }

  private static Optional<String> of(ObjectView pod) {
    ObjectView status = pod.at("status");
    return switch (status.text("phase")) {
      case "Pending" -> pending(status);
      case "Failed" -> Optional.of("Pod is in the failed state due to: " + status.text("message"));
      case "Running" -> isReady(status) ? Optional.empty() : running(status);
      default -> Optional.empty();
    };
  }

  private static boolean isReady(ObjectView status) {
    return condition(status, "Ready").text("status").equals("True");
  }

  private static ObjectView condition(ObjectView status, String type) {
    return status.items("conditions").stream()
        .filter(condition -> condition.text("type").equals(type))
        .findFirst()
        .orElse(ObjectView.of(null));
  }

  private static Optional<String> pending(ObjectView status) {
    ObjectView scheduled = condition(status, "PodScheduled");
    if (scheduled.text("status").equals("False")) {
      return Optional.of("Pod is not scheduled: " + scheduled.text("message"));
    }
    for (ObjectView container : status.items("containerStatuses")) {
      ObjectView waiting = container.at("state", "waiting");
      String reason = waiting.text("reason");
      if (reason.equals("PodInitializing") || reason.equals("ContainerCreating")) {
        return Optional.empty();
      }
      if (!waiting.isEmpty()) {
        return Optional.of(waiting(container, reason.isEmpty() ? waiting.text("message") : reason));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> running(ObjectView status) {
    for (ObjectView container : status.items("containerStatuses")) {
      ObjectView waiting = container.at("state", "waiting");
      if (!waiting.isEmpty()) {
        String last = container.at("lastState", "terminated").text("reason");
        return Optional.of(waiting(container, last.isEmpty() ? waiting.text("message") : last));
      }
    }
    return Optional.empty();
  }

  private static String waiting(ObjectView container, String cause) {
    String name = container.text("name");
    return "Pod is in the pending state because container: "
        + name
        + " is not running due to: "
        + cause
        + ". Please check the container: "
        + name
        + " logs.";
  }
}
