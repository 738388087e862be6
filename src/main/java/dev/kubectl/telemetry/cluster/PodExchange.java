package dev.kubectl.telemetry.cluster;

import io.fabric8.kubernetes.client.http.WebSocket;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * One question to a port of a pod, by port forwarding: it gets there through the kubelet, past all
 * network policies.
 *
 * <p>Not every kubelet passes on that the pod has closed the connection while the other side is
 * open, so whoever asks has to know a whole answer when he sees it.
 *
 * <p>Speaks {@code v4.channel.k8s.io}: the first byte of every message is its channel, 0 for data
 * and 1 for errors; the first message of either channel repeats the port.
 */
final class PodExchange implements WebSocket.Listener {
  static final String PROTOCOL = "v4.channel.k8s.io";
  private static final int LONGEST_ANSWER = 8 << 20;
  static final int NORMAL_END = 1000;

  private final byte[] question;
  private final Predicate<byte[]> isWhole;
  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> answer = new CompletableFuture<>();
  private final boolean[] begun = new boolean[2];

  PodExchange(byte[] question, Predicate<byte[]> isWhole) {
    this.question = question.clone();
    this.isWhole = isWhole;
  }

  /** What came back, once it is whole or the pod has closed the connection. */
  CompletableFuture<byte[]> answer() {
    return answer;
  }

  @Override
  public void onOpen(WebSocket socket) {
    ByteBuffer message = ByteBuffer.allocate(question.length + 1);
    message.put((byte) 0).put(question).flip();
    socket.send(message);
  }

  @Override
  public synchronized void onMessage(WebSocket socket, ByteBuffer message) {
    int channel = message.hasRemaining() ? message.get() : -1;
    if (channel == 0 || channel == 1) {
      byte[] bytes = new byte[message.remaining()];
      message.get(bytes);
      if (begun[channel]) {
        (channel == 0 ? data : errors).writeBytes(bytes);
      }
      begun[channel] = true;
    }
    if (channel == 0 && isWhole.test(data.toByteArray())) {
      answer.complete(data.toByteArray());
    } else if (data.size() > LONGEST_ANSWER) {
      answer.completeExceptionally(new IOException("the answer is too long"));
    } else {
      socket.request();
    }
  }

  @Override
  public synchronized void onClose(WebSocket socket, int code, String reason) {
    if (errors.size() > 0) {
      answer.completeExceptionally(new IOException("the pod's port cannot be reached"));
    } else {
      answer.complete(data.toByteArray());
    }
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    answer.completeExceptionally(error);
  }
}
