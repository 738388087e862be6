package dev.kubectl.telemetry.lint.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host in an endpoint, read generously: whether the endpoint is right is not the question. */
final class BackendHost {
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:[A-Za-z][A-Za-z0-9+.-]*://)?(?:[^@/]*@)?(\\[[^\\]]*\\]|[^:/?#\\[]*).*");
  private static final Pattern PRIVATE_ADDRESS =
      Pattern.compile(
          "10\\..*|127\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*"
              + "|\\[::1\\]|\\[f[cd].*|\\[fe80.*");

  private static final Pattern ADDRESS = Pattern.compile("[0-9.]+");

  /** Domains that are most likely nobody's namespace. */
  private static final Set<String> PUBLIC =
      Set.of("com", "net", "org", "io", "dev", "cloud", "eu", "de", "app", "sap");

  private BackendHost() {}

  /** Lower-cased host; empty when there is none. */
  static String of(String endpoint) {
    Matcher matcher = ENDPOINT.matcher(endpoint.strip());
    return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** Whether a host lies in the cluster or a private network: a name without a public domain. */
  static boolean isPrivate(String host) {
    if (host.startsWith("[") || ADDRESS.matcher(host).matches()) {
      return PRIVATE_ADDRESS.matcher(host).matches();
    }
    int dot = host.indexOf('.');
    return dot < 0
        || host.equals("localhost")
        || host.endsWith(".svc")
        || host.endsWith(".local")
        || host.endsWith(".internal")
        || host.endsWith(".localhost")
        // NAME.NAMESPACE of a Service has one dot; a public host mostly ends in a known domain.
        || (dot == host.lastIndexOf('.') && !PUBLIC.contains(host.substring(dot + 1)));
  }
}
