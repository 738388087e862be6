package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.api.Input.NamespaceSelector;
import dev.kubectl.telemetry.api.NamespaceName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which namespaces the inputs take data from: only these, or all but these. */
public record NamespaceChoice(boolean include, List<String> names) {
  public NamespaceChoice {
    names = List.copyOf(names);
  }

  /** Reads {@code include=a,b} or {@code exclude=a,b}. */
  public static Optional<NamespaceChoice> parse(String text) {
    int equals = text.indexOf('=');
    String way = equals < 0 ? "" : text.substring(0, equals).strip();
    if (!way.equals("include") && !way.equals("exclude")) {
      return Optional.empty();
    }
    List<String> names =
        Arrays.stream(text.substring(equals + 1).split(",", -1))
            .map(String::strip)
            .distinct()
            .toList();
    return names.stream().allMatch(NamespaceName::isValid)
        ? Optional.of(new NamespaceChoice(way.equals("include"), names))
        : Optional.empty();
  }

  NamespaceSelector selector() {
    return include ? new NamespaceSelector(names, null) : new NamespaceSelector(null, names);
  }
}
