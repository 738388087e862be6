package dev.kubectl.telemetry.validation.tls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with TLS material.
 *
 * @param text in the reference's words where it has any
 * @param ends when the certificate in question ends, for the two kinds about dates
 */
public record TlsProblem(
    Kind kind, Part part, String text, @Nullable String hint, @Nullable Instant ends) {

  /** How bad, and of what kind. */
  public enum Kind {
    /** The reference refuses it. */
    INVALID,
    /** Has ended. */
    EXPIRED,
    /** Ends within 14 days. */
    ABOUT_TO_EXPIRE,
    /** The reference takes it, but no collector starts with it. */
    WOULD_NOT_LOAD,
    /** Only a block after the first; what is used works. */
    LATER_BLOCK
  }

  /** Which of the three texts. */
  public enum Part {
    CA,
    CERT,
    KEY
  }
}
