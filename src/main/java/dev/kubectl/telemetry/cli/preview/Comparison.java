package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.cli.InputOptions;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Surroundings;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/** Reads both states and compares them. */
final class Comparison {
  private final Console console;
  private final InputOptions input;
  private final InputStream standardInput;
  private final PreviewCommand.ComparisonOptions options;
  private final Facts facts;

  Comparison(
      Console console,
      InputOptions input,
      InputStream standardInput,
      PreviewCommand.ComparisonOptions options,
      Facts facts) {
    this.console = console;
    this.input = input;
    this.standardInput = standardInput;
    this.options = options;
    this.facts = facts;
  }

  Preview preview(OldState old) {
    FileStates states = new FileStates(console, facts, facts.now(), options.requireSecrets);
    String label = String.join(", ", input.filenames);
    ManifestSet after = states.manifests(input.read(standardInput), label);
    ManifestSet before;
    String oldLabel;
    Distribution distribution = options.distribution;
    switch (old) {
      case OldState.Live() ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "name what to compare with",
              "such as --against git:main, --against DIR or --against nothing");
      case OldState.Nothing() -> {
        before = ManifestSet.of(new ManifestFiles.Found(List.of(), List.of()));
        oldLabel = "nothing";
      }
      case OldState.Files(String path) -> {
        before =
            states.manifests(
                ManifestFiles.read(List.of(path), input.recursive, InputStream.nullInputStream()),
                path);
        oldLabel = path;
      }
      case OldState.Revision(String ref) -> {
        before = states.manifests(revision(ref), "git:" + ref);
        oldLabel = "git:" + ref;
      }
      case OldState.OtherDistribution(Distribution other) -> {
        before = after;
        oldLabel = "distribution:" + other.name().toLowerCase(Locale.ROOT);
        distribution = other;
      }
    }
    return Previewer.preview(
        oldLabel,
        states.state(before, after, distribution),
        label,
        states.state(after, before, options.distribution),
        new Surroundings(options.nodes, null, List.of(), List.of()));
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
