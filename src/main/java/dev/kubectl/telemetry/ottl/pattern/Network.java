package dev.kubectl.telemetry.ottl.pattern;

/** Networks in CIDR notation, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. */
public final class Network {
  private Network() {}

  public static boolean isCidr(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return false;
    }
    String address = text.substring(0, slash);
    int bits = isV4(address) ? 32 : isV6(address) ? 128 : -1;
    String mask = text.substring(slash + 1);
    return bits > 0
        && !mask.isEmpty()
        && mask.length() <= 7
        && mask.chars().allMatch(c -> c >= '0' && c <= '9')
        && Integer.parseInt(mask) <= bits;
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      boolean digits = part.chars().allMatch(c -> c >= '0' && c <= '9');
      boolean short3 = !part.isEmpty() && part.length() <= 3;
      if (!digits
          || !short3
          || (part.length() > 1 && part.startsWith("0"))
          || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
      return false;
    }
    if (gap < 0) {
      return groups(text, true) == 8;
    }
    int left = groups(text.substring(0, gap), false);
    int right = groups(text.substring(gap + 2), true);
    return left >= 0 && right >= 0 && left + right < 8;
  }

  /** Number of 16-bit groups, or -1; an address in dots may end the text and counts twice. */
  private static int groups(String text, boolean mayEndInDots) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = 0;
    for (int i = 0; i < parts.length; i++) {
      if (mayEndInDots && i == parts.length - 1 && parts[i].contains(".")) {
        count += isV4(parts[i]) ? 2 : -100;
      } else {
        count += isHex(parts[i]) ? 1 : -100;
      }
    }
    return count < 0 ? -1 : count;
  }

  private static boolean isHex(String part) {
    return !part.isEmpty()
        && part.length() <= 4
        && part.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }
}
