package dev.kubectl.telemetry.api.url;

import dev.kubectl.telemetry.api.url.UrlResult.Malformed;
import dev.kubectl.telemetry.api.url.UrlResult.Parsed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A URL as Go's {@code net/url} (Go 1.26) understands it: with scheme, authority and path, or with
 * an opaque part, or a mere reference. Endpoints are checked with it, and joined with their path.
 *
 * <p>{@link #toString} is the URL itself, credentials included: never show it where Secrets must
 * not be seen.
 */
public final class GoUrl {
  private final UrlParts parts;

  private GoUrl(UrlParts parts) {
    this.parts = parts;
  }

  /** Reads any text. */
  public static UrlResult parse(String text) {
    String byteText = ByteText.of(text);
    int hash = byteText.indexOf('#');
    String main = hash < 0 ? byteText : byteText.substring(0, hash);
    UrlParser parser = new UrlParser(false);
    UrlParts parts = parser.parse(main);
    String problem = parser.problem();
    if (problem != null) {
      return new Malformed(ByteText.toText(main), problem);
    }
    if (hash >= 0) {
      String raw = byteText.substring(hash + 1);
      String fragment = parser.unescape(raw, UrlPart.FRAGMENT);
      parts =
          parts.withFragment(fragment, UrlPart.FRAGMENT.escape(fragment).equals(raw) ? "" : raw);
      problem = parser.problem();
      if (problem != null) {
        return new Malformed(text, problem);
      }
    }
    return new Parsed(new GoUrl(parts));
  }

  /**
   * Whether a text is an absolute URL or an absolute path: Go's {@code ParseRequestURI}, which the
   * CEL function {@code isURL} of an API server asks. A fragment is not known there.
   */
  public static boolean isRequestUri(String text) {
    UrlParser parser = new UrlParser(true);
    parser.parse(ByteText.of(text));
    return parser.problem() == null;
  }

  /** In lower case; empty when there is none. */
  public String scheme() {
    return parts.scheme();
  }

  /** What follows the scheme when that begins with no slash; else empty. Not decoded. */
  public String opaque() {
    return ByteText.toText(parts.opaque());
  }

  /** Whether a user, perhaps an empty one, stands before the host. */
  public boolean hasUser() {
    return parts.user() != null;
  }

  /** Host and port, decoded; an IPv6 address keeps its brackets. */
  public String host() {
    return ByteText.toText(parts.host());
  }

  /** The host without port and without brackets. */
  public String hostname() {
    String host = parts.host().substring(0, portColon());
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    return ByteText.toText(bracketed ? host.substring(1, host.length() - 1) : host);
  }

  /** Digits of the port; empty when there is none. */
  public String port() {
    int colon = portColon();
    return colon == parts.host().length() ? "" : parts.host().substring(colon + 1);
  }

  private int portColon() {
    int colon = parts.host().lastIndexOf(':');
    boolean port = colon >= 0 && UrlParser.isOptionalPort(parts.host().substring(colon));
    return port ? colon : parts.host().length();
  }

  /** The path, decoded. */
  public String path() {
    return ByteText.toText(parts.path());
  }

  /** The path as it is written in a URL. */
  public String escapedPath() {
    return ByteText.toText(spelling(parts.path(), parts.rawPath(), UrlPart.PATH));
  }

  /** What follows the question mark, not decoded; empty also when there is none. */
  public String query() {
    return ByteText.toText(parts.query());
  }

  /** The fragment, decoded; empty also when there is none. */
  public String fragment() {
    return ByteText.toText(parts.fragment());
  }

  /**
   * This endpoint with another URL's path below its own and that URL's query in place of its own,
   * as the exporter's full URL is built.
   */
  public GoUrl join(GoUrl below) {
    String joined = joinPaths(parts.path(), below.parts.path());
    return new GoUrl(
        parts.withPath(joined, parts.rawPath()).withQuery(below.parts.query(), parts.emptyQuery()));
  }

  /** Joins with a slash and cleans: no doubled slashes, no {@code .}, no {@code ..} it can mend. */
  private static String joinPaths(String first, String second) {
    if (first.isEmpty() && second.isEmpty()) {
      return "";
    }
    String whole = first.isEmpty() ? second : second.isEmpty() ? first : first + "/" + second;
    boolean rooted = whole.startsWith("/");
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : whole.split("/", -1)) {
      boolean canStepBack = !segments.isEmpty() && !segments.getLast().equals("..");
      if (segment.equals("..") && canStepBack) {
        segments.removeLast();
      } else if (isStep(segment) && !(segment.equals("..") && rooted)) {
        segments.addLast(segment);
      }
    }
    String cleaned = String.join("/", segments);
    return rooted ? "/" + cleaned : cleaned.isEmpty() ? "." : cleaned;
  }

  private static boolean isStep(String segment) {
    return !segment.isEmpty() && !segment.equals(".");
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (!parts.scheme().isEmpty()) {
      out.append(parts.scheme()).append(':');
    }
    if (parts.opaque().isEmpty()) {
      appendHierarchy(out);
    } else {
      out.append(parts.opaque());
    }
    if (parts.emptyQuery() || !parts.query().isEmpty()) {
      out.append('?').append(parts.query());
    }
    if (!parts.fragment().isEmpty()) {
      out.append('#').append(spelling(parts.fragment(), parts.rawFragment(), UrlPart.FRAGMENT));
    }
    return ByteText.toText(out.toString());
  }

  private void appendHierarchy(StringBuilder out) {
    String path = spelling(parts.path(), parts.rawPath(), UrlPart.PATH);
    String host = parts.host();
    boolean authority = !host.isEmpty() || parts.user() != null;
    boolean emptyAuthority =
        !parts.scheme().isEmpty() && !parts.noAuthority() && !parts.path().isEmpty();
    if (authority || emptyAuthority) {
      out.append("//");
    }
    userInfo().ifPresent(user -> out.append(user).append('@'));
    out.append(UrlPart.HOST.escape(host));
    if (!host.isEmpty() && !path.isEmpty() && !path.startsWith("/")) {
      out.append('/');
    }
    // Without these two characters the first segment would be taken for a scheme.
    if (out.isEmpty() && path.split("/", 2)[0].indexOf(':') >= 0) {
      out.append("./");
    }
    out.append(path);
  }

  private Optional<String> userInfo() {
    if (parts.user() == null) {
      return Optional.empty();
    }
    String user = UrlPart.USER.escape(parts.user());
    return Optional.of(
        parts.password() == null ? user : user + ":" + UrlPart.USER.escape(parts.password()));
  }

  /** The user's own spelling where it is a legal one of this text, else the canonical one. */
  private static String spelling(String decoded, String raw, UrlPart part) {
    if (!raw.isEmpty() && part.maySpell(raw)) {
      UrlParser parser = new UrlParser(false);
      if (parser.unescape(raw, part).equals(decoded) && parser.problem() == null) {
        return raw;
      }
    }
    return decoded.equals("*") && part == UrlPart.PATH ? "*" : part.escape(decoded);
  }
}
