package dev.kubectl.telemetry.api;

/** Names that a namespace can have: DNS labels of RFC 1123. */
public final class NamespaceName {
  private static final int LONGEST = 63;

  private NamespaceName() {}

  /** Lower-case letters, digits and hyphens, beginning and ending with a letter or digit. */
  public static boolean isValid(String name) {
    if (name.isEmpty() || name.length() > LONGEST || name.startsWith("-") || name.endsWith("-")) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return true;
  }
}
