package dev.kubectl.telemetry.api.conversion;

import dev.kubectl.telemetry.api.Input;
import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.MetricPipelineV1Alpha1;
import dev.kubectl.telemetry.api.NamespaceName;
import dev.kubectl.telemetry.api.Output;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that {@link Conversion} takes away from a pipeline, so that a caller can warn, or
 * refuse what would change its meaning. Paths are those of the object before the conversion.
 */
public sealed interface ConversionLoss {
  FieldPath path();

  /** A field that the other version does not have. */
  record Dropped(FieldPath path, String value) implements ConversionLoss {}

  /** A namespace name that cannot exist; without it the selector selects the same. */
  record NameRemoved(FieldPath path, String name) implements ConversionLoss {}

  /**
   * An {@code include} list without a single valid name: it selects nothing, and the selector that
   * is left selects <em>every</em> namespace.
   */
  record SelectionWidened(FieldPath path, List<String> names) implements ConversionLoss {
    public SelectionWidened {
      names = List.copyOf(names);
    }
  }

  /** What {@link Conversion#toV1Beta1} takes away. */
  static List<ConversionLoss> towardsV1Beta1(MetricPipelineV1Alpha1 pipeline) {
    List<ConversionLoss> losses = new ArrayList<>();
    MetricPipelineV1Alpha1.AlphaInput input = pipeline.spec().input();
    if (input != null) {
      if (input.runtime() != null) {
        removed("runtime", input.runtime().namespaces(), losses);
      }
      if (input.otlp() != null) {
        removed("otlp", input.otlp().namespaces(), losses);
      }
    }
    return losses;
  }

  /** What {@link Conversion#toV1Alpha1} takes away. */
  static List<ConversionLoss> towardsV1Alpha1(MetricPipeline pipeline) {
    List<ConversionLoss> losses = new ArrayList<>();
    Input input = pipeline.spec().input();
    if (input != null && input.otlp() != null) {
      removed("otlp", input.otlp().namespaces(), losses);
    }
    Output output = pipeline.spec().output();
    if (output != null && output.otlp() != null) {
      String compression = output.otlp().compression();
      if (compression != null && !compression.isEmpty()) {
        losses.add(new Dropped(FieldPath.of("spec", "output", "otlp", "compression"), compression));
      }
    }
    return losses;
  }

  private static void removed(
      String input, @Nullable NamespaceSelector selector, List<ConversionLoss> losses) {
    if (selector == null) {
      return;
    }
    FieldPath path = FieldPath.of("spec", "input", input, "namespaces");
    List<String> included = selector.included();
    if (!included.isEmpty() && included.stream().noneMatch(NamespaceName::isValid)) {
      losses.add(new SelectionWidened(path.key("include"), included));
    } else {
      removed(path.key("include"), included, losses);
    }
    removed(path.key("exclude"), selector.excluded(), losses);
  }

  private static void removed(FieldPath list, List<String> names, List<ConversionLoss> losses) {
    for (int i = 0; i < names.size(); i++) {
      if (!NamespaceName.isValid(names.get(i))) {
        losses.add(new NameRemoved(list.index(i), names.get(i)));
      }
    }
  }
}
