package dev.kubectl.telemetry.scaffold.recipe;

import dev.kubectl.telemetry.api.MetricPipeline.Filter;
import dev.kubectl.telemetry.api.MetricPipeline.Transform;
import java.util.ArrayList;
import java.util.List;

/** What a recipe adds to a pipeline; transforms run before filters, whatever their order here. */
public record Contribution(List<Transform> transforms, List<Filter> filters) {
  public Contribution {
    transforms = List.copyOf(transforms);
    filters = List.copyOf(filters);
  }

  /** One filter entry: what meets one of the conditions is dropped. */
  static Contribution dropping(List<String> conditions) {
    return new Contribution(List.of(), List.of(new Filter(conditions)));
  }

  /** One transform entry. */
  static Contribution changing(String... statements) {
    return changing(List.of(statements));
  }

  /** One transform entry. */
  static Contribution changing(List<String> statements) {
    return new Contribution(List.of(new Transform(null, statements)), List.of());
  }

  /** This, then the other. */
  Contribution then(Contribution other) {
    List<Transform> allTransforms = new ArrayList<>(transforms);
    allTransforms.addAll(other.transforms);
    List<Filter> allFilters = new ArrayList<>(filters);
    allFilters.addAll(other.filters);
    return new Contribution(allTransforms, allFilters);
  }
}
