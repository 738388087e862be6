package dev.kubectl.telemetry.graph.words;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several things in one sentence. */
final class Lists {
  private Lists() {}

  /** "a", "a and b", "a, b and c". */
  static String and(List<String> words) {
    return words.size() < 2
        ? String.join("", words)
        : String.join(", ", words.subList(0, words.size() - 1)) + " and " + words.getLast();
  }

  /** Which Namespaces data may come from; it stands behind what is taken. */
  static String namespaces(@Nullable NamespaceSelector selector) {
    List<String> included = selector == null ? List.of() : selector.included();
    List<String> excluded = selector == null ? List.of() : selector.excluded();
    if (included.isEmpty() && excluded.isEmpty()) {
      return "of all Namespaces";
    }
    if (included.isEmpty()) {
      return "of all Namespaces but " + and(excluded);
    }
    String only =
        included.size() == 1
            ? "of the Namespace " + included.getFirst() + " only"
            : "of the Namespaces " + and(included) + " only";
    return excluded.isEmpty() ? only : only + ", without " + and(excluded);
  }
}
