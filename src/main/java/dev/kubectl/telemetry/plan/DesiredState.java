package dev.kubectl.telemetry.plan;

import dev.kubectl.telemetry.collector.CollectorConfiguration;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that should be there. A component that is absent should not exist.
 *
 * @param verdicts one for each observed pipeline, by name
 * @param components in the order in which they are applied
 * @param notes what the user should know about the result as a whole
 */
public record DesiredState(
    List<Verdict> verdicts, List<PlannedComponent> components, List<String> notes) {

  /**
   * One component with all its objects.
   *
   * @param configuration what its collector reads; null for the self monitor
   * @param configurationText {@code configuration} as it stands in the ConfigMap; for the self
   *     monitor its Prometheus configuration
   * @param objects in the order in which they can be applied
   */
  public record PlannedComponent(
      Component component,
      @Nullable CollectorConfiguration configuration,
      String configurationText,
      List<Tree.Mapping> objects) {
    public PlannedComponent {
      objects = List.copyOf(objects);
    }

    /** Names only: one of the objects holds credentials, which base64 does not hide. */
    @Override
    public String toString() {
      return "PlannedComponent[" + objects.stream().map(ObjectKey::of).toList() + "]";
    }
  }

  public DesiredState {
    verdicts = List.copyOf(verdicts);
    components = List.copyOf(components);
    notes = List.copyOf(notes);
  }

  public Optional<PlannedComponent> component(Component component) {
    return components.stream().filter(c -> c.component() == component).findFirst();
  }
}
