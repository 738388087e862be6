package dev.kubectl.telemetry.collector.component;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Collects the environment variables of one collector and hands out references to them.
 *
 * <p>A name is made of the names of pipeline and header. Different ones can make the same name, for
 * example pipelines {@code a.b} and {@code a-b}; the first owner gets it, later ones get a name of
 * their own, so that nobody sends another's credentials.
 */
public final class Variables {
  /** Header names that HTTP allows but whose characters no variable may have. */
  private static final Pattern UNUSUAL_HEADER =
      Pattern.compile("(?=.*[!#$%&'*+^`|~])[A-Za-z0-9._!#$%&'*+^`|~-]+");

  /** The variables are the keys of a Secret, and the API server takes no longer ones. */
  private static final int LONGEST_NAME = 253;

  /** What is kept of a name before a fingerprint of up to 64 digits. */
  private static final int LONGEST_START = LONGEST_NAME - 1 - 64;

  private static final Pattern NOT_IN_A_VARIABLE = Pattern.compile("[^A-Z0-9_]");

  private final Map<String, String> owners = new HashMap<>();
  private final SortedMap<String, String> values = new TreeMap<>();

  /** Names and values so far. */
  public SortedMap<String, String> values() {
    return Collections.unmodifiableSortedMap(values);
  }

  /** Sets a variable that a pipeline has once, and answers the text that refers to it. */
  String reference(String kind, String pipeline, String value) {
    return set(kind + "_" + sanitised(pipeline), kind + "\n" + pipeline, value);
  }

  /** Sets the variable of a header. The same header given twice has one, with the later value. */
  String headerReference(String pipeline, String header, String value) {
    String identity = "HEADER\n" + pipeline + "\n" + header;
    String name = "HEADER_" + sanitised(pipeline) + "_" + sanitised(header);
    if (UNUSUAL_HEADER.matcher(header).matches()) {
      name = distinct(NOT_IN_A_VARIABLE.matcher(name).replaceAll("_"), identity, 8);
    }
    return set(name, identity, value);
  }

  private String set(String plainName, String identity, String value) {
    String name = plainName.length() <= LONGEST_NAME ? plainName : distinct(plainName, identity, 8);
    for (int digits = 8; ; digits += 8) {
      String owner = owners.putIfAbsent(name, identity);
      if (owner == null || owner.equals(identity)) {
        break;
      }
      name = distinct(plainName, identity, digits);
    }
    values.put(name, value);
    return "${" + name + "}";
  }

  private static String distinct(String name, String identity, int digits) {
    String start = name.substring(0, Math.min(name.length(), LONGEST_START));
    return start + "_" + Fingerprint.of(identity, digits).toUpperCase(Locale.ROOT);
  }

  /** Upper case character by character, so that no text grows; dots and dashes become {@code _}. */
  static String sanitised(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '.' || c == '-' ? '_' : Character.toUpperCase(c))
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
