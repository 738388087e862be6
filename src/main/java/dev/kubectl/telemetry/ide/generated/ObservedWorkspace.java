package dev.kubectl.telemetry.ide.generated;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.ManifestObject.ModuleSettings;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.manifest.PlaceholderSecrets;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.workload.ManagerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The files of a workspace as if they were applied to an empty cluster. Secrets that are not among
 * them are taken as there.
 *
 * @param manifests what the files say; of equal names that of the first file counts
 */
record ObservedWorkspace(ManifestSet manifests, Instant now) {
  static final String NAMESPACE = ManagerOptions.AS_INSTALLED.targetNamespace();

  /** All files, one of them first. */
  static ObservedWorkspace of(Workspace workspace, WorkspaceFile first, Instant now) {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    contents.add(content(first.document().name(), first.document().text()));
    for (WorkspaceFile file : workspace.files()) {
      boolean other = !file.document().uri().equals(first.document().uri());
      if (other && (file.isOurs() || hasSecrets(file))) {
        contents.add(content(file.document().name(), file.document().text()));
      }
    }
    return new ObservedWorkspace(ManifestSet.of(new ManifestFiles.Found(contents, List.of())), now);
  }

  private static boolean hasSecrets(WorkspaceFile file) {
    return file.read().objects().stream().anyMatch(ManifestObject.Secret.class::isInstance);
  }

  private static ManifestFiles.Content content(String name, String text) {
    return new ManifestFiles.Content(name, text.getBytes(StandardCharsets.UTF_8));
  }

  List<MetricPipeline> pipelines() {
    return manifests.pipelines().values().stream().map(ManifestSet.Placed::pipeline).toList();
  }

  ObservedState state(List<MetricPipeline> pipelines) {
    PlaceholderSecrets secrets = PlaceholderSecrets.over(manifests.secrets(), pipelines);
    return new ObservedState(
        pipelines,
        secrets,
        manifests.settings(NAMESPACE).map(ModuleSettings::telemetry).orElse(null),
        ClusterFacts.UNKNOWN,
        SettingOverrides.NONE,
        ManagerOptions.AS_INSTALLED,
        Distribution.KYMA,
        secrets.assumed(),
        now);
  }
}
