package dev.kubectl.telemetry.cli.completion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What the words of a label mean, from {@code meanings.txt}: a line has the label, the word and its
 * meaning. A word without a line is offered without a meaning.
 */
final class Meanings {
  private static final Map<String, String> ALL = read();

  private Meanings() {}

  static String of(String label, String word) {
    return ALL.getOrDefault(key(label, word), "");
  }

  private static Map<String, String> read() {
    Map<String, String> meanings = new HashMap<>();
    InputStream in =
        Objects.requireNonNull(Meanings.class.getResourceAsStream("meanings.txt"), "meanings.txt");
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] parts = line.split(" ", 3);
        if (parts.length == 3 && !line.startsWith("#")) {
          meanings.put(key(parts[0], parts[1]), parts[2]);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return meanings;
  }

  private static String key(String label, String word) {
    return label + " " + word;
  }
}
