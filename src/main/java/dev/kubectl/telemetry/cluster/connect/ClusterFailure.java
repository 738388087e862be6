package dev.kubectl.telemetry.cluster.connect;

import org.jspecify.annotations.Nullable;

/**
 * The cluster cannot be reached, or refused, or lacks something; the text says which and the hint
 * what to do next. Holds no secret. The command line ends with exit code 4 on it.
 */
public final class ClusterFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, for those who act on it. */
  public enum Kind {
    /** The kubeconfig or a flag is wrong: no request was made. */
    CONFIGURATION,
    /** No connection, or it broke. */
    UNREACHABLE,
    /** The server is not the one we trust, or it does not trust us at that level. */
    TLS,
    /** Who are you (401)? */
    UNAUTHORIZED,
    /** Known, but not allowed (403). */
    FORBIDDEN,
    /** The kind or object does not exist (404). */
    MISSING,
    /** Somebody else was faster, or owns it (409). */
    CONFLICT,
    /** The object is refused (400, 413, 415, 422). */
    INVALID,
    /** The point in time of a list or watch is too long ago (410). */
    GONE,
    /** Too many requests (429). */
    THROTTLED,
    /** No answer in time. */
    TIMEOUT,
    /** The server failed (5xx). */
    SERVER
  }

  private final Kind kind;
  private final @Nullable String hint;

  public ClusterFailure(Kind kind, String text, @Nullable String hint) {
    super(text);
    this.kind = kind;
    this.hint = hint;
  }

  public ClusterFailure(Kind kind, String text, @Nullable String hint, @Nullable Throwable cause) {
    super(text, cause);
    this.kind = kind;
    this.hint = hint;
  }

  static ClusterFailure configuration(String text, @Nullable String hint) {
    return new ClusterFailure(Kind.CONFIGURATION, text, hint);
  }

  public Kind kind() {
    return kind;
  }

  public String text() {
    return String.valueOf(getMessage());
  }

  /** What to do next, if there is something to say; may have several lines. */
  public @Nullable String hint() {
    return hint;
  }
}
