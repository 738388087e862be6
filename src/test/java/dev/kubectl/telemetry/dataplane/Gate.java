package dev.kubectl.telemetry.dataplane;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Stands in front of a backend's OTLP over HTTP: hands out tokens and asks for them, lets all,
 * some, or nothing through, and can be stopped and started again at the same place.
 */
public final class Gate implements AutoCloseable {
  /** What it does with metrics. */
  public enum Mood {
    OPEN,
    /** Half of all batches are told to come back later whenever they come, the others pass. */
    THROTTLING
  }

  private final int port;
  private final URI behind;
  private final String client;
  private final String secret;
  private final String token = UUID.randomUUID().toString();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Mood mood = Mood.OPEN;
  private @Nullable HttpServer server;

  /**
   * @param behind a port that takes OTLP over HTTP
   * @param client who may have a token
   * @param secret what that client has to show
   */
  public Gate(int behind, String client, String secret) throws IOException {
    this.port = Ports.free();
    this.behind = URI.create("http://127.0.0.1:" + behind + "/v1/metrics");
    this.client = client;
    this.secret = secret;
    start();
  }

  public void start() throws IOException {
    HttpServer started =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    started.setExecutor(threads);
    started.createContext("/token", this::token);
    started.createContext("/v1/metrics", exchange -> metrics(exchange, false));
    started.createContext("/closed/v1/metrics", exchange -> metrics(exchange, true));
    started.start();
    server = started;
  }

  /** Nobody is there any more. */
  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  public void mood(Mood other) {
    mood = other;
  }

  public String tokenAddress() {
    return "http://127.0.0.1:" + port + "/token";
  }

  /** Where everybody may send to. */
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Where only those with a token may send to. */
  public String closedAddress() {
    return address() + "/closed";
  }

  /** What was refused for want of a right. */
  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  private void token(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    List<String> fields = Arrays.stream(form.split("&")).map(Gate::decoded).toList();
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    boolean known =
        basic(shown).equals(client + ":" + secret)
            || (fields.contains("client_id=" + client)
                && fields.contains("client_secret=" + secret));
    if (known && fields.contains("grant_type=client_credentials")) {
      answer(
          exchange,
          200,
          "{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 3600}"
              .formatted(token));
    } else {
      refusals.add("no token for this client");
      answer(exchange, 401, "{\"error\": \"invalid_client\"}");
    }
  }

  /** Both parts are encoded as in a form before they are joined (RFC 6749, 2.3.1). */
  private static String basic(String header) {
    return header.startsWith("Basic ")
        ? decoded(
            new String(
                Base64.getDecoder().decode(header.substring("Basic ".length())),
                StandardCharsets.UTF_8))
        : "";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private void metrics(HttpExchange exchange, boolean closed) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    if (closed && !shown.equals("Bearer " + token)) {
      refusals.add("metrics without the token");
      answer(exchange, 401, "{}");
    } else if (mood == Mood.THROTTLING && Arrays.hashCode(body) % 2 == 0) {
      answer(exchange, 429, "{}");
    } else {
      answer(exchange, forward(exchange, body), "{}");
    }
  }

  private int forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : List.of("Content-Type", "Content-Encoding")) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 500;
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    stop();
    threads.shutdownNow();
    http.shutdownNow();
  }
}
