package dev.kubectl.telemetry.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and the API server and passes everything on, until it is told to
 * misbehave: to be gone, to cut what is open, or to answer in the server's place.
 */
public final class Intermediary implements AutoCloseable {
  private static final Set<String> KEPT_HEADERS =
      Set.of("accept", "authorization", "content-type", "user-agent");

  private final ControlPlane plane;
  private final HttpServer server;
  private final HttpClient client;
  private final Set<HttpExchange> open = ConcurrentHashMap.newKeySet();
  private volatile Fault fault = request -> null;
  private volatile boolean gone;

  private Intermediary(ControlPlane plane, HttpServer server, HttpClient client) {
    this.plane = plane;
    this.server = server;
    this.client = client;
  }

  /** What a client asks. */
  public record Request(String method, String path, String query) {
    public boolean isWatch() {
      return query.contains("watch=true");
    }
  }

  /** An answer in the server's place. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  /** Decides what becomes of a request; null: it is passed on. */
  @FunctionalInterface
  public interface Fault {
    @Nullable Answer answer(Request request);
  }

  public static Intermediary before(ControlPlane plane) throws Exception {
    // Otherwise each small answer waits for the client's acknowledgement of the one before.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HttpClient client =
        HttpClient.newBuilder().sslContext(Certificate.trusting(plane.certificate())).build();
    Intermediary intermediary = new Intermediary(plane, server, client);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", intermediary::handle);
    server.start();
    return intermediary;
  }

  /** A kubeconfig of the administrator that leads here. */
  public Path kubeconfig() throws IOException {
    return Files.writeString(
        plane.folder().resolve("kubeconfig-" + server.getAddress().getPort()),
        """
        apiVersion: v1
        kind: Config
        clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
        users: [{name: admin, user: {token: "%s"}}]
        contexts: [{name: test, context: {cluster: test, user: admin}}]
        current-context: test
        """
            .formatted(server.getAddress().getPort(), plane.token()));
  }

  /** From now on. */
  public void misbehave(Fault other) {
    fault = other;
  }

  public void behave() {
    fault = request -> null;
    gone = false;
  }

  /** Ends what is open and answers nobody any more. */
  public void disappear() {
    gone = true;
    cut();
  }

  /** Ends what is open, watches above all. */
  public void cut() {
    for (HttpExchange exchange : List.copyOf(open)) {
      exchange.close();
    }
  }

  private void handle(HttpExchange exchange) {
    open.add(exchange);
    try {
      if (!gone) {
        respond(exchange);
      }
    } catch (IOException e) {
      // The client, or the server, is gone: so is this exchange.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(exchange);
      exchange.close();
    }
  }

  private void respond(HttpExchange exchange) throws IOException, InterruptedException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    Answer instead =
        fault.answer(
            new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), query));
    if (instead != null) {
      instead.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
      byte[] bytes = instead.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(instead.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
      return;
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(plane.address().resolve(exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (KEPT_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
            request.header(name, values.getFirst());
          }
        });
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    response
        .headers()
        .firstValue("content-type")
        .ifPresent(type -> exchange.getResponseHeaders().add("Content-Type", type));
    exchange.sendResponseHeaders(response.statusCode(), 0);
    try (InputStream in = response.body();
        OutputStream out = exchange.getResponseBody()) {
      // The server keeps the head back until there is a body, which a quiet watch has none of.
      out.flush();
      byte[] buffer = new byte[65_536];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
        out.flush();
      }
    }
  }

  @Override
  public void close() {
    cut();
    server.stop(0);
    client.shutdownNow();
  }
}
