package dev.kubectl.telemetry.dataplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.server.Authority;
import dev.kubectl.telemetry.yaml.JsonReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Where pipelines send to: a collector that takes OTLP in all its forms, and turns it into JSON for
 * a small server of the test. What came in by one door is kept apart from what came by another.
 *
 * <p>A request is acknowledged only when the test has it.
 */
public final class Backend implements AutoCloseable {
  /** A way in. */
  public enum Door {
    /** OTLP over gRPC. */
    FIRST,
    /** Likewise. */
    SECOND,
    /** OTLP over gRPC with certificates on both sides. */
    MUTUAL,
    /** OTLP over HTTP; behind a {@link Gate}. */
    GATE
  }

  private final Map<Door, Integer> ports;
  private final Map<Door, List<Point>> points = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer sink;
  private final Program collector;

  /**
   * Starts it.
   *
   * @param folder for its files
   * @param authority whose certificates the door {@link Door#MUTUAL} asks for
   * @param server the certificate of that door
   */
  public static Backend start(Path folder, Authority authority, Authority.Issued server)
      throws IOException, InterruptedException {
    return new Backend(folder, authority, server);
  }

  private Backend(Path folder, Authority authority, Authority.Issued server)
      throws IOException, InterruptedException {
    int[] free = Ports.free(4);
    ports =
        Map.of(Door.FIRST, free[0], Door.SECOND, free[1], Door.MUTUAL, free[2], Door.GATE, free[3]);
    sink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    sink.setExecutor(threads);
    for (Door door : Door.values()) {
      points.put(door, new CopyOnWriteArrayList<>());
      sink.createContext("/" + door, exchange -> receive(door, exchange));
    }
    sink.start();
    Path configuration =
        Files.writeString(folder.resolve("backend.yaml"), configuration(authority, server));
    Program started =
        Program.start(
            "otelcol",
            folder.resolve("backend.log"),
            Map.of(),
            List.of("--config", configuration.toString()));
    collector = started.await(() -> started.hasWritten(RunningCollector.READY));
  }

  private String configuration(Authority authority, Authority.Issued server) {
    StringBuilder exporters = new StringBuilder();
    StringBuilder pipelines = new StringBuilder();
    for (Door door : Door.values()) {
      exporters.append(
          """
            otlp_http/%1$s:
              metrics_endpoint: http://127.0.0.1:%2$d/%1$s
              encoding: json
              compression: none
              sending_queue: {enabled: false}
              retry_on_failure: {enabled: false}
          """
              .formatted(door, sink.getAddress().getPort()));
      pipelines.append(
          "    metrics/%1$s: {receivers: [otlp/%1$s], exporters: [otlp_http/%1$s]}\n"
              .formatted(door));
    }
    return """
    receivers:
      otlp/FIRST: {protocols: {grpc: {endpoint: "127.0.0.1:%d"}}}
      otlp/SECOND: {protocols: {grpc: {endpoint: "127.0.0.1:%d"}}}
      otlp/GATE: {protocols: {http: {endpoint: "127.0.0.1:%d"}}}
      otlp/MUTUAL:
        protocols:
          grpc:
            endpoint: "127.0.0.1:%d"
            tls: {cert_file: "%s", key_file: "%s", client_ca_file: "%s"}
    exporters:
    %sservice:
      telemetry: {metrics: {level: none}}
      pipelines:
    %s\
    """
        .formatted(
            port(Door.FIRST),
            port(Door.SECOND),
            port(Door.GATE),
            port(Door.MUTUAL),
            server.certificate(),
            server.key(),
            authority.certificate(),
            exporters,
            pipelines);
  }

  private void receive(Door door, HttpExchange exchange) throws IOException {
    try (exchange) {
      List<Point> received = Point.of(ObjectView.of(JsonReader.read(exchange.getRequestBody())));
      of(door, points).addAll(received);
      byte[] answer = {'{', '}'};
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private static <T> T of(Door door, Map<Door, T> all) {
    return Objects.requireNonNull(all.get(door));
  }

  public int port(Door door) {
    return of(door, ports);
  }

  /** Everything that came in by a door so far. */
  public List<Point> received(Door door) {
    return List.copyOf(of(door, points));
  }

  @Override
  public void close() {
    collector.close();
    sink.stop(0);
    threads.close();
  }
}
