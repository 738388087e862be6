package dev.kubectl.telemetry.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** The version from the jar's manifest; {@code development} when run from class files. */
public final class VersionProvider implements IVersionProvider {
  public static String version() {
    @Nullable String version = VersionProvider.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** What {@code --version} says. */
  static String line() {
    return "kubectl-telemetry " + version();
  }

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }
}
