package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.InputOptions;
import dev.kubectl.telemetry.cli.cluster.ConnectionFlags;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.cluster.AccessRules;
import dev.kubectl.telemetry.cluster.ClusterScope;
import dev.kubectl.telemetry.cluster.ClusterSnapshot;
import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Surroundings;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads both states and compares them. */
final class Comparison {
  private final Console console;
  private final InputOptions input;
  private final InputStream standardInput;
  private final PreviewCommand.ComparisonOptions options;
  private final ClusterOptions clusterOptions;
  private final ConnectionFlags connection;
  private final Facts facts;
  private final Instant now;

  Comparison(
      Console console,
      InputOptions input,
      InputStream standardInput,
      PreviewCommand.ComparisonOptions options,
      ClusterOptions clusterOptions,
      ConnectionFlags connection,
      Facts facts) {
    this.console = console;
    this.input = input;
    this.standardInput = standardInput;
    this.options = options;
    this.clusterOptions = clusterOptions;
    this.connection = connection;
    this.facts = facts;
    this.now = facts.now();
  }

  /**
   * What came out.
   *
   * @param live what a plan can be made of; null without a cluster
   */
  record Outcome(Preview preview, LiveComparison.@Nullable Result live) {}

  Outcome compare(OldState old) {
    FileStates states = new FileStates(console, facts, now, options.requireSecrets);
    String label = String.join(", ", input.filenames);
    ManifestSet after = states.manifests(input.read(standardInput), label);
    return switch (old) {
      case OldState.Live live -> live(after, label, live.isDefault());
      case OldState.Nothing() ->
          offline(
              states,
              ManifestSet.of(new ManifestFiles.Found(List.of(), List.of())),
              "nothing",
              after,
              label);
      case OldState.Files(String path) ->
          offline(
              states,
              states.manifests(
                  ManifestFiles.read(List.of(path), input.recursive, InputStream.nullInputStream()),
                  path),
              path,
              after,
              label);
      case OldState.Revision(String ref) ->
          offline(
              states, states.manifests(revision(ref), "git:" + ref), "git:" + ref, after, label);
      case OldState.OtherDistribution(Distribution other) ->
          outcome(
              "distribution:" + other.name().toLowerCase(Locale.ROOT),
              states.state(after, after, other),
              label,
              states.state(after, after, options.distribution),
              List.of());
      case OldState.OtherVersion(String version) ->
          outcome(
              "version:" + version,
              withVersion(states.state(after, after, options.distribution), version),
              label,
              states.state(after, after, options.distribution),
              List.of(
                  "version:"
                      + version
                      + " compares what a release stamps into its output; its rules are those of"
                      + " this program, and its images those that facts name"));
    };
  }

  private Outcome offline(
      FileStates states, ManifestSet before, String oldLabel, ManifestSet after, String label) {
    return outcome(
        oldLabel,
        states.state(before, after, options.distribution),
        label,
        states.state(after, before, options.distribution),
        List.of());
  }

  private Outcome outcome(
      String oldLabel,
      ObservedState before,
      String label,
      ObservedState after,
      List<String> notes) {
    Surroundings none = Surroundings.NONE;
    return new Outcome(
        Previewer.preview(
            oldLabel,
            before,
            label,
            after,
            new Surroundings(
                options.nodes,
                null,
                none.unseen(),
                none.managers(),
                none.refusals(),
                none.reach(),
                notes)),
        null);
  }

  private static ObservedState withVersion(ObservedState state, String version) {
    return new ObservedState(
        state.pipelines(),
        state.secrets(),
        state.telemetry(),
        state.cluster(),
        state.overrides(),
        state.options().toBuilder().version(version).build(),
        state.distribution(),
        state.assumed(),
        state.now());
  }

  private String namespace() {
    String given = connection.namespace();
    return given == null ? facts.namespace() : given;
  }

  private Outcome live(ManifestSet files, String label, boolean byDefault) {
    try (LiveCluster cluster = LiveCluster.open(connection, namespace())) {
      List<MetricPipeline> selected = LiveStates.selected(files, clusterOptions.labels());
      ClusterSnapshot snapshot = cluster.read(selected);
      LiveStates states =
          new LiveStates(
              snapshot, files, clusterOptions, facts, options.distribution, namespace(), now);
      if (options.requireSecrets && !states.unreadable().isEmpty()) {
        throw new CommandFailure(
            ExitCode.CLUSTER,
            "these Secrets may not be read: " + String.join(", ", states.unreadable()),
            "--rbac prints the rights that are needed");
      }
      LiveComparison.Result result =
          new LiveComparison(
                  cluster,
                  snapshot,
                  states,
                  label,
                  options.nodes == null ? cluster.nodes(snapshot) : options.nodes)
              .compare(clusterOptions.ssa, clusterOptions.fieldManager);
      return new Outcome(result.preview(), result);
    } catch (ClusterFailure e) {
      throw byDefault ? withAlternative(e) : e;
    }
  }

  /** Nobody named the cluster: say what else there is to compare with. */
  private static ClusterFailure withAlternative(ClusterFailure e) {
    return switch (e.kind()) {
      case CONFIGURATION, UNREACHABLE, TLS, UNAUTHORIZED, MISSING, TIMEOUT -> {
        List<String> hints = new ArrayList<>();
        if (e.hint() != null) {
          hints.add(e.hint());
        }
        hints.add(
            "without a cluster, name what to compare with: --against git:main, --against DIR or"
                + " --against nothing");
        yield new ClusterFailure(
            e.kind(), "no cluster to compare with: " + e.text(), String.join("\n", hints), e);
      }
      case FORBIDDEN, CONFLICT, INVALID, GONE, THROTTLED, SERVER -> e;
    };
  }

  /**
   * The roles that this command line needs; of pipelines in the cluster only if it can be asked.
   */
  String roles() {
    List<MetricPipeline> pipelines = new ArrayList<>();
    String unknown = "";
    if (!input.isEmpty()) {
      FileStates states = new FileStates(console, facts, now, options.requireSecrets);
      pipelines.addAll(
          LiveStates.selected(
              states.manifests(input.read(standardInput), String.join(", ", input.filenames)),
              clusterOptions.labels()));
    }
    try (LiveCluster cluster = LiveCluster.open(connection, namespace())) {
      pipelines.addAll(cluster.pipelines());
    } catch (ClusterFailure e) {
      unknown =
          "# The pipelines of the cluster could not be asked for: the Secrets that they refer to"
              + " are not in here.\n";
    }
    ClusterScope scope = ClusterScope.of(namespace());
    AccessRules rules = AccessRules.forReading(scope, pipelines);
    if (clusterOptions.ssa) {
      rules.withDryRun(scope, true);
    }
    return "# What kubectl telemetry preview needs; to be bound to a user or group.\n"
        + unknown
        + LiveCluster.roles(rules.rules())
        + "\n";
  }

  private ManifestFiles.Found revision(String ref) {
    if (input.isKustomized()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--against git: does not go with -k, which would need the files of that commit on disk",
          "build the kustomization of both commits, and name the results with -f and --against");
    }
    return GitFiles.read(input.filenames, input.recursive, ref);
  }
}
