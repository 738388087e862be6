package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The alerts that fire, out of what Prometheus answers at {@code /api/v1/alerts}. Pending ones do
 * not count, and neither does their order nor since when they are there.
 */
public record FiringAlerts(Set<Alert> alerts) {
  static final FiringAlerts NONE = new FiringAlerts(Set.of());

  public FiringAlerts {
    alerts = Set.copyOf(alerts);
  }

  /** Empty when the answer is not a list of alerts. */
  public static Optional<FiringAlerts> read(Tree answer) {
    ObjectView view = ObjectView.of(answer);
    if (!view.text("status").equals("success")
        || !(view.at("data").tree().get("alerts") instanceof Tree.Sequence)) {
      return Optional.empty();
    }
    Set<Alert> firing = new HashSet<>();
    for (ObjectView alert : view.at("data").items("alerts")) {
      if (alert.text("state").equals("firing")) {
        firing.add(new Alert(texts(alert.at("labels"))));
      }
    }
    return Optional.of(new FiringAlerts(firing));
  }

  private static Map<String, String> texts(ObjectView labels) {
    Map<String, String> texts = new HashMap<>();
    labels.tree().entries().keySet().forEach(key -> texts.put(key, labels.text(key)));
    return texts;
  }

  /** What they say about what one collector does with the data of one pipeline. */
  public Flow of(Collector collector, String pipeline) {
    return of(collector, alert -> alert.concerns(pipeline));
  }

  /** The same without those alerts that name no pipeline although their rule is about one. */
  Flow named(Collector collector, String pipeline) {
    return of(
        collector,
        alert ->
            alert.concerns(pipeline)
                && (alert.pipeline() != null || alert.name().equals(collector.throttling())));
  }

  private Flow of(Collector collector, Predicate<Alert> concerned) {
    Set<String> names = new HashSet<>();
    alerts.stream().filter(concerned).map(Alert::name).forEach(names::add);
    return new Flow(
        names.contains(collector.allDataDropped()),
        names.contains(collector.someDataDropped()),
        names.contains(collector.throttling()));
  }

  /** Whose alerts: the names of its rules begin like this. */
  public enum Collector {
    GATEWAY("MetricGateway"),
    AGENT("MetricAgent");

    private final String prefix;

    Collector(String prefix) {
      this.prefix = prefix;
    }

    String allDataDropped() {
      return prefix + "AllDataDropped";
    }

    String someDataDropped() {
      return prefix + "SomeDataDropped";
    }

    /** There is no such rule about the agent, which nobody pushes to. */
    String throttling() {
      return prefix + "Throttling";
    }
  }

  /** What one collector does with the data of one pipeline. */
  public record Flow(boolean allDataDropped, boolean someDataDropped, boolean throttling) {
    public boolean isHealthy() {
      return !allDataDropped && !someDataDropped && !throttling;
    }
  }
}
