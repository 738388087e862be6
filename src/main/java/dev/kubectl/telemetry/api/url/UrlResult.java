package dev.kubectl.telemetry.api.url;

/** What became of reading a text as a URL. */
public sealed interface UrlResult {
  /** It is a URL. */
  record Parsed(GoUrl url) implements UrlResult {}

  /**
   * It is none.
   *
   * @param text the part of the input that was being read: all of it, or what stands before the
   *     fragment; it may hold credentials
   * @param problem what is wrong, in Go's words
   */
  record Malformed(String text, String problem) implements UrlResult {
    /** As Go prints it, input included: {@code parse "h:x": invalid port ":x" after host}. */
    public String message() {
      return "parse " + GoQuote.quote(ByteText.of(text)) + ": " + problem;
    }

    @Override
    public String toString() {
      return "Malformed[" + problem + "]";
    }
  }
}
