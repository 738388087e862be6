package dev.kubectl.telemetry.api.reading;

import dev.kubectl.telemetry.api.GoDuration;
import dev.kubectl.telemetry.api.Telemetry;
import dev.kubectl.telemetry.api.Telemetry.InvalidInterval;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tree of a Telemetry, from a file or a cluster, to its record. Total, as all decoders are. */
public final class TelemetryDecoder {
  private static final String INTERVAL = "collectionInterval";

  private TelemetryDecoder() {}

  public static Telemetry telemetry(Tree.Mapping object) {
    Fields fields = new Fields(object);
    Fields spec = fields.objectOrNone("spec");
    return new Telemetry(
        MetadataDecoder.metadata(fields),
        spec.object("metric", TelemetryDecoder::metric),
        spec.object("enrichments", TelemetryDecoder::enrichments));
  }

  private static Telemetry.MetricSpec metric(Fields metric) {
    List<InvalidInterval> invalid = new ArrayList<>();
    FieldPath path = FieldPath.of("spec", "metric");
    return new Telemetry.MetricSpec(
        replicas(metric.objectOrNone("gateway").objectOrNone("scaling")),
        interval(metric, path, invalid),
        interval(metric.objectOrNone("runtime"), path.key("runtime"), invalid),
        interval(metric.objectOrNone("prometheus"), path.key("prometheus"), invalid),
        interval(metric.objectOrNone("istio"), path.key("istio"), invalid),
        invalid);
  }

  private static @Nullable Duration interval(
      Fields fields, FieldPath path, List<InvalidInterval> invalid) {
    String text = fields.text(INTERVAL);
    if (text == null) {
      return null;
    }
    Optional<Duration> interval = GoDuration.parse(text).filter(Duration::isPositive);
    if (interval.isEmpty()) {
      invalid.add(new InvalidInterval(path.key(INTERVAL), text));
    }
    return interval.orElse(null);
  }

  private static @Nullable Integer replicas(Fields scaling) {
    Long replicas = scaling.objectOrNone("static").number("replicas");
    return "Static".equals(scaling.text("type")) && replicas != null && replicas > 0
        ? (Integer) (int) Math.min(replicas, Integer.MAX_VALUE)
        : null;
  }

  private static Telemetry.Enrichments enrichments(Fields fields) {
    return new Telemetry.Enrichments(
        fields.objects(
            "extractPodLabels",
            label -> new Telemetry.PodLabel(label.text("key"), label.text("keyPrefix"))),
        fields.objectOrNone("cluster").text("name"));
  }
}
