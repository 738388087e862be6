package dev.kubectl.telemetry.api.url;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The text between the square brackets of a host: an IPv6 address, perhaps with a zone. */
final class Ipv6Literal {
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
  private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
  private static final int GROUPS = 8;

  private Ipv6Literal() {}

  /** RFC 4291 section 2.2; the zone, after {@code %}, is any text but the empty one. */
  static boolean isValid(String text) {
    int percent = text.indexOf('%');
    if (percent == text.length() - 1) {
      return false;
    }
    String address = percent < 0 ? text : text.substring(0, percent);
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == GROUPS;
    }
    if (address.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    String before = address.substring(0, gap);
    String after = address.substring(gap + 2);
    int left = before.isEmpty() ? 0 : groups(before, false);
    int right = after.isEmpty() ? 0 : groups(after, true);
    return left >= 0 && right >= 0 && left + right < GROUPS;
  }

  /** Number of 16-bit groups in a run without gap, or -1 when it is malformed. */
  private static int groups(String run, boolean atEnd) {
    List<String> parts = new ArrayList<>(List.of(run.split(":", -1)));
    int count = parts.size();
    if (atEnd && IPV4.matcher(parts.getLast()).matches()) {
      parts.removeLast();
      count++;
    }
    return parts.stream().allMatch(part -> GROUP.matcher(part).matches()) ? count : -1;
  }

  static boolean isIpv4(String text) {
    return IPV4.matcher(text).matches();
  }
}
