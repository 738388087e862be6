package dev.kubectl.telemetry.yaml;

import org.jspecify.annotations.Nullable;

/**
 * Keys that were read before: {@code enabled} in a thousand files is one text. Never holds values,
 * for they may be secret, and forgets a key when another one falls into its place.
 *
 * @implNote may be used by several threads at once without a lock, because what it holds is
 *     immutable: at worst a key is there twice
 */
final class SharedKeys {
  private static final int PLACES = 512;
  private static final int LONGEST = 48;

  private static final ScalarValue.@Nullable Text[] KNOWN = new ScalarValue.Text[PLACES];

  private SharedKeys() {}

  /** An equal value, the same for equal ones where possible. */
  static ScalarValue.Text of(ScalarValue.Text key) {
    String text = key.value();
    if (text.length() > LONGEST) {
      return key;
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    ScalarValue.Text known = KNOWN[place];
    if (known != null && known.value().equals(text)) {
      return known;
    }
    KNOWN[place] = key;
    return key;
  }
}
