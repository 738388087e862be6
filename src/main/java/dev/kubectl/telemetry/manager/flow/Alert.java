package dev.kubectl.telemetry.manager.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One alert of the self monitor, by its labels. */
public record Alert(Map<String, String> labels) {
  private static final String NAME = "alertname";
  private static final String PIPELINE = "pipeline_name";

  public Alert {
    labels = Map.copyOf(labels);
  }

  String name() {
    return labels.getOrDefault(NAME, "");
  }

  /** The pipeline that it is about; null when it names none. */
  @Nullable String pipeline() {
    return labels.get(PIPELINE);
  }

  /** Whether it is about this pipeline: it names exactly this one, or none at all. */
  boolean concerns(String pipeline) {
    return pipeline() == null || pipeline.equals(pipeline());
  }
}
