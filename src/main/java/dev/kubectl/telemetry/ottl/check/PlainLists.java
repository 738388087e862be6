package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.KnownPath;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.syntax.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Comparisons that crash the collector: {@code ==} and {@code !=} between two plain lists of one
 * kind. Plain lists are what {@code Split} gives, bucket counts, and explicit bounds.
 */
final class PlainLists {
  private PlainLists() {}

  static Optional<Finding> crash(Node.Comparison comparison, PathChecker paths) {
    boolean equality = comparison.operator().equals("==") || comparison.operator().equals("!=");
    String left = equality ? kind(comparison.left(), paths) : null;
    if (left == null || !left.equals(kind(comparison.right(), paths))) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            Category.CRASH,
            comparison.range(),
            "Comparing two lists of this kind crashes the collector when data arrives",
            "Compare single elements or lengths, such as Len(a) == Len(b)"));
  }

  private static @Nullable String kind(Node node, PathChecker paths) {
    return switch (node) {
      case Node.Group group -> kind(group.inner(), paths);
      case Node.Call call ->
          call.name().equals("Split") && call.keys().isEmpty() ? "string list" : null;
      case Node.Path path -> {
        KnownPath known = paths.find(path);
        yield known != null && known.kind().endsWith(" list") ? known.kind() : null;
      }
      default -> null;
    };
  }
}
