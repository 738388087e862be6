package dev.kubectl.telemetry.scaffold;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Secret, and the key of the most secret thing in it.
 *
 * @param key empty for the usual one
 */
public record SecretName(String namespace, String name, String key) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?<namespace>[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)"
              + "/(?<name>[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?)"
              + "(:(?<key>[-._a-zA-Z0-9]{1,253}))?");

  /** Reads {@code NAMESPACE/NAME} or {@code NAMESPACE/NAME:KEY}. */
  public static Optional<SecretName> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String key = form.group("key");
    return Optional.of(
        new SecretName(form.group("namespace"), form.group("name"), key == null ? "" : key));
  }

  /** The key to use where this is the usual one. */
  public String keyOr(String usual) {
    return key.isEmpty() ? usual : key;
  }
}
