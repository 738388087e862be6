package dev.kubectl.telemetry.api.conversion;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.reading.PipelineDecoder;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.schema.Field;
import dev.kubectl.telemetry.api.schema.FieldType;
import dev.kubectl.telemetry.api.schema.MetricPipelineSchema;
import dev.kubectl.telemetry.api.schema.ObjectSchema;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.Optional;

/**
 * Objects as the reference's Go types write them: empty texts, lists and maps, zero and false
 * disappear, except where the {@linkplain Field#zeroMatters() field} says that they matter. Objects
 * stay, even empty ones, and so do the items of a list.
 */
public final class ZeroValues {
  private ZeroValues() {}

  public static MetricPipeline dropped(MetricPipeline pipeline) {
    return PipelineDecoder.v1beta1(
        dropped(PipelineEncoder.tree(pipeline), MetricPipelineSchema.V1BETA1));
  }

  public static MetricPipelineV1Alpha1 dropped(MetricPipelineV1Alpha1 pipeline) {
    return PipelineDecoder.v1alpha1(
        dropped(PipelineEncoder.tree(pipeline), MetricPipelineSchema.V1ALPHA1));
  }

  private static Tree.Mapping dropped(Tree.Mapping object, ObjectSchema schema) {
    Tree.Builder kept = Tree.mapping();
    object
        .entries()
        .forEach((key, value) -> {
          Optional<Field> field = schema.field(key);
          if (field.isEmpty() || field.get().zeroMatters() || !isZero(value, field.get())) {
            kept.put(key, field.isEmpty() ? value : inside(value, field.get().type()));
          }
        });
    return kept.build();
  }

  private static Tree inside(Tree value, FieldType type) {
    return switch (type) {
      case FieldType.ObjectOf(ObjectSchema schema) when value instanceof Tree.Mapping object ->
          dropped(object, schema);
      case FieldType.ListOf(FieldType item) when value instanceof Tree.Sequence list ->
          Tree.sequence(list.items().stream().map(each -> inside(each, item)).toList());
      case FieldType.ObjectOf _, FieldType.ListOf _, FieldType.Text _, FieldType.Bool _ -> value;
      case FieldType.WholeNumber _, FieldType.TextMap _, FieldType.Anything _ -> value;
    };
  }

  private static boolean isZero(Tree value, Field field) {
    return switch (value) {
      case Tree.Mapping mapping -> mapping.isEmpty() && field.type() instanceof FieldType.TextMap;
      case Tree.Sequence sequence -> sequence.isEmpty();
      case Tree.Scalar scalar ->
          "".equals(scalar.value())
              || Boolean.FALSE.equals(scalar.value())
              || Long.valueOf(0).equals(scalar.value());
    };
  }
}
