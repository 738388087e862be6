package dev.kubectl.telemetry.ottl.catalogue;

import java.util.ArrayList;
import java.util.List;

/** The lines of a catalogue file. */
final class Notation {
  private Notation() {}

  /**
   * What stands between the separators, empty parts, too. A separator of two characters is a
   * regular expression to {@link String#split}; with them, reading the catalogue took twice the
   * time, in every command that looks at OTTL.
   */
  static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + separator.length();
    }
    parts.add(text.substring(start));
    return parts;
  }
}
