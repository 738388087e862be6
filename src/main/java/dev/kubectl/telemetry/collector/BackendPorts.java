package dev.kubectl.telemetry.collector;

import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import dev.kubectl.telemetry.collector.resolve.ResolvedPipeline;
import java.util.List;
import java.util.TreeSet;

/** Ports of the backends, for the annotation that sends the agent's traffic through Istio. */
public final class BackendPorts {
  private static final String DEFAULT_HTTP_PORT = "4318";

  private BackendPorts() {}

  /**
   * Ports that these pipelines send to, sorted as texts, without duplicates. A gRPC endpoint
   * without a port, and one that is no URL, has none.
   */
  public static List<String> of(List<ResolvedPipeline> pipelines) {
    TreeSet<String> ports = new TreeSet<>();
    for (ResolvedPipeline pipeline : pipelines) {
      String port = portOf(pipeline);
      if (!port.isEmpty()) {
        ports.add(port);
      }
    }
    return List.copyOf(ports);
  }

  private static String portOf(ResolvedPipeline pipeline) {
    String endpoint = pipeline.values().endpoint();
    String url = endpoint.contains("://") ? endpoint : "placeholder://" + endpoint;
    return switch (GoUrl.parse(url)) {
      case UrlResult.Malformed malformed -> "";
      case UrlResult.Parsed(GoUrl parsed) when !parsed.port().isEmpty() -> parsed.port();
      case UrlResult.Parsed parsed ->
          "http".equals(pipeline.otlp().protocol()) ? DEFAULT_HTTP_PORT : "";
    };
  }
}
