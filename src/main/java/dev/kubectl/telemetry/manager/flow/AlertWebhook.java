package dev.kubectl.telemetry.manager.flow;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Takes the part of an Alertmanager: hears at once what a question would find out half a minute
 * later. It believes nothing of what it hears; it only says that it is time to ask.
 *
 * <p>It is mounted at the health address, in plain HTTP. The generated self monitor posts to the
 * Service of the module's own manager, over TLS (manager specification E2); there nobody listens
 * while that manager is scaled down, which costs nothing but half a minute, since the self monitor
 * is asked as often anyway.
 */
public final class AlertWebhook implements HttpHandler {
  /** Where Prometheus posts to. */
  public static final String PATH = "/api/v2/alerts";

  private static final int LONGEST_BODY = 1 << 20;

  private final Supplier<? extends Collection<String>> pipelines;
  private final Consumer<List<String>> news;

  /**
   * @param pipelines the names of those that there are
   * @param news is told of those whose flow may have changed; must not block
   */
  public AlertWebhook(
      Supplier<? extends Collection<String>> pipelines, Consumer<List<String>> news) {
    this.pipelines = pipelines;
    this.news = news;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'");
      exchange.sendResponseHeaders(status(exchange), -1);
    }
  }

  private int status(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return 405;
    }
    byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
    Optional<AlertNotification> notification = AlertNotification.parse(body);
    if (notification.isEmpty()) {
      return 400;
    }
    List<String> concerned = notification.get().concerned(List.copyOf(pipelines.get()));
    if (!concerned.isEmpty()) {
      news.accept(concerned);
    }
    return 200;
  }
}
