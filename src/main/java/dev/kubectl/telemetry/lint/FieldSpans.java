package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.Place;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;
import java.util.List;
import java.util.Optional;

/**
 * Where to point for a field. A field that holds {@code value} or {@code valueFrom} is pointed at
 * by the value, or by the key of the Secret: that is what a person has to change.
 */
public final class FieldSpans {
  private static final List<FieldPath> INNER =
      List.of(FieldPath.of("value"), FieldPath.of("valueFrom", "secretKeyRef", "key"));

  private FieldSpans() {}

  public static Span of(Place place, FieldPath path) {
    Optional<YamlNode> node = YamlPaths.at(place.root(), path);
    if (node.isPresent() && node.get() instanceof YamlMapping holder) {
      for (FieldPath inner : INNER) {
        if (YamlPaths.at(holder, inner).isPresent()) {
          FieldPath whole = path;
          for (FieldPath.Step step : inner.steps()) {
            whole = step instanceof FieldPath.Step.Key(String key) ? whole.key(key) : whole;
          }
          return place.span(whole);
        }
      }
    }
    return place.span(path);
  }
}
