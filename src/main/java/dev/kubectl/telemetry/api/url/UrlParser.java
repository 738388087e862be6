package dev.kubectl.telemetry.api.url;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads one byte text. Steps go on after a problem with harmless values, the first problem counts;
 * so no step needs a result type of its own.
 */
final class UrlParser {
  private static final String PASSWORD_MARKS = "-._:~!$&'()*+,;=%@";

  private final boolean request;
  private @Nullable String problem;

  /**
   * @param request whether only what may stand in an HTTP request is taken: with scheme, or a path
   *     from the root
   */
  UrlParser(boolean request) {
    this.request = request;
  }

  /** Reads everything except the fragment. */
  UrlParts parse(String text) {
    if (text.chars().anyMatch(octet -> octet < ' ' || octet == 0x7f)) {
      fail("net/url: invalid control character in URL");
      return UrlParts.EMPTY;
    }
    if (request && text.isEmpty()) {
      fail("empty url");
    }
    if (text.equals("*")) {
      return UrlParts.EMPTY.withPath("*", "");
    }
    int colon = schemeEnd(text);
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    int question = rest.indexOf('?');
    boolean emptyQuery = question >= 0 && question == rest.length() - 1;
    String query = question < 0 ? "" : rest.substring(question + 1);
    rest = question < 0 ? rest : rest.substring(0, question);
    UrlParts parts = UrlParts.EMPTY.withScheme(scheme).withQuery(query, emptyQuery);
    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return parts.withOpaque(rest);
      }
      if (request) {
        fail("invalid URI for request");
      }
      if (until(rest, '/').indexOf(':') >= 0) {
        fail("first path segment in URL cannot contain colon");
      }
    }
    boolean pathOnly = scheme.isEmpty() && (request || rest.startsWith("///"));
    if (rest.startsWith("//") && !pathOnly) {
      String authority = until(rest.substring(2), '/');
      parts = withAuthority(parts, authority);
      rest = rest.substring(2 + authority.length());
    } else if (!scheme.isEmpty() && rest.startsWith("/")) {
      parts = parts.withoutAuthority();
    }
    String path = unescape(rest, UrlPart.PATH);
    return parts.withPath(path, UrlPart.PATH.escape(path).equals(rest) ? "" : rest);
  }

  /** The first problem that was met, or null. */
  @Nullable String problem() {
    return problem;
  }

  /** Where the colon after the scheme is, or -1 when there is no scheme. */
  private int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char octet = text.charAt(i);
      if (octet == ':') {
        if (i == 0) {
          fail("missing protocol scheme");
        }
        return i;
      }
      boolean later = i > 0 && (UrlPart.isDigit(octet) || "+-.".indexOf(octet) >= 0);
      if (!UrlPart.isLetter(octet) && !later) {
        return -1;
      }
    }
    return -1;
  }

  private UrlParts withAuthority(UrlParts parts, String authority) {
    int at = authority.lastIndexOf('@');
    UrlParts result = parts.withHost(host(parts.scheme(), authority.substring(at + 1)));
    if (at < 0) {
      return result;
    }
    String user = authority.substring(0, at);
    if (!user.chars().allMatch(octet -> isUserCharacter((char) octet))) {
      fail("net/url: invalid userinfo");
      return result;
    }
    int colon = user.indexOf(':');
    if (colon < 0) {
      return result.withUser(unescape(user, UrlPart.USER), null);
    }
    return result.withUser(
        unescape(user.substring(0, colon), UrlPart.USER),
        unescape(user.substring(colon + 1), UrlPart.USER));
  }

  private static boolean isUserCharacter(char octet) {
    return UrlPart.isLetterOrDigit(octet) || PASSWORD_MARKS.indexOf(octet) >= 0;
  }

  private String host(String scheme, String text) {
    int bracket = text.lastIndexOf('[');
    if (bracket > 0) {
      fail("invalid IP-literal");
      return "";
    }
    if (bracket == 0) {
      return bracketed(text);
    }
    // A list of hosts, as some databases take it, is let through except for http and https.
    boolean oneHost = scheme.equals("http") || scheme.equals("https");
    int colon = oneHost ? text.indexOf(':') : text.lastIndexOf(':');
    if (colon >= 0) {
      checkPort(text.substring(colon));
    }
    return unescape(text, UrlPart.HOST);
  }

  private String bracketed(String text) {
    int end = text.lastIndexOf(']');
    if (end < 0) {
      fail("missing ']' in host");
      return "";
    }
    String port = text.substring(end + 1);
    checkPort(port);
    String inside = text.substring(1, end);
    int zone = inside.indexOf("%25");
    String address =
        zone < 0
            ? unescape(inside, UrlPart.HOST)
            : unescape(inside.substring(0, zone), UrlPart.HOST)
                + unescape(inside.substring(zone), UrlPart.ZONE);
    if (Ipv6Literal.isIpv4(address)) {
      fail("invalid IP-literal");
    } else if (!Ipv6Literal.isValid(address)) {
      fail("invalid host: " + GoQuote.quote(address) + " is not an IPv6 address");
    }
    return "[" + address + "]" + port;
  }

  private void checkPort(String colonPort) {
    if (!isOptionalPort(colonPort)) {
      fail("invalid port " + GoQuote.quote(colonPort) + " after host");
    }
  }

  /** Nothing, or a colon and any number of ASCII digits. */
  static boolean isOptionalPort(String text) {
    return text.isEmpty()
        || (text.startsWith(":") && text.chars().skip(1).allMatch(c -> UrlPart.isDigit((char) c)));
  }

  /** Decodes {@code %XX}, and refuses what may not stand in this part. */
  String unescape(String text, UrlPart part) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char octet = text.charAt(i);
      if (octet == '%') {
        String escape = text.substring(i, Math.min(i + 3, text.length()));
        int value = value(escape);
        if (value < 0 || !mayEscape(escape, value, part)) {
          fail("invalid URL escape " + GoQuote.quote(escape));
          return "";
        }
        out.append((char) value);
        i += 3;
      } else {
        boolean strict = part == UrlPart.HOST || part == UrlPart.ZONE;
        if (strict && octet < 0x80 && !part.isPlain(octet)) {
          fail("invalid character " + GoQuote.quote(String.valueOf(octet)) + " in host name");
          return "";
        }
        out.append(octet);
        i++;
      }
    }
    return out.toString();
  }

  /** In a host only bytes beyond ASCII may be escaped; in a zone also a percent sign or blank. */
  private static boolean mayEscape(String escape, int value, UrlPart part) {
    return switch (part) {
      case HOST -> value >= 0x80 || escape.equals("%25");
      case ZONE -> value == ' ' || escape.equals("%25") || part.isPlain((char) value);
      case USER, PATH, FRAGMENT -> true;
    };
  }

  private static int value(String escape) {
    if (escape.length() < 3) {
      return -1;
    }
    int high = hexDigit(escape.charAt(1));
    int low = hexDigit(escape.charAt(2));
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static int hexDigit(char octet) {
    return octet < 0x80 ? Character.digit(octet, 16) : -1;
  }

  private static String until(String text, char end) {
    int position = text.indexOf(end);
    return position < 0 ? text : text.substring(0, position);
  }

  private void fail(String text) {
    if (problem == null) {
      problem = text;
    }
  }
}
