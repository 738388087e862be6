package dev.kubectl.telemetry.manifest;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.Place;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.YamlPaths;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Origins as people read them: a place in a file where there is one. */
public final class Causes {
  /** Facts that the generators know under the name of what they are used for. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "agentNamespace", "targetNamespace",
          "gatewayNamespace", "targetNamespace",
          "instrumentationScopeVersion", "version");

  private final ManifestSet manifests;
  private final String namespace;

  /**
   * For the objects of some files.
   *
   * @param namespace where the settings that count are
   */
  public Causes(ManifestSet manifests, String namespace) {
    this.manifests = manifests;
    this.namespace = namespace;
  }

  /** The origin in a few words; names of files and fields are as they were written. */
  public String text(Origin origin) {
    return switch (origin) {
      case Origin.Rule(String rule) -> "built in: " + rule;
      case Origin.Fact(String name) -> "fact " + OTHER_NAMES.getOrDefault(name, name);
      case Origin.Field field -> field(field);
    };
  }

  private String field(Origin.Field field) {
    Place place = place(field);
    if (place == null) {
      return field.kind() + " " + field.name() + " " + field.path();
    }
    String where = place.source().name() + ":" + place.span(field.path()).start().line();
    boolean written = YamlPaths.at(place.root(), field.path()).isPresent();
    return where + " " + field.path() + (written ? "" : " (not written: its default)");
  }

  private @Nullable Place place(Origin.Field field) {
    return switch (field.kind()) {
      case MetricPipeline.KIND -> {
        ManifestSet.Placed placed = manifests.pipelines().get(field.name());
        yield placed == null ? null : placed.place();
      }
      case Telemetry.KIND ->
          manifests.settings(namespace).map(ManifestObject.ModuleSettings::place).orElse(null);
      default -> null;
    };
  }
}
