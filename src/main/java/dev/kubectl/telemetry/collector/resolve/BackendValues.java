package dev.kubectl.telemetry.collector.resolve;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exporter needs to know and may not show: the texts behind the value holders of one
 * output. A part that is null is not configured, or its holder holds nothing.
 *
 * @param endpoint as it was written, without the path
 * @param target where data is sent to: the endpoint, joined with the path if there is one
 * @param basicAuthorization the whole header value, {@code Basic …}
 * @param headers in the order of the pipeline
 * @param certificate present if and only if {@code privateKey} is
 */
public record BackendValues(
    String endpoint,
    String target,
    @Nullable String basicAuthorization,
    List<HeaderValue> headers,
    @Nullable ClientCredentials oauth2,
    @Nullable String authority,
    @Nullable String certificate,
    @Nullable String privateKey) {

  public BackendValues {
    headers = List.copyOf(headers);
  }

  /**
   * One header as it is sent, prefix included.
   *
   * @param position of the header in the pipeline, counted from 0
   */
  public record HeaderValue(int position, String name, String text) {
    @Override
    public String toString() {
      return "HeaderValue[" + position + "]";
    }
  }

  /** OAuth2 client credentials. */
  public record ClientCredentials(
      @Nullable String tokenUrl, @Nullable String clientId, @Nullable String clientSecret) {
    @Override
    public String toString() {
      return "ClientCredentials[…]";
    }
  }

  /** Whether data leaves without transport security because of the target's scheme. */
  public boolean plainHttp() {
    String trimmed = WhiteSpace.trim(target);
    return trimmed.regionMatches(true, 0, "http://", 0, "http://".length());
  }

  @Override
  public String toString() {
    return "BackendValues[…]";
  }
}
