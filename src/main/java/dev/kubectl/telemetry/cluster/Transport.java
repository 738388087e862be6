package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.Tree;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests through the client library's HTTP layer, which knows how to log in, and reads the
 * answers as trees. Blocks the calling thread, which is to be a virtual one where many wait.
 */
final class Transport {
  /** How long an answer may take. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final String server;
  private final RequestObserver observer;

  Transport(KubernetesClient client, RequestObserver observer) {
    this.http = client.getHttpClient();
    String address = client.getMasterUrl().toString();
    this.server = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    this.observer = observer;
  }

  /** The answer, which is null when it has no body. */
  @Nullable Tree send(Call call) {
    return send(call, PATIENCE);
  }

  @Nullable Tree send(Call call, Duration longest) {
    observer.before(call.method(), call.path());
    long start = System.nanoTime();
    int status = 0;
    try {
      HttpResponse<byte[]> response =
          await(call, () -> http.sendAsync(request(call, longest), byte[].class), longest);
      status = response.code();
      Tree body = body(response.body());
      if (!response.isSuccessful()) {
        throw ApiFailure.refused(call, status, body, retryAfter(response));
      }
      return body;
    } finally {
      observer.after(call.method(), call.path(), status, since(start));
    }
  }

  /**
   * Hands over each line of an endless answer as it comes, until the server ends it or the time is
   * over.
   *
   * @param opened runs when the server has agreed, before the first line
   */
  void stream(Call call, Duration longest, Runnable opened, Consumer<Tree> lines) {
    observer.before(call.method(), call.path());
    Lines collected = new Lines(lines);
    CompletableFuture<Void> unreadable = new CompletableFuture<>();
    HttpResponse<AsyncBody> response =
        await(
            call,
            () ->
                http.consumeBytes(
                    request(call, null),
                    (buffers, body) -> take(buffers, body, collected, unreadable)),
            PATIENCE);
    observer.after(call.method(), call.path(), response.code(), Duration.ZERO);
    AsyncBody body = response.body();
    try {
      if (!response.isSuccessful()) {
        throw ApiFailure.refused(call, response.code(), null, retryAfter(response));
      }
      opened.run();
      body.consume();
      await(call, CompletableFuture.anyOf(body.done(), unreadable), longest);
    } finally {
      body.cancel();
    }
  }

  /**
   * What cannot be read must end the stream: the client library would only stop asking for more.
   */
  private static void take(
      List<ByteBuffer> buffers, AsyncBody body, Lines lines, CompletableFuture<Void> unreadable) {
    try {
      lines.add(buffers);
      body.consume();
    } catch (RuntimeException e) {
      unreadable.completeExceptionally(new IOException("the answer cannot be read"));
    }
  }

  /** Asks a port of a pod; see {@link PodExchange}. */
  byte[] exchange(Call call, byte[] question, Predicate<byte[]> isWhole, Duration longest) {
    observer.before(call.method(), call.path());
    long start = System.nanoTime();
    int status = 0;
    PodExchange exchange = new PodExchange(question, isWhole);
    try {
      WebSocket socket =
          await(
              call,
              http.newWebSocketBuilder()
                  .uri(URI.create(server + call.target()))
                  .subprotocol(PodExchange.PROTOCOL)
                  .connectTimeout(longest.toMillis(), TimeUnit.MILLISECONDS)
                  .buildAsync(exchange),
              longest);
      status = 101;
      try {
        return await(call, exchange.answer(), longest);
      } finally {
        socket.sendClose(PodExchange.NORMAL_END, "");
      }
    } catch (ApiFailure e) {
      throw e.getCause() instanceof WebSocketHandshakeException refusal
          ? ApiFailure.refused(call, refusal.getResponse().code(), null, Duration.ZERO)
          : e;
    } finally {
      observer.after(call.method(), call.path(), status, since(start));
    }
  }

  private HttpRequest request(Call call, @Nullable Duration timeout) {
    HttpRequest.Builder builder =
        http.newHttpRequestBuilder().uri(server + call.target()).header("Accept", call.accept());
    Call.Body body = call.body();
    // A DELETE without a body has to be sent as one all the same.
    builder.method(
        call.method(),
        body == null ? Call.JSON : body.mediaType(),
        body == null ? null : body.text());
    if (timeout == null) {
      builder.forStreaming();
    } else {
      builder.timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
    return builder.build();
  }

  /** A client that has been closed meanwhile says so at once. */
  private static <T> T await(Call call, Supplier<CompletableFuture<T>> question, Duration longest) {
    CompletableFuture<T> answer;
    try {
      answer = question.get();
    } catch (IllegalStateException e) {
      throw ApiFailure.unanswered(call, e);
    }
    return await(call, answer, longest);
  }

  private static <T> T await(Call call, CompletableFuture<T> future, Duration longest) {
    try {
      return future.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw ApiFailure.unanswered(call, e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      cancel(future);
      throw ApiFailure.unanswered(
          call, new IOException("none within " + longest.toSeconds() + " s"));
    } catch (InterruptedException e) {
      cancel(future);
      Thread.currentThread().interrupt();
      throw ApiFailure.unanswered(call, new IOException("interrupted"));
    }
  }

  private static void cancel(Future<?> future) {
    future.cancel(true);
  }

  private static @Nullable Tree body(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return null;
    }
    try {
      return JsonReader.read(new ByteArrayInputStream(bytes));
    } catch (JsonReader.Malformed e) {
      // A proxy's page, for example; the status says enough.
      return null;
    }
  }

  private static Duration retryAfter(HttpResponse<?> response) {
    String seconds = response.header("Retry-After");
    return seconds != null && seconds.matches("[0-9]{1,4}")
        ? Duration.ofSeconds(Long.parseLong(seconds))
        : Duration.ZERO;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Cuts what arrives into lines. */
  private static final class Lines {
    private final Consumer<Tree> consumer;
    private byte[] rest = new byte[0];

    Lines(Consumer<Tree> consumer) {
      this.consumer = consumer;
    }

    synchronized void add(List<ByteBuffer> buffers) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      line.writeBytes(rest);
      for (ByteBuffer buffer : buffers) {
        while (buffer.hasRemaining()) {
          byte next = buffer.get();
          if (next == '\n') {
            consumer.accept(JsonReader.read(new ByteArrayInputStream(line.toByteArray())));
            line.reset();
          } else {
            line.write(next);
          }
        }
      }
      rest = line.toByteArray();
    }
  }
}
