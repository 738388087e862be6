package dev.kubectl.telemetry.api.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody who wrote an unknown field probably meant. */
public final class Suggestions {
  /** More places than this say nothing. */
  private static final int MOST_PLACES = 3;

  private Suggestions() {}

  /**
   * A hint about an unknown field: a known trap, a similar name, or the place where a field of that
   * name exists.
   *
   * @param root schema of the whole object
   * @param path keys from the root to the object that holds the field; list items have no step
   * @param here schema of the object that holds the field
   */
  public static Optional<String> forField(
      String name, ObjectSchema here, List<String> path, ObjectSchema root) {
    String trap = here.traps().get(name);
    if (trap != null) {
      return Optional.of(trap);
    }
    List<String> known = here.fields().stream().map(Field::name).toList();
    return nearest(name, known)
        .map(near -> "did you mean `" + near + "`?")
        .or(() -> elsewhere(name, path, root));
  }

  /**
   * The name of the known ones that is most like the given one, if one is like it at all: other
   * case, or one slip in three letters.
   */
  public static Optional<String> nearest(String name, Collection<String> known) {
    String best = null;
    int bestDistance = Math.max(1, name.length() / 3) + 1;
    for (String candidate : known) {
      int distance =
          distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT), bestDistance);
      if (distance < bestDistance && distance < candidate.length()) {
        best = candidate;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  private static Optional<String> elsewhere(String name, List<String> path, ObjectSchema root) {
    List<List<String>> places = new ArrayList<>();
    collect(name, root, List.of(), places);
    int closest = places.stream().mapToInt(place -> shared(place, path)).max().orElse(0);
    List<String> named =
        places.stream()
            .filter(place -> shared(place, path) == closest)
            .map(place -> "`" + String.join(".", place) + "`")
            .toList();
    return named.isEmpty() || named.size() > MOST_PLACES
        ? Optional.empty()
        : Optional.of("A field of that name is in " + String.join(" and ", named));
  }

  /** All objects that have such a field, metadata left out. */
  private static void collect(
      String name, ObjectSchema schema, List<String> path, List<List<String>> places) {
    for (Field field : schema.fields()) {
      if (field.name().equals(name) && !path.isEmpty()) {
        places.add(path);
      }
      ObjectSchema inner = inner(field.type());
      if (inner != null && !(path.isEmpty() && field.name().equals("metadata"))) {
        List<String> deeper = new ArrayList<>(path);
        deeper.add(field.name());
        collect(name, inner, List.copyOf(deeper), places);
      }
    }
  }

  private static @Nullable ObjectSchema inner(FieldType type) {
    return switch (type) {
      case FieldType.ObjectOf(ObjectSchema schema) -> schema;
      case FieldType.ListOf(FieldType item) -> inner(item);
      case FieldType.Text _, FieldType.Bool _, FieldType.WholeNumber _ -> null;
      case FieldType.TextMap _, FieldType.Anything _ -> null;
    };
  }

  private static int shared(List<String> one, List<String> other) {
    int count = 0;
    while (count < one.size() && count < other.size() && one.get(count).equals(other.get(count))) {
      count++;
    }
    return count;
  }

  /**
   * Insertions, deletions, replacements and swaps of neighbours that lead from one text to the
   * other (optimal string alignment).
   *
   * @param enough texts whose lengths differ by this much or more are not looked at
   */
  private static int distance(String from, String to, int enough) {
    if (Math.abs(from.length() - to.length()) >= enough) {
      return enough;
    }
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replace = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replace, Math.min(last[j], current[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          current[j] = Math.min(current[j], beforeLast[j - 2] + 1);
        }
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = current;
      current = free;
    }
    return last[to.length()];
  }
}
