package dev.kubectl.telemetry.scaffold;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A header. Either {@code value} or {@code key} is empty.
 *
 * @param prefix before a value from the Secret; may be empty
 * @param key of the Secret
 */
public record HeaderChoice(String name, String prefix, String value, String key) {
  private static final Pattern FORM =
      Pattern.compile("(?<name>[!#$%&'*+.^_`|~0-9A-Za-z-]+)=(?<value>\\S.*)");
  private static final Pattern FROM_SECRET =
      Pattern.compile("((?<prefix>[^@]*\\S)\\s+)?@(?<key>[-._a-zA-Z0-9]{1,253})");

  /** Reads {@code NAME=TEXT}, {@code NAME=@KEY} or {@code NAME=PREFIX @KEY}. */
  public static Optional<HeaderChoice> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    Matcher secret = FROM_SECRET.matcher(form.group("value"));
    if (!secret.matches()) {
      return Optional.of(new HeaderChoice(form.group("name"), "", form.group("value"), ""));
    }
    String prefix = secret.group("prefix");
    return Optional.of(
        new HeaderChoice(
            form.group("name"), prefix == null ? "" : prefix, "", secret.group("key")));
  }
}
