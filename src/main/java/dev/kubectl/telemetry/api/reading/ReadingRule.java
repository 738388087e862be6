package dev.kubectl.telemetry.api.reading;

/** What reading an object can find fault with. */
public enum ReadingRule {
  /** A document that holds no mapping. */
  NOT_AN_OBJECT("not-an-object"),
  /** No {@code apiVersion}. */
  MISSING_API_VERSION("missing-api-version"),
  /** No {@code kind}. */
  MISSING_KIND("missing-kind"),
  /** No {@code metadata.name}. */
  MISSING_NAME("missing-name"),
  /** A kind that our API groups do not have. */
  UNKNOWN_KIND("unknown-kind"),
  /** A version that the kind does not have. */
  UNKNOWN_VERSION("unknown-version"),
  /** A field that the object does not have. */
  UNKNOWN_FIELD("unknown-field"),
  /** A number where a text belongs, and the like. */
  WRONG_TYPE("wrong-type"),
  /** A timestamp that is not RFC 3339. */
  INVALID_TIME("invalid-time"),
  /** A collection interval that is no duration, or not above zero. */
  INVALID_INTERVAL("invalid-interval"),
  /** Secret data that is not base64. */
  INVALID_BASE64("invalid-base64");

  private final String id;

  ReadingRule(String id) {
    this.id = id;
  }

  /** The stable name in diagnostics. */
  public String id() {
    return id;
  }
}
