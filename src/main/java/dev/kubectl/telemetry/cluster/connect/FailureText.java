package dev.kubectl.telemetry.cluster.connect;

import dev.kubectl.telemetry.cluster.connect.ClusterFailure.Kind;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the Kubernetes client means, to somebody who has a kubeconfig. */
final class FailureText {
  private final Access access;

  private FailureText(Access access) {
    this.access = access;
  }

  /** The failure in words; the exception itself if it is none of the cluster. */
  static RuntimeException of(Throwable failure, Access access) {
    FailureText text = new FailureText(access);
    Optional<ClusterFailure> known = cause(failure, ClusterFailure.class);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<KubernetesClientException> answered =
        cause(failure, KubernetesClientException.class).filter(e -> e.getCode() > 0);
    if (answered.isPresent()) {
      return text.answered(answered.get());
    }
    Optional<ClusterFailure> network = text.network(failure);
    if (network.isPresent()) {
      return network.get();
    }
    return failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
  }

  private ClusterFailure answered(KubernetesClientException e) {
    Status status = e.getStatus();
    String said = status == null || status.getMessage() == null ? "" : status.getMessage();
    return refused(e.getCode(), said, String.valueOf(e.getMessage()), e);
  }

  /**
   * What a refusal means.
   *
   * @param code of HTTP
   * @param said the message of the server's Status; may be empty
   * @param request says what was asked for; looked at, never shown
   */
  static ClusterFailure refused(
      int code, String said, String request, @Nullable Throwable cause, Access access) {
    return new FailureText(access).refused(code, said, request, cause);
  }

  private ClusterFailure refused(int code, String said, String request, @Nullable Throwable e) {
    return switch (code) {
      case 401 -> unauthorized(e);
      case 403 -> failure(Kind.FORBIDDEN, "not allowed: " + said, rule(said), e);
      case 404 -> missing(said, request, e);
      case 409 -> failure(Kind.CONFLICT, said, null, e);
      case 410 -> failure(Kind.GONE, said, null, e);
      case 400, 413, 415, 422 -> failure(Kind.INVALID, said, null, e);
      case 429 -> failure(Kind.THROTTLED, "the server is busy: " + said, null, e);
      case 504 -> failure(Kind.TIMEOUT, "no answer in time from " + address(), null, e);
      default -> {
        String text = "the server " + address() + " answered " + code;
        Kind kind = code >= 500 ? Kind.SERVER : Kind.INVALID;
        yield failure(kind, said.isEmpty() ? text : text + ": " + said, null, e);
      }
    };
  }

  private ClusterFailure unauthorized(@Nullable Throwable e) {
    String expired = Expiry.text(access.identity()).map(text -> ": " + text).orElse("");
    return failure(
        Kind.UNAUTHORIZED,
        "the server " + address() + " does not accept the credentials" + who() + expired,
        access.identity().equals(Access.Identity.NONE)
            ? "there are none: choose a user with --user or --context, or give a --token"
            : "log in again, or choose another user with --context or --user",
        e);
  }

  private String who() {
    StringBuilder who = new StringBuilder();
    if (!access.user().isEmpty()) {
      who.append(" of user \"").append(access.user()).append('"');
    }
    if (!access.context().isEmpty()) {
      who.append(" in context \"").append(access.context()).append('"');
    }
    return who.toString();
  }

  private static @Nullable String rule(String said) {
    return Refusal.of(said).map(Refusal::rule).or(() -> Refusal.pathRule(said)).orElse(null);
  }

  private ClusterFailure missing(String said, String request, @Nullable Throwable e) {
    boolean path =
        said.isEmpty()
            || said.equals("Not Found")
            || said.contains("could not find the requested resource")
            || said.contains("404 page not found");
    if (!path) {
      return failure(Kind.MISSING, said, null, e);
    }
    return request.contains("kyma-project.io")
        ? failure(
            Kind.MISSING,
            "the cluster "
                + address()
                + " does not know MetricPipelines: the custom resource definitions of the Kyma"
                + " telemetry module are not installed",
            "install the module, or choose another cluster with --context",
            e)
        : failure(
            Kind.MISSING,
            "the server " + address() + " does not know what was asked for",
            "is it a Kubernetes API server?",
            e);
  }

  private Optional<ClusterFailure> network(Throwable failure) {
    Optional<SSLException> tls = cause(failure, SSLException.class);
    if (tls.isPresent()) {
      return Optional.of(TlsFailure.of(tls.get(), access));
    }
    boolean unknown =
        cause(failure, UnknownHostException.class).isPresent()
            || cause(failure, UnresolvedAddressException.class).isPresent();
    if (unknown) {
      return Optional.of(unreachable("its name is not known", failure));
    }
    if (cause(failure, HttpConnectTimeoutException.class).isPresent()) {
      return Optional.of(unreachable("it did not answer in time", failure));
    }
    if (cause(failure, ConnectException.class).isPresent()) {
      return Optional.of(unreachable("connection refused", failure));
    }
    boolean late =
        cause(failure, HttpTimeoutException.class).isPresent()
            || cause(failure, TimeoutException.class).isPresent();
    if (late) {
      return Optional.of(
          failure(
              Kind.TIMEOUT,
              "no answer in time from " + address(),
              access.requestTimeout().isZero() ? null : "give it longer with --request-timeout",
              failure));
    }
    return cause(failure, IOException.class)
        .map(e -> unreachable("the connection broke: " + e.getMessage(), failure))
        // What a proxy answers that wants a login, among others, has no cause of its own.
        .or(() ->
            cause(failure, KubernetesClientException.class)
                .map(e -> unreachable("the answer is none", failure)));
  }

  private ClusterFailure unreachable(String why, Throwable cause) {
    String way =
        access.proxy() == null
            ? ""
            : " through the proxy " + ProxyVariables.withoutUser(access.proxy());
    return failure(
        Kind.UNREACHABLE,
        "the server " + address() + " cannot be reached" + way + ": " + why,
        "is the cluster running, and is "
            + (access.context().isEmpty() ? "the address" : "context \"" + access.context() + "\"")
            + " the right one? (from "
            + access.source()
            + ")",
        cause);
  }

  private String address() {
    return access.server().toString();
  }

  private static ClusterFailure failure(
      Kind kind, String text, @Nullable String hint, @Nullable Throwable cause) {
    return new ClusterFailure(kind, text, hint, cause);
  }

  /** The first of a type among a failure and its causes. */
  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    int depth = 0;
    for (Throwable e = failure; e != null && depth < 20; e = e.getCause()) {
      if (type.isInstance(e)) {
        return Optional.of(type.cast(e));
      }
      depth++;
    }
    return Optional.empty();
  }
}
