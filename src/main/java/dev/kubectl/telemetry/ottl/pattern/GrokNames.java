package dev.kubectl.telemetry.ottl.pattern;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The patterns that the collector's grok library brings along. Their bodies are correct by
 * definition; what a checker needs is which patterns and captures each one holds.
 */
final class GrokNames {
  private static final Map<String, String> SKELETONS = read();

  private GrokNames() {}

  /** A pattern with the references and named groups of the library's, or null if there is none. */
  static @Nullable String skeleton(String name) {
    return SKELETONS.get(name);
  }

  private static Map<String, String> read() {
    Map<String, String> skeletons = new HashMap<>();
    for (String line : text().lines().toList()) {
      if (line.startsWith("#")) {
        continue;
      }
      String[] words = line.split(" ", -1);
      StringBuilder skeleton = new StringBuilder("x");
      for (int i = 1; i < words.length; i++) {
        skeleton.append(
            words[i].startsWith(":")
                ? "(?P<" + words[i].substring(1) + ">x)"
                : "%{" + words[i] + "}");
      }
      skeletons.put(words[0], skeleton.toString());
    }
    return skeletons;
  }

  private static String text() {
    try (InputStream in = GrokNames.class.getResourceAsStream("grok-0.3.1.txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
