package dev.kubectl.telemetry.manifest;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Output.SecretKeyRef;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.validation.SecretReferences;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Secrets with made-up values where a pipeline refers to one that is not there, so that output can
 * be looked at without any credential.
 */
public final class PlaceholderSecrets implements SecretSource {
  private final Map<String, Map<String, byte[]>> values;
  private final SecretSource real;
  private final Set<SecretKeyRef> assumed;

  private PlaceholderSecrets(
      Map<String, Map<String, byte[]>> values, SecretSource real, Set<SecretKeyRef> assumed) {
    this.values = values;
    this.real = real;
    this.assumed = assumed;
  }

  /** The given Secrets, and a placeholder for each reference that finds nothing in them. */
  public static PlaceholderSecrets over(SecretSource real, List<MetricPipeline> pipelines) {
    return over(real, pipelines, reference -> !isFound(real, reference));
  }

  /** The same for what may not be read alone: what is missing stays missing. */
  public static PlaceholderSecrets overUnreadable(
      SecretSource real, List<MetricPipeline> pipelines) {
    return over(
        real,
        pipelines,
        reference ->
            real.find(String.valueOf(reference.namespace()), String.valueOf(reference.name()))
                instanceof Lookup.Unreadable);
  }

  private static PlaceholderSecrets over(
      SecretSource real, List<MetricPipeline> pipelines, Predicate<SecretKeyRef> wanted) {
    Map<String, Map<String, byte[]>> values = new HashMap<>();
    Set<SecretKeyRef> assumed = new HashSet<>();
    for (MetricPipeline pipeline : pipelines) {
      for (SecretReferences.Located found : SecretReferences.located(pipeline)) {
        SecretKeyRef reference = found.reference();
        if (reference.namespace() != null
            && reference.name() != null
            && reference.key() != null
            && wanted.test(reference)) {
          assumed.add(reference);
          values
              .computeIfAbsent(reference.namespace() + "/" + reference.name(), n -> new HashMap<>())
              .put(reference.key(), placeholder(found.holder().toString()));
        }
      }
    }
    return new PlaceholderSecrets(values, real, assumed);
  }

  private static boolean isFound(SecretSource secrets, SecretKeyRef reference) {
    return secrets.find(String.valueOf(reference.namespace()), String.valueOf(reference.name()))
            instanceof Lookup.Found(SecretData data)
        && data.keys().contains(String.valueOf(reference.key()));
  }

  /** An endpoint has to be one, or nothing could be made of it. */
  private static byte[] placeholder(String field) {
    String text =
        field.contains("endpoint") || field.contains("tokenURL")
            ? "https://placeholder.invalid:4317"
            : "placeholder";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The references whose values are made up. */
  public Set<SecretKeyRef> assumed() {
    return assumed;
  }

  @Override
  public Lookup find(String namespace, String name) {
    Map<String, byte[]> madeUp = values.get(namespace + "/" + name);
    Lookup lookup = real.find(namespace, name);
    if (madeUp == null) {
      return lookup;
    }
    Map<String, byte[]> all = new HashMap<>(madeUp);
    if (lookup instanceof Lookup.Found(SecretData data)) {
      data.keys().forEach(key -> data.value(key).ifPresent(value -> all.put(key, value)));
    }
    return new Lookup.Found(new SecretData(all));
  }
}
