package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.field;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Processors that a pipeline's own OTTL makes. The texts are passed on as they were written. */
public final class UserDefined {
  private static final FieldPath TRANSFORM = FieldPath.of("spec", "transform");
  private static final FieldPath FILTER = FieldPath.of("spec", "filter");

  private UserDefined() {}

  /** {@code spec.transform}; none for an empty list. */
  public static Optional<Component> transform(MetricPipeline pipeline) {
    List<MetricPipeline.Transform> entries = pipeline.spec().transforms();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<Tree> records = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      MetricPipeline.Transform entry = entries.get(i);
      FieldPath path = TRANSFORM.index(i);
      records.add(
          Tree.mapping()
              .put("statements", texts(pipeline, entry.statements(), path.key("statements")))
              .putIfNotEmpty(
                  "conditions", texts(pipeline, entry.conditions(), path.key("conditions")))
              .build()
              .because(field(pipeline, path)));
    }
    Origin origin = field(pipeline, TRANSFORM);
    return Optional.of(Statements.transform("user-defined-" + pipeline.name(), origin, records));
  }

  /** {@code spec.filter}; none for an empty list. */
  public static Optional<Component> filter(MetricPipeline pipeline) {
    List<MetricPipeline.Filter> entries = pipeline.spec().filters();
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    List<Tree> records = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      FieldPath path = FILTER.index(i);
      records.add(
          Tree.mapping()
              .put(
                  "conditions",
                  texts(pipeline, entries.get(i).conditions(), path.key("conditions")))
              .build()
              .because(field(pipeline, path)));
    }
    Origin origin = field(pipeline, FILTER);
    return Optional.of(Statements.filter("user-defined-" + pipeline.name(), origin, records));
  }

  private static Tree.Sequence texts(
      MetricPipeline pipeline, @Nullable List<String> texts, FieldPath path) {
    if (texts == null) {
      return Tree.EMPTY_SEQUENCE;
    }
    List<Tree> items = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      items.add(Tree.of(texts.get(i)).because(field(pipeline, path.index(i))));
    }
    return Tree.sequence(items);
  }
}
