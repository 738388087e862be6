package dev.kubectl.telemetry.validation.tls;

import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The extensions of one certificate, RFC 5280 section 4.2. Those that Go knows must be well-formed
 * whether critical or not; all others are passed over.
 */
final class CertificateExtensions {
  private static final String STANDARD = "551d";
  private static final String INFORMATION_ACCESS = "2b06010505070101";
  private static final int EMAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  private final List<String> servers = new ArrayList<>();
  private boolean authority;

  private record Extension(boolean critical, DerReader value) {}

  /** Whether the basic constraints say that the certificate may sign others. */
  boolean authority() {
    return authority;
  }

  List<String> servers() {
    return List.copyOf(servers);
  }

  /** Reads the sequence of all extensions, each of which may come once. */
  void readAll(DerReader sequence) throws MalformedDer {
    Map<String, Extension> extensions = new HashMap<>();
    while (!sequence.isEmpty()) {
      DerReader extension = sequence.read(DerReader.SEQUENCE);
      String identifier = extension.readIdentifier();
      boolean critical = extension.nextIs(DerReader.BOOLEAN) && extension.readBoolean();
      DerReader value = extension.read(DerReader.OCTET_STRING);
      if (extensions.put(identifier, new Extension(critical, value)) != null) {
        throw new MalformedDer();
      }
    }
    for (Map.Entry<String, Extension> extension : extensions.entrySet()) {
      read(extension.getKey(), extension.getValue());
    }
  }

  private void read(String identifier, Extension extension) throws MalformedDer {
    DerReader value = extension.value();
    if (identifier.equals(INFORMATION_ACCESS)) {
      mayNotBeCritical(extension);
      informationAccess(value.read(DerReader.SEQUENCE));
    } else if (identifier.startsWith(STANDARD) && identifier.length() == STANDARD.length() + 2) {
      switch (Integer.parseInt(identifier.substring(STANDARD.length()), 16)) {
        case 14 -> {
          mayNotBeCritical(extension);
          value.read(DerReader.OCTET_STRING);
        }
        case 15 -> value.readBits();
        case 17 -> alternativeNames(value.read(DerReader.SEQUENCE));
        case 19 -> basicConstraints(value.read(DerReader.SEQUENCE));
        case 30 -> NameConstraints.check(value);
        case 31 -> distributionPoints(value.read(DerReader.SEQUENCE));
        case 32 -> policies(value.read(DerReader.SEQUENCE));
        case 33 -> policyMappings(value.read(DerReader.SEQUENCE));
        case 35 -> {
          mayNotBeCritical(extension);
          keyIdentifier(value.read(DerReader.SEQUENCE));
        }
        case 36 -> policyConstraints(value.read(DerReader.SEQUENCE));
        case 37 -> {
          DerReader usages = value.read(DerReader.SEQUENCE);
          while (!usages.isEmpty()) {
            usages.readIdentifier();
          }
        }
        case 54 -> value.readLong();
        default -> {}
      }
    }
  }

  private static void mayNotBeCritical(Extension extension) throws MalformedDer {
    if (extension.critical()) {
      throw new MalformedDer();
    }
  }

  private void basicConstraints(DerReader content) throws MalformedDer {
    authority = content.nextIs(DerReader.BOOLEAN) && content.readBoolean();
    if (content.nextIs(DerReader.INTEGER) && content.readLong() < 0) {
      throw new MalformedDer();
    }
  }

  private void alternativeNames(DerReader names) throws MalformedDer {
    while (!names.isEmpty()) {
      // Whether an element is primitive or not makes no difference for Go's comparison either.
      int kind = names.tag() ^ DerReader.context(0);
      byte[] name = names.any().rest();
      switch (kind) {
        case EMAIL -> ascii(name);
        case DNS -> servers.add(ascii(name));
        case URI -> uri(ascii(name));
        case ADDRESS -> servers.add(address(name));
        default -> {}
      }
    }
  }

  private static String ascii(byte[] text) throws MalformedDer {
    if (!DistinguishedName.isAscii(text)) {
      throw new MalformedDer();
    }
    return new String(text, StandardCharsets.US_ASCII);
  }

  private static void uri(String text) throws MalformedDer {
    boolean valid =
        GoUrl.parse(text) instanceof UrlResult.Parsed(GoUrl url)
            && NameConstraints.isDomain(url.host(), false);
    if (!valid) {
      throw new MalformedDer();
    }
  }

  /** In the form of {@link InetAddress}, which no lookup is needed for. */
  private static String address(byte[] octets) throws MalformedDer {
    try {
      return InetAddress.getByAddress(octets).getHostAddress();
    } catch (UnknownHostException neither4Nor16) {
      throw new MalformedDer();
    }
  }

  private static void informationAccess(DerReader descriptions) throws MalformedDer {
    while (!descriptions.isEmpty()) {
      DerReader description = descriptions.read(DerReader.SEQUENCE);
      description.readIdentifier();
      if (description.nextIs(DerReader.context(URI))) {
        description.any();
      }
    }
  }

  private static void distributionPoints(DerReader points) throws MalformedDer {
    while (!points.isEmpty()) {
      DerReader point = points.read(DerReader.SEQUENCE);
      if (point.nextIs(DerReader.constructed(0))) {
        DerReader names = point.any().read(DerReader.constructed(0));
        while (names.nextIs(DerReader.context(URI))) {
          names.any();
        }
      }
    }
  }

  private static void policies(DerReader policies) throws MalformedDer {
    Set<String> seen = new HashSet<>();
    while (!policies.isEmpty()) {
      DerReader content = policies.read(DerReader.SEQUENCE).read(DerReader.OBJECT_IDENTIFIER);
      byte[] identifier = content.rest();
      boolean fresh = seen.add(new String(identifier, StandardCharsets.ISO_8859_1));
      if (!fresh || !isLongIdentifier(identifier)) {
        throw new MalformedDer();
      }
    }
  }

  /** Numbers of any length, unlike {@link DerReader#readIdentifier}, each in its shortest form. */
  private static boolean isLongIdentifier(byte[] identifier) {
    boolean first = true;
    for (byte octet : identifier) {
      if (first && octet == (byte) 0x80) {
        return false;
      }
      first = octet >= 0;
    }
    return first && identifier.length > 0;
  }

  private static void policyMappings(DerReader mappings) throws MalformedDer {
    while (!mappings.isEmpty()) {
      DerReader mapping = mappings.read(DerReader.SEQUENCE);
      mapping.read(DerReader.OBJECT_IDENTIFIER);
      mapping.read(DerReader.OBJECT_IDENTIFIER);
    }
  }

  private static void keyIdentifier(DerReader content) throws MalformedDer {
    if (content.nextIs(DerReader.context(0))) {
      content.any();
    }
  }

  private static void policyConstraints(DerReader content) throws MalformedDer {
    for (int number = 0; number <= 1; number++) {
      if (content.nextIs(DerReader.context(number))) {
        content.readLong(DerReader.context(number));
      }
    }
  }
}
