package dev.kubectl.telemetry.preview;

import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;

/**
 * Which part of a plan a manager brings about in a certain cluster: it leaves out kinds that the
 * cluster does not serve, and the self monitor belongs to the module's resource and not to metrics
 * alone.
 *
 * @param needsModule whether there is a self monitor only with a Telemetry
 * @param ownSelfMonitor whether only metrics decide about the self monitor; otherwise it stays as
 *     it is
 * @param peerAuthentications whether this kind of Istio is served
 */
public record Reach(boolean needsModule, boolean ownSelfMonitor, boolean peerAuthentications) {
  /** All that is planned, as for files. */
  public static final Reach EVERYTHING = new Reach(false, true, true);

  private static final String PEER_AUTHENTICATION = "PeerAuthentication";

  DesiredState of(ObservedState observed, DesiredState desired) {
    List<PlannedComponent> components = new ArrayList<>();
    for (PlannedComponent component : desired.components()) {
      boolean left =
          component.component() == Component.SELF_MONITOR
              && (!ownSelfMonitor || (needsModule && observed.telemetry() == null));
      if (!left) {
        components.add(served(component));
      }
    }
    return new DesiredState(desired.verdicts(), components, desired.notes());
  }

  private PlannedComponent served(PlannedComponent component) {
    if (peerAuthentications) {
      return component;
    }
    List<Tree.Mapping> objects =
        component.objects().stream()
            .filter(object -> !Tree.of(PEER_AUTHENTICATION).equals(object.get("kind")))
            .toList();
    return new PlannedComponent(
        component.component(), component.configuration(), component.configurationText(), objects);
  }
}
