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

  private static final @Nullable String[] KNOWN = new String[PLACES];

  private SharedKeys() {}

  /** An equal text, the same for equal ones where possible. */
  static String of(String key) {
    if (key.length() > LONGEST) {
      return key;
    }
    int hash = key.hashCode();
    int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
    String known = KNOWN[place];
    if (known != null && known.equals(key)) {
      return known;
    }
    KNOWN[place] = key;
    return key;
  }
}
