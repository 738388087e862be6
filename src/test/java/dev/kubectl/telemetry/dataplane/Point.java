package dev.kubectl.telemetry.dataplane;

import dev.kubectl.telemetry.cluster.ObjectView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One data point as it came to a backend.
 *
 * @param resource attributes of where it comes from
 * @param attributes of its own
 */
public record Point(String metric, Map<String, String> resource, Map<String, String> attributes) {
  private static final List<String> KINDS =
      List.of("gauge", "sum", "histogram", "exponentialHistogram", "summary");

  public Point {
    resource = Map.copyOf(resource);
    attributes = Map.copyOf(attributes);
  }

  /** All points of an export request, which is OTLP in its JSON form. */
  static List<Point> of(ObjectView request) {
    List<Point> points = new ArrayList<>();
    for (ObjectView resource : request.items("resourceMetrics")) {
      Map<String, String> where = attributes(resource.at("resource"));
      resource.items("scopeMetrics").stream()
          .flatMap(scope -> scope.items("metrics").stream())
          .forEach(metric ->
              dataPoints(metric)
                  .forEach(point ->
                      points.add(new Point(metric.text("name"), where, attributes(point)))));
    }
    return points;
  }

  private static Stream<ObjectView> dataPoints(ObjectView metric) {
    return KINDS.stream().flatMap(kind -> metric.at(kind).items("dataPoints").stream());
  }

  private static Map<String, String> attributes(ObjectView owner) {
    Map<String, String> attributes = new HashMap<>();
    for (ObjectView attribute : owner.items("attributes")) {
      ObjectView value = attribute.at("value");
      // Numbers are texts in this form, too, and nobody here asks for anything else.
      String text = value.text("stringValue");
      attributes.put(attribute.text("key"), text.isEmpty() ? value.text("intValue") : text);
    }
    return attributes;
  }
}
