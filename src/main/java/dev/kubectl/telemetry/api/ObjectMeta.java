package dev.kubectl.telemetry.api;

import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of {@code metadata} that matters here.
 *
 * @param name empty when absent
 * @param generation 0 when absent, as in a file
 * @param written all of {@code metadata} as it was written, for conversion
 */
public record ObjectMeta(
    String name,
    @Nullable String namespace,
    @Nullable String uid,
    long generation,
    @Nullable Instant creationTimestamp,
    @Nullable Instant deletionTimestamp,
    Map<String, String> labels,
    Map<String, String> annotations,
    Tree.Mapping written) {
  public ObjectMeta {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    annotations = Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
  }

  /** Metadata with nothing but a name. */
  public static ObjectMeta named(String name) {
    return new ObjectMeta(
        name,
        null,
        null,
        0,
        null,
        null,
        Map.of(),
        Map.of(),
        Tree.mapping().put("name", name).build());
  }
}
