package dev.kubectl.telemetry.cli.version;

import dev.kubectl.telemetry.cli.VersionProvider;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Locale;

/**
 * This program.
 *
 * @param manager release of Kyma's telemetry-manager whose behaviour it has
 * @param collector version of the collectors that this release of the manager runs
 * @param platform as Go writes it: {@code linux/amd64}
 * @param runtime {@code native}, or the Java that it runs on
 */
record ClientVersion(
    String version, String manager, String collector, String platform, String runtime) {

  static ClientVersion ofThis() {
    return new ClientVersion(
        VersionProvider.version(),
        ManagerOptions.AS_INSTALLED.version(),
        ImageTag.of(ManagerOptions.AS_INSTALLED.collectorImage()).replaceFirst("-.*", ""),
        ofPlatform(),
        // The image builder sets this property in every executable.
        System.getProperty("org.graalvm.nativeimage.imagecode") == null
            ? "Java " + Runtime.version()
            : "native");
  }

  Tree.Mapping tree() {
    return Tree.mapping()
        .put("version", version)
        .put("telemetryManager", manager)
        .put("collector", collector)
        .put("platform", platform)
        .put("runtime", runtime)
        .build();
  }

  private static String ofPlatform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch");
    return (system.startsWith("mac") ? "darwin" : system.startsWith("windows") ? "windows" : system)
        + "/"
        + switch (processor) {
          case "x86_64", "amd64" -> "amd64";
          case "aarch64" -> "arm64";
          default -> processor;
        };
  }
}
