package dev.kubectl.telemetry.collector.component;

import static dev.kubectl.telemetry.collector.component.Origins.field;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Processors that keep the namespaces a pipeline asks for. Data without a namespace passes, and so
 * do metrics of the module itself.
 */
public final class NamespaceFilter {
  private static final FieldPath INPUT = FieldPath.of("spec", "input");

  private NamespaceFilter() {}

  /** For pushed data, in the gateway. */
  public static Optional<Component> ofPushed(
      MetricPipeline pipeline, @Nullable NamespaceSelector selector) {
    return of(pipeline, "otlp", selector, "not(" + Ottl.fromInput("kyma") + ")");
  }

  /** For one of the pull inputs {@code runtime}, {@code prometheus}, {@code istio}. */
  public static Optional<Component> ofPulled(
      MetricPipeline pipeline, String input, @Nullable NamespaceSelector selector) {
    return of(pipeline, input, selector, Ottl.fromInput(input));
  }

  private static Optional<Component> of(
      MetricPipeline pipeline, String input, @Nullable NamespaceSelector selector, String guard) {
    if (selector == null || (selector.included().isEmpty() && selector.excluded().isEmpty())) {
      return Optional.empty();
    }
    FieldPath path = INPUT.key(input).key("namespaces");
    List<Tree> conditions = new ArrayList<>();
    if (!selector.excluded().isEmpty()) {
      conditions.add(
          Tree.of(guard + " and (" + anyOf(selector.excluded()) + ")")
              .because(field(pipeline, path.key("exclude"))));
    }
    if (!selector.included().isEmpty()) {
      String others = Ottl.NAMESPACE + " != nil and not(" + anyOf(selector.included()) + ")";
      conditions.add(
          Tree.of(guard + " and " + others).because(field(pipeline, path.key("include"))));
    }
    return Optional.of(
        Statements.filter(
            pipeline.name() + "-filter-by-namespace-" + input + "-input",
            field(pipeline, path),
            Tree.sequence(conditions)));
  }

  private static String anyOf(List<String> namespaces) {
    return Ottl.anyOf(
        namespaces.stream().map(name -> Ottl.NAMESPACE + " == " + Ottl.literal(name)).toList());
  }
}
