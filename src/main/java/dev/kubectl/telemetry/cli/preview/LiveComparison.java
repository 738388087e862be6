package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cluster.AccessRule;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.manager.ManagerSettings;
import dev.kubectl.telemetry.manager.Overrides;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.saved.Evidence;
import dev.kubectl.telemetry.preview.ObjectChange;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Reach;
import dev.kubectl.telemetry.preview.Surroundings;
import dev.kubectl.telemetry.preview.effect.Refusal;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares a cluster with itself after files have been applied. */
final class LiveComparison {
  /** Field managers that generate: this program, and the binary of the reference's image. */
  static final List<String> GENERATORS =
      List.of(ManagerSettings.FIELD_MANAGER, "manager", "telemetry-manager");

  private final LiveCluster cluster;
  private final ClusterSnapshot snapshot;
  private final LiveStates states;
  private final String label;
  private final @Nullable Integer nodes;

  LiveComparison(
      LiveCluster cluster,
      ClusterSnapshot snapshot,
      LiveStates states,
      String label,
      @Nullable Integer nodes) {
    this.cluster = cluster;
    this.snapshot = snapshot;
    this.states = states;
    this.label = label;
    this.nodes = nodes;
  }

  /**
   * What came out.
   *
   * @param evidence what the preview was made from, for a plan
   * @param unreadable Secrets whose values are not known
   */
  record Result(Preview preview, Evidence evidence, String server, Set<String> unreadable) {
    /** Without the evidence, which holds credentials. */
    @Override
    public String toString() {
      return "Result[" + server + "]";
    }
  }

  Result compare(boolean ssa, String fieldManager) {
    ObservedState before = states.before();
    ObservedState after = states.after();
    List<String> notes = notes();
    ServerDryRun dryRun = new ServerDryRun(cluster, fieldManager, ManagerSettings.FIELD_MANAGER);
    if (ssa) {
      after = dryRun.pipelines(before, after, states.selected());
    }
    Preview preview = preview(before, after, dryRun.refusals(), notes);
    if (losesItsLastPipeline(preview)) {
      notes.add(
          "gateway and agent stay for "
              + ManagerSettings.DEFAULT_GRACE.toMinutes()
              + " minutes after the last pipeline that could run, unless it is mended before;"
              + " Kyma's manager removes them at once");
      preview = preview(before, after, dryRun.refusals(), notes);
    }
    if (ssa) {
      Set<ObjectKey> changed =
          preview.objects().stream().map(ObjectChange::key).collect(Collectors.toSet());
      dryRun.objects(preview.after().desired(), changed);
      List<String> more = new ArrayList<>(notes);
      more.addAll(dryRun.notes());
      preview = preview(before, after, dryRun.refusals(), more);
    }
    ObservedState admitted = preview.after().observed();
    return new Result(
        preview,
        new Evidence(
            snapshot.discovery().clusterUid(),
            admitted,
            Planner.plan(admitted),
            snapshot.objects()),
        cluster.server(),
        states.unreadable());
  }

  private Preview preview(
      ObservedState before, ObservedState after, List<Refusal> refusals, List<String> notes) {
    return Previewer.preview(
        cluster.label(),
        before,
        label,
        after,
        new Surroundings(
            nodes,
            List.copyOf(snapshot.objects().values()),
            cluster.secretsUnseen() ? Set.of("Secret") : Set.of(),
            GENERATORS,
            refusals,
            new Reach(
                true,
                !snapshot.discovery().otherSignals(),
                snapshot.discovery().peerAuthenticationServed()),
            notes));
  }

  /** There are pipelines and none of them can run any more. */
  private static boolean losesItsLastPipeline(Preview preview) {
    DesiredState before = preview.before().desired();
    DesiredState after = preview.after().desired();
    return before.component(Component.GATEWAY).isPresent()
        && after.component(Component.GATEWAY).isEmpty()
        && !after.verdicts().isEmpty();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    Overrides overrides = states.overrides();
    if (overrides.metricsPaused() || overrides.telemetryPaused()) {
      notes.add(
          "the manager is paused by ConfigMap telemetry-overrides: what is shown happens when it is"
              + " not any more");
    }
    List<String> inVain = states.givenInVain();
    if (!inVain.isEmpty()) {
      notes.add(
          "the cluster itself tells "
              + String.join(", ", inVain)
              + ": what --fact or --facts say about it is not used");
    }
    for (String secret : states.unreadable()) {
      int slash = secret.indexOf('/');
      notes.add(
          "Secret "
              + secret
              + " may not be read, so its values are taken as good and unchanged; the missing rule: "
              + rule(secret.substring(0, slash), Set.of(secret.substring(slash + 1)), "get"));
    }
    if (cluster.secretsUnseen()) {
      String namespace = cluster.scope().workloadNamespace();
      notes.add(
          "the Secrets of gateway and agent may not be listed, so it is not known whether somebody"
              + " edited them; the missing rule: "
              + rule(namespace, Set.of(), "list"));
    }
    return notes;
  }

  private static String rule(String namespace, Set<String> names, String verb) {
    return new AccessRule(namespace, "", "secrets", Set.of(verb), names).toString();
  }
}
