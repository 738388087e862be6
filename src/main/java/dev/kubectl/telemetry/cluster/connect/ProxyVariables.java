package dev.kubectl.telemetry.cluster.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that the environment asks for, by the rules of Go's net/http, which kubectl follows:
 * {@code HTTPS_PROXY} or {@code HTTP_PROXY} by the server's scheme, {@code NO_PROXY} with names,
 * domains, addresses and networks; never for the loopback.
 */
final class ProxyVariables {
  private ProxyVariables() {}

  static @Nullable URI proxyFor(URI server, Surroundings surroundings) {
    String name = "https".equals(server.getScheme()) ? "HTTPS_PROXY" : "HTTP_PROXY";
    String proxy = either(surroundings, name);
    if (proxy.isEmpty() || isExcepted(server, either(surroundings, "NO_PROXY"))) {
      return null;
    }
    return uri(proxy.contains("://") ? proxy : "http://" + proxy);
  }

  private static String either(Surroundings surroundings, String name) {
    String upper = surroundings.variable(name);
    return upper.isEmpty() ? surroundings.variable(name.toLowerCase(Locale.ROOT)) : upper;
  }

  /** An address of a proxy, checked. */
  static URI uri(String text) {
    try {
      URI uri = new URI(text);
      if (uri.getHost() != null && "http".equals(uri.getScheme())) {
        return uri;
      }
      if (uri.getHost() != null && uri.getScheme() != null) {
        throw ClusterFailure.configuration(
            "the proxy " + withoutUser(uri) + " is not supported: only http:// proxies are", null);
      }
    } catch (URISyntaxException e) {
      // Said below; the text may hold a password.
    }
    throw ClusterFailure.configuration(
        "the proxy's address is not a URL", "it looks like http://HOST:PORT");
  }

  static int port(URI proxy) {
    return proxy.getPort() < 0 ? 80 : proxy.getPort();
  }

  static String withoutUser(URI proxy) {
    return proxy.getScheme()
        + "://"
        + proxy.getHost()
        + (proxy.getPort() < 0 ? "" : ":" + proxy.getPort());
  }

  static boolean isExcepted(URI server, String exceptions) {
    String host = bare(server.getHost());
    Optional<byte[]> address = IpNetwork.address(host);
    if (host.equals("localhost") || address.map(IpNetwork::isLoopback).orElse(false)) {
      return true;
    }
    for (String part : exceptions.split(",", -1)) {
      String exception = part.strip().toLowerCase(Locale.ROOT);
      if (!exception.isEmpty() && matches(exception, host, address, server.getPort())) {
        return true;
      }
    }
    return false;
  }

  private static boolean matches(
      String exception, String host, Optional<byte[]> address, int port) {
    if (exception.equals("*")) {
      return true;
    }
    if (address.isPresent() && exception.contains("/")) {
      return IpNetwork.contains(exception, address.get());
    }
    String name = exception;
    int colon = exception.lastIndexOf(':');
    boolean hasPort = colon > 0 && exception.indexOf(':') == colon;
    if (hasPort) {
      if (!exception.substring(colon + 1).equals(String.valueOf(port))) {
        return false;
      }
      name = exception.substring(0, colon);
    }
    if (address.isPresent()) {
      return bare(name).equals(host);
    }
    if (name.startsWith("*.")) {
      name = name.substring(1);
    }
    // ".example.com" excepts what is below it, "example.com" itself, too.
    return name.startsWith(".")
        ? host.endsWith(name)
        : host.equals(name) || host.endsWith("." + name);
  }

  private static String bare(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.startsWith("[") && lower.endsWith("]")
        ? lower.substring(1, lower.length() - 1)
        : lower;
  }
}
