package dev.kubectl.telemetry.manager.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.kubectl.telemetry.manager.flow.AlertWebhook;
import dev.kubectl.telemetry.manager.run.ManagerRun;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /metrics} at one address, {@code /healthz} and {@code /readyz} at another, where
 * Prometheus may also call to say that there is news of alerts; the two may be the same.
 */
public final class ManagerServer implements AutoCloseable {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Map<ListenAddress, HttpServer> servers = new LinkedHashMap<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private ManagerServer() {}

  /**
   * Starts listening.
   *
   * @param metrics null for none
   * @param health null for none
   * @throws IOException if an address cannot be used; its message begins with the address
   */
  public static ManagerServer start(
      @Nullable ListenAddress metrics,
      @Nullable ListenAddress health,
      ManagerMetrics values,
      ManagerRun run)
      throws IOException {
    ManagerServer server = new ManagerServer();
    try {
      if (metrics != null) {
        server.offer(metrics, "/metrics", values::answer);
      }
      if (health != null) {
        server.offer(health, "/healthz", exchange -> answer(exchange, healthProblems(run)));
        server.offer(health, "/readyz", exchange -> answer(exchange, run.notReady()));
        server.hear(health, run);
      }
      server.servers.values().forEach(HttpServer::start);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  private static List<String> healthProblems(ManagerRun run) {
    return run.isHealthy() ? List.of() : List.of("no further passes will be made");
  }

  private void offer(ListenAddress address, String path, HttpHandler handler) throws IOException {
    HttpServer server = servers.get(address);
    if (server == null) {
      try {
        server = HttpServer.create(address.socket(), 0);
      } catch (IOException e) {
        throw new IOException(address + ": " + e.getMessage(), e);
      }
      server.setExecutor(threads);
      servers.put(address, server);
    }
    server.createContext(path, exchange -> exactly(path, handler, exchange));
  }

  private void hear(ListenAddress address, ManagerRun run) {
    AlertWebhook webhook = new AlertWebhook(run::pipelines, concerned -> run.flowChanged());
    Objects.requireNonNull(servers.get(address)).createContext(AlertWebhook.PATH, webhook);
  }

  private static void exactly(String path, HttpHandler handler, HttpExchange exchange)
      throws IOException {
    try (exchange) {
      if (!exchange.getRequestURI().getPath().equals(path)) {
        send(exchange, 404, "nothing here\n");
      } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        send(exchange, 405, "only GET\n");
      } else {
        handler.handle(exchange);
      }
    }
  }

  /** 200 and "ok", or 503 and what is wrong. */
  private static void answer(HttpExchange exchange, List<String> problems) throws IOException {
    if (problems.isEmpty()) {
      send(exchange, 200, "ok\n");
    } else {
      send(exchange, 503, String.join("\n", problems) + "\n");
    }
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", TEXT);
    send(exchange, status, body);
  }

  static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : body.length);
    if (!head) {
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    }
  }

  /** Where it really listens, in the order metrics, health. */
  public List<InetSocketAddress> addresses() {
    return new ArrayList<>(servers.values().stream().map(HttpServer::getAddress).toList());
  }

  @Override
  public void close() {
    servers.values().forEach(server -> server.stop(0));
    threads.shutdownNow();
  }
}
