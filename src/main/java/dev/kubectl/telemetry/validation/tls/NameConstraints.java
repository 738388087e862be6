package dev.kubectl.telemetry.validation.tls;

import dev.kubectl.telemetry.api.url.GoUrl;
import dev.kubectl.telemetry.api.url.UrlResult;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The extension by which an authority says for which names it speaks: RFC 5280, 4.2.1.10. */
final class NameConstraints {
  private static final int EMAIL = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int ADDRESS = 7;

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** A mailbox as RFC 2821 has it, the quoted form first. */
  private static final Pattern QUOTED =
      Pattern.compile(
          "\"(?:\\\\[\\x01-\\x09\\x0b\\x0c\\x0e-\\x7f]"
              + "|[\\x01-\\x08\\x0b\\x0c\\x0e-!#-\\[\\]-\\x7f])*+\"@(.*)",
          Pattern.DOTALL);

  private static final Pattern ATOMS =
      Pattern.compile("((?:\\\\.|[0-9A-Za-z!#$%&'*+/=?^_`{|}~.-])++)@(.*)", Pattern.DOTALL);

  private NameConstraints() {}

  static void check(DerReader value) throws MalformedDer {
    DerReader lists = value.read(DerReader.SEQUENCE);
    boolean any = false;
    for (int list = 0; list <= 1; list++) {
      if (lists.nextIs(DerReader.constructed(list))) {
        DerReader names = lists.any();
        any |= !names.isEmpty();
        names(names);
      }
    }
    if (!any || !lists.isEmpty() || !value.isEmpty()) {
      throw new MalformedDer();
    }
  }

  private static void names(DerReader names) throws MalformedDer {
    while (!names.isEmpty()) {
      DerReader name = names.read(DerReader.SEQUENCE);
      int tag = name.tag();
      byte[] value = name.any().rest();
      if (!isValid(tag & ~DerReader.context(0), tag, value)) {
        throw new MalformedDer();
      }
    }
  }

  private static boolean isValid(int kind, int tag, byte[] value) {
    if (tag != DerReader.context(kind)) {
      return true;
    }
    String text = new String(value, StandardCharsets.ISO_8859_1);
    boolean ascii = DistinguishedName.isAscii(value);
    return switch (kind) {
      case EMAIL -> ascii && (text.contains("@") ? isMailbox(text) : isDomain(text, true));
      case DNS -> ascii && isDomain(text, true);
      case URI -> ascii && !isAddress(text) && isDomain(text, true);
      case ADDRESS -> isNetwork(value);
      default -> true;
    };
  }

  /**
   * Whether a text may be a domain, the empty one included.
   *
   * @param constraint whether a dot may come first
   */
  static boolean isDomain(String text, boolean constraint) {
    String labels =
        constraint && text.length() > 1 && text.startsWith(".") ? text.substring(1) : text;
    return text.isEmpty() || hasLabels(labels);
  }

  private static boolean hasLabels(String text) {
    for (String label : text.split("\\.", -1)) {
      if (label.isEmpty() || !label.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isMailbox(String text) {
    Matcher quoted = QUOTED.matcher(text);
    if (text.startsWith("\"")) {
      return quoted.matches() && isMailDomain(quoted.group(1));
    }
    Matcher atoms = ATOMS.matcher(text);
    if (!atoms.matches()) {
      return false;
    }
    String local = atoms.group(1).replaceAll("(?s)\\\\(.)", "$1");
    boolean dots = local.startsWith(".") || local.endsWith(".") || local.contains("..");
    return !dots && isMailDomain(atoms.group(2));
  }

  private static boolean isMailDomain(String text) {
    return text.isEmpty() || hasLabels(text);
  }

  private static boolean isAddress(String text) {
    boolean octets = IPV4.matcher(text).matches();
    for (String octet : octets ? text.split("\\.") : new String[0]) {
      octets &= Integer.parseInt(octet) < 256 && (octet.length() == 1 || !octet.startsWith("0"));
    }
    boolean groups = text.indexOf(':') >= 0 && text.indexOf('%') < 0;
    return octets || (groups && GoUrl.parse("http://[" + text + "]") instanceof UrlResult.Parsed);
  }

  /** An address and a mask: ones, then zeros. */
  private static boolean isNetwork(byte[] value) {
    if (value.length != 8 && value.length != 32) {
      return false;
    }
    boolean zeros = false;
    for (int bit = value.length * 4; bit < value.length * 8; bit++) {
      boolean one = (value[bit / 8] >> (7 - bit % 8) & 1) == 1;
      if (zeros && one) {
        return false;
      }
      zeros |= !one;
    }
    return true;
  }
}
