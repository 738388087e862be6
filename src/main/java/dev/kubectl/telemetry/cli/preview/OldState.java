package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.collector.Distribution;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the new state is compared with, as {@code --against} names it. */
sealed interface OldState {
  /** What is in a cluster. */
  record Live() implements OldState {}

  /** The same files at a commit. */
  record Revision(String ref) implements OldState {}

  /** Other files. */
  record Files(String path) implements OldState {}

  /** A cluster without any pipeline. */
  record Nothing() implements OldState {}

  /** The same files, generated for another build of the collector. */
  record OtherDistribution(Distribution distribution) implements OldState {}

  /** Reads the option; null when it is not given. */
  static OldState of(@Nullable String text) {
    return switch (text) {
      case null -> new Live();
      case "live" -> new Live();
      case "nothing" -> new Nothing();
      case String git when git.startsWith("git:") -> revision(git.substring("git:".length()));
      case String generator when generator.startsWith("distribution:") ->
          distribution(generator.substring("distribution:".length()));
      case String version when version.startsWith("version:") ->
          throw new CommandFailure(
              ExitCode.USAGE,
              "this program generates as one version of the manager only",
              "compare with distribution:upstream, or run the other version's generate"
                  + " --output-dir and diff the folders");
      case String path -> new Files(path);
    };
  }

  private static OldState revision(String ref) {
    if (ref.isEmpty() || ref.startsWith("-")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--against git: needs a commit, a branch or a tag",
          "such as --against git:main or --against git:HEAD~1");
    }
    return new Revision(ref);
  }

  private static OldState distribution(String name) {
    for (Distribution distribution : Distribution.values()) {
      if (distribution.name().toLowerCase(Locale.ROOT).equals(name)) {
        return new OtherDistribution(distribution);
      }
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        "there is no distribution " + name,
        "known are distribution:kyma and distribution:upstream");
  }
}
