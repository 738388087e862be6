package dev.kubectl.telemetry.api;

import dev.kubectl.telemetry.yaml.Tree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code telemetry.kyma-project.io/v1beta1} MetricPipeline: which metrics to collect and where to
 * send them. Cluster-scoped.
 *
 * @param status as it was written; only conversion looks at it
 */
public record MetricPipeline(ObjectMeta metadata, Spec spec, @Nullable Tree status) {
  public static final String GROUP = "telemetry.kyma-project.io";
  public static final String KIND = "MetricPipeline";
  public static final String API_VERSION = GROUP + "/v1beta1";

  public String name() {
    return metadata.name();
  }

  /**
   * What the user asks for.
   *
   * @param transform null when absent, which differs from empty
   * @param filter null when absent, which differs from empty
   */
  public record Spec(
      @Nullable Input input,
      @Nullable Output output,
      @Nullable List<Transform> transform,
      @Nullable List<Filter> filter) {
    public Spec {
      transform = transform == null ? null : List.copyOf(transform);
      filter = filter == null ? null : List.copyOf(filter);
    }

    public List<Transform> transforms() {
      return transform == null ? List.of() : transform;
    }

    public List<Filter> filters() {
      return filter == null ? List.of() : filter;
    }
  }

  /** One group of OTTL statements, run where one of the conditions holds. */
  public record Transform(@Nullable List<String> conditions, @Nullable List<String> statements) {
    public Transform {
      conditions = conditions == null ? null : List.copyOf(conditions);
      statements = statements == null ? null : List.copyOf(statements);
    }
  }

  /** OTTL conditions; what meets one of them is dropped. */
  public record Filter(@Nullable List<String> conditions) {
    public Filter {
      conditions = conditions == null ? null : List.copyOf(conditions);
    }
  }
}
