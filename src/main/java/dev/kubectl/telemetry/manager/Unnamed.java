package dev.kubectl.telemetry.manager;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which pipelines an alert about dropped data may mean when it names none.
 *
 * <p>The reference's self monitor cannot read names with a dot out of its metrics; what such a
 * pipeline loses is reported without a name. That must not be held against the others (G17). Where
 * all names can be read, nobody knows, and everybody is meant.
 */
record Unnamed(Set<String> unreadable) {
  private static final Pattern READABLE = Pattern.compile("[a-zA-Z0-9-]+");

  Unnamed {
    unreadable = Set.copyOf(unreadable);
  }

  static Unnamed among(Stream<String> pipelines) {
    return new Unnamed(
        pipelines
            .filter(name -> !READABLE.matcher(name).matches())
            .collect(Collectors.toUnmodifiableSet()));
  }

  boolean maybe(String pipeline) {
    return unreadable.isEmpty() || unreadable.contains(pipeline);
  }
}
