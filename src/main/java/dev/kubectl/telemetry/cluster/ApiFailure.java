package dev.kubectl.telemetry.cluster;

import dev.kubectl.telemetry.yaml.Tree;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API server refused a request, or did not answer. Its text holds no value from a Secret.
 *
 * <p>{@link #status} is that of HTTP; 0 means that there was no answer.
 */
public final class ApiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String request;
  private final String reason;
  private final String answer;
  private final transient List<String> causes;
  private final Duration retryAfter;

  private ApiFailure(
      int status,
      String request,
      String reason,
      String answer,
      List<String> causes,
      Duration retryAfter,
      @Nullable Throwable cause) {
    super(request + ": " + (answer.isEmpty() ? reason : answer), cause);
    this.status = status;
    this.request = request;
    this.reason = reason;
    this.answer = answer;
    this.causes = List.copyOf(causes);
    this.retryAfter = retryAfter;
  }

  /** What the server answered. */
  static ApiFailure refused(Call call, int status, @Nullable Tree body, Duration retryAfter) {
    ObjectView answer = ObjectView.of(body);
    // Who refuses access has not looked at the object; the others may quote it.
    boolean secret = call.path().contains("/secrets") && status != 401 && status != 403;
    String reason = answer.text("reason");
    return new ApiFailure(
        status,
        call.toString(),
        reason.isEmpty() ? "HTTP " + status : reason,
        secret ? "" : answer.text("message"),
        answer.at("details").items("causes").stream()
            .map(cause -> cause.text("message") + " " + cause.text("field"))
            .map(String::strip)
            .toList(),
        retryAfter,
        null);
  }

  /** Nobody answered. */
  static ApiFailure unanswered(Call call, Throwable cause) {
    String text = String.valueOf(cause.getMessage());
    return new ApiFailure(
        0, call.toString(), "no answer", "no answer: " + text, List.of(), Duration.ZERO, cause);
  }

  public int status() {
    return status;
  }

  /** Such as {@code GET /api/v1/nodes}. */
  public String request() {
    return request;
  }

  /** One word of the server, such as {@code Forbidden}. */
  public String reason() {
    return reason;
  }

  /** The server's own sentence; empty when it gave none. */
  public String answer() {
    return answer;
  }

  /** The server's single objections, for a conflict: with whom and about which field. */
  public List<String> causes() {
    return causes;
  }

  /** How long the server wants to be left alone; zero when it does not say. */
  public Duration retryAfter() {
    return retryAfter;
  }

  public boolean isNotFound() {
    return status == 404;
  }

  public boolean isForbidden() {
    return status == 401 || status == 403;
  }

  public boolean isConflict() {
    return status == 409;
  }

  /** The resource version to go on from is too old: everything has to be read again. */
  public boolean isExpired() {
    return status == 410 || reason.equals("Expired") || reason.equals("Gone");
  }

  /** The server has too much to do. */
  public boolean isThrottled() {
    return status == 429;
  }

  /** Nothing is wrong with the request; the same one may succeed later. */
  public boolean isTransient() {
    return status == 0 || isThrottled() || status >= 500;
  }
}
