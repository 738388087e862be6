package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the transforms of a pipeline set or remove by name; its filters run after all of them. */
final class ChangedPaths {
  private static final Set<String> SETTING = Set.of("set", "replace_pattern", "replace_match");

  private final Map<String, Change> changes = new LinkedHashMap<>();

  /**
   * A change.
   *
   * @param statement the first that makes it
   */
  record Change(FieldPath statement, boolean removes) {}

  /** Takes a statement into account, whatever its condition. */
  void add(Node statement, FieldPath place) {
    if (!(statement instanceof Node.Call call)
        || call.arguments().isEmpty()
        || !(call.arguments().getFirst().value() instanceof Node.Path target)) {
      return;
    }
    if (SETTING.contains(call.name())) {
      changes.putIfAbsent(OttlTerm.of(target), new Change(place, false));
    } else if (call.name().equals("delete_key") && call.arguments().size() == 2) {
      List<Node.Key> key = List.of(new Node.Key(call.arguments().get(1).value(), call.range()));
      changes.putIfAbsent(OttlTerm.of(target) + OttlTerm.keys(key), new Change(place, true));
    }
  }

  /** Whether the path has a value that a transform gave it. */
  boolean sets(Node.Path path) {
    return of(path).filter(change -> !change.removes()).isPresent();
  }

  /** The change of what the path reads, or of something around it. */
  Optional<Change> of(Node.Path path) {
    String term = OttlTerm.of(path);
    return changes.entrySet().stream()
        .filter(change -> term.equals(change.getKey()) || term.startsWith(change.getKey() + "["))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
