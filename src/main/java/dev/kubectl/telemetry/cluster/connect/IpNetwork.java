package dev.kubectl.telemetry.cluster.connect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses written in digits; names are never looked up. */
final class IpNetwork {
  private IpNetwork() {}

  static Optional<byte[]> address(String host) {
    boolean digits = host.matches("[0-9.]+") || host.contains(":");
    if (!digits) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host).getAddress());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isLoopback(byte[] address) {
    try {
      return InetAddress.getByAddress(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Whether a network such as {@code 10.0.0.0/8} has the address. */
  static boolean contains(String network, byte[] address) {
    int slash = network.indexOf('/');
    Optional<byte[]> base = address(network.substring(0, slash));
    String length = network.substring(slash + 1);
    if (base.isEmpty() || base.get().length != address.length || !length.matches("[0-9]{1,3}")) {
      return false;
    }
    int bits = Integer.parseInt(length);
    for (int bit = 0; bit < bits && bit < address.length * 8; bit++) {
      int mask = 0x80 >> (bit % 8);
      if ((base.get()[bit / 8] & mask) != (address[bit / 8] & mask)) {
        return false;
      }
    }
    return true;
  }
}
