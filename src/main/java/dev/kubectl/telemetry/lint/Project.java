package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is linted together, for the rules that need more than one object.
 *
 * @param files in the order of the input
 * @param pipelines of all files, in that order
 * @param secrets those among the files
 * @param hasSecrets whether a Secret is among the files at all
 */
public record Project(
    List<LintFile> files,
    List<LintedPipeline> pipelines,
    SecretSource secrets,
    boolean hasSecrets) {

  public static Project of(List<LintFile> files) {
    List<LintedPipeline> pipelines = new ArrayList<>();
    Map<String, SecretSource.SecretData> secrets = new HashMap<>();
    for (LintFile file : files) {
      for (ManifestObject object : file.objects()) {
        pipeline(object).ifPresent(pipelines::add);
        if (object instanceof ManifestObject.Secret secret) {
          secrets.put(key(namespaceOf(secret), secret.name()), secret.data());
        }
      }
    }
    SecretSource source =
        (namespace, name) -> {
          SecretSource.SecretData data = secrets.get(key(namespace, name));
          return data == null
              ? new SecretSource.Lookup.Missing()
              : new SecretSource.Lookup.Found(data);
        };
    return new Project(List.copyOf(files), List.copyOf(pipelines), source, !secrets.isEmpty());
  }

  private static String namespaceOf(ManifestObject.Secret secret) {
    return secret.namespace() == null ? "default" : secret.namespace();
  }

  private static String key(String namespace, String name) {
    return namespace + "/" + name;
  }

  /** The pipelines of one file. */
  public List<LintedPipeline> pipelinesOf(LintFile file) {
    return file.objects().stream().flatMap(object -> pipeline(object).stream()).toList();
  }

  private static Optional<LintedPipeline> pipeline(ManifestObject object) {
    return switch (object) {
      case ManifestObject.Pipeline pipeline -> Optional.of(LintedPipeline.of(pipeline));
      case ManifestObject.PipelineV1Alpha1 pipeline -> Optional.of(LintedPipeline.of(pipeline));
      case ManifestObject.ModuleSettings _,
          ManifestObject.Secret _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _,
          ManifestObject.Other _ ->
          Optional.empty();
    };
  }

  /** Objects of all files with these kinds. */
  public List<ManifestObject> objects(List<String> kinds) {
    return files.stream()
        .flatMap(file -> file.objects().stream())
        .filter(object -> kinds.contains(WrittenObject.kind(object)))
        .toList();
  }
}
