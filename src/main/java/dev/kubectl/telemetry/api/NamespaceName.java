package dev.kubectl.telemetry.api;

import java.util.regex.Pattern;

/** Names that a namespace can have: DNS labels of RFC 1123. */
public final class NamespaceName {
  private static final int LONGEST = 63;
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

  private NamespaceName() {}

  public static boolean isValid(String name) {
    return name.length() <= LONGEST && LABEL.matcher(name).matches();
  }
}
