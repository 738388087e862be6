package dev.kubectl.telemetry.manager.flow;

import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.yaml.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks the self monitor as its neighbours in the cluster do: by the name of its Service. */
final class Direct implements AlertSource {
  /** Alerts of a thousand pipelines take a tenth of it. */
  private static final long LONGEST_ANSWER = 8 << 20;

  private final URI address;
  private final Duration deadline;
  // Proxies are for what is outside of the cluster.
  private final HttpClient http =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

  /**
   * @param prometheus its address
   * @param deadline after which there was no answer
   */
  Direct(URI prometheus, Duration deadline) {
    this.address = prometheus.resolve(PATH);
    this.deadline = deadline;
  }

  static Direct in(String namespace) {
    String host = Component.SELF_MONITOR.baseName() + "." + namespace;
    return new Direct(URI.create("http://" + host + ":" + PORT), DEADLINE);
  }

  @Override
  public Answer ask() {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
    try {
      // The request's own timeout would end with the head of the answer.
      return read(answer.get(deadline.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException e) {
      return failed("the self monitor at " + address + " cannot be reached", e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Answer.Failed(
          0,
          "the self monitor at "
              + address
              + " gave no answer within "
              + deadline.toSeconds()
              + " s");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Failed(0, "nobody waited for the self monitor's answer");
    }
  }

  private static Answer failed(String what, @Nullable Throwable cause) {
    return new Answer.Failed(
        0,
        cause instanceof IOException ? what + " (" + cause.getClass().getSimpleName() + ")" : what);
  }

  private static Answer read(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200) {
      return new Answer.Failed(
          response.statusCode(), "the self monitor answered with HTTP " + response.statusCode());
    }
    return alerts(response.body())
        .<Answer>map(Answer.Alerts::new)
        .orElseGet(() -> new Answer.Failed(200, "the self monitor's answer is no list of alerts"));
  }

  private static Optional<FiringAlerts> alerts(byte[] body) {
    try {
      return FiringAlerts.read(JsonReader.read(new ByteArrayInputStream(body)));
    } catch (JsonReader.Malformed e) {
      return Optional.empty();
    }
  }
}
