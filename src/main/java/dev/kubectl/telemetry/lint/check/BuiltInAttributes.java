package dev.kubectl.telemetry.lint.check;

import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Resource attributes that built-in processors have dealt with before the transforms and filters of
 * a user run, in gateway and agent alike. No built-in processor changes data after them.
 */
final class BuiltInAttributes {
  /** Removed from all data: {@code delete_matching_keys(resource.attributes, "kyma.*")}. */
  private static final String REMOVED = "kyma";

  /** Inserted where they are missing. */
  private static final Set<String> PRESENT = Set.of("k8s.cluster.name", "k8s.cluster.uid");

  /** Something to say about a place of a text. */
  record Remark(TextRange range, String message, String hint) {}

  private BuiltInAttributes() {}

  /**
   * Remarks about a condition.
   *
   * @param written what transforms have set before: that is there again
   */
  static List<Remark> inCondition(Node condition, ChangedPaths written) {
    List<Remark> remarks = new ArrayList<>();
    for (Node.Path path : OttlPaths.in(condition)) {
      if (!written.sets(path)) {
        read(path).ifPresent(remarks::add);
      }
    }
    nil(condition, remarks);
    return List.copyOf(remarks);
  }

  /** Writing such an attribute works; reading or removing one does nothing. */
  static List<Remark> inStatement(Node statement, ChangedPaths written) {
    if (!(statement instanceof Node.Call call) || call.arguments().isEmpty()) {
      return List.of();
    }
    List<Remark> remarks = new ArrayList<>();
    call.arguments().stream()
        .skip(1)
        .flatMap(argument -> OttlPaths.in(argument.value()).stream())
        .filter(path -> !written.sets(path))
        .forEach(path -> read(path).ifPresent(remarks::add));
    if (call.name().equals("delete_key")
        && call.arguments().size() == 2
        && call.arguments().getFirst().value() instanceof Node.Path map
        && map.text().equals("resource.attributes")
        && call.arguments().getLast().value() instanceof Node.StringLiteral key
        && key.value().contains(REMOVED)) {
      remarks.add(removed(key.value(), key.range()));
    }
    return List.copyOf(remarks);
  }

  private static Optional<Remark> read(Node.Path path) {
    return key(path).filter(key -> key.contains(REMOVED)).map(key -> removed(key, path.range()));
  }

  private static Remark removed(String key, TextRange range) {
    return new Remark(
        range,
        "a built-in processor has already removed `" + key + "`",
        "resource attributes with `kyma` in their name are gone here; use another one");
  }

  private static void nil(Node node, List<Remark> remarks) {
    switch (OttlTerm.inner(node)) {
      case Node.Logical logical -> logical.operands().forEach(operand -> nil(operand, remarks));
      case Node.Not not -> nil(not.operand(), remarks);
      case Node.Comparison comparison
          when comparison.left() instanceof Node.Path path
              && comparison.right() instanceof Node.NilLiteral ->
          key(path)
              .filter(PRESENT::contains)
              .ifPresent(key ->
                  remarks.add(
                      new Remark(
                          comparison.range(),
                          "a built-in processor has already set `" + key + "`, it is never nil",
                          "compare with the value itself")));
      default -> {}
    }
  }

  /** The key of a resource attribute. */
  private static Optional<String> key(Node.Path path) {
    return path.text().equals("resource.attributes")
            && path.segments().getLast().keys().size() == 1
            && path.segments().getLast().keys().getFirst().value() instanceof Node.StringLiteral key
        ? Optional.of(key.value())
        : Optional.empty();
  }
}
