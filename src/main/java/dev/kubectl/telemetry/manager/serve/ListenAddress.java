package dev.kubectl.telemetry.manager.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen, in Go's form: {@code :8080} is every interface, {@code 127.0.0.1:0} any free
 * port.
 *
 * @param host empty for every interface
 */
public record ListenAddress(String host, int port) {
  private static final Pattern FORM =
      Pattern.compile("(?<host>[^:\\[\\]\\s]*|\\[[0-9A-Fa-f:.%a-z]+\\]):(?<port>[0-9]{1,5})");

  /** Nothing if the text is no such address. */
  public static Optional<ListenAddress> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group("port")) > 65535) {
      return Optional.empty();
    }
    return Optional.of(
        new ListenAddress(
            matcher.group("host").replaceAll("[\\[\\]]", ""),
            Integer.parseInt(matcher.group("port"))));
  }

  InetSocketAddress socket() throws UnknownHostException {
    return host.isEmpty()
        ? new InetSocketAddress(port)
        : new InetSocketAddress(InetAddress.getByName(host), port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
