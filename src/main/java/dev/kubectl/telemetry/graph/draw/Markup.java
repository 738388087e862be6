package dev.kubectl.telemetry.graph.draw;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Text inside HTML and SVG. */
public final class Markup {
  private Markup() {}

  /**
   * Escaped for text and for an attribute in double quotes. Control characters and those that turn
   * the reading direction around are made visible; white space becomes one blank.
   */
  public static String escape(String text) {
    return entities(ShownText.line(text));
  }

  /** Escaped text of several lines, for a {@code pre} element. */
  public static String lines(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    for (String line : text.split("\n", -1)) {
      String visible = line.strip().isEmpty() ? "" : indentation(line) + ShownText.line(line);
      lines.append(lines.isEmpty() ? "" : "\n").append(entities(visible));
    }
    return lines.toString();
  }

  private static String indentation(String line) {
    return " ".repeat(line.length() - line.stripLeading().length());
  }

  private static String entities(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /**
   * How a content security policy names the text of one {@code style} or {@code script} element, so
   * that no other may do anything.
   */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
