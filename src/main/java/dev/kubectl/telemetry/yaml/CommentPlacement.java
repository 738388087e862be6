package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each comment of a document to a node.
 *
 * <p>A comment at the end of a line belongs to the last key or value that ends on that line; a
 * comment on a line of its own to what follows it: a key, an item of a list, or, before the first
 * key, the document. Comments with nothing after them belong to the document.
 */
final class CommentPlacement {
  private final String text;
  private final LineTable lines;
  private final List<Place> places = new ArrayList<>();
  private final IdentityHashMap<YamlNode, Place> seen = new IdentityHashMap<>();

  /** A node in the order of the text. */
  private record Place(YamlNode node, @Nullable Place parent, boolean item, boolean block) {
    int start() {
      return node.span().start().offset();
    }

    int end() {
      return node.span().end().offset();
    }
  }

  private CommentPlacement(String text, LineTable lines) {
    this.text = text;
    this.lines = lines;
  }

  /** The same document with its comments. */
  static YamlNode place(
      YamlNode root, List<Comments.Comment> comments, String text, LineTable lines) {
    if (comments.isEmpty()) {
      return root;
    }
    CommentPlacement placement = new CommentPlacement(text, lines);
    placement.collect(root, null, true);
    IdentityHashMap<YamlNode, List<String>> placed = new IdentityHashMap<>();
    for (Comments.Comment comment : comments) {
      placed
          .computeIfAbsent(placement.target(comment, root), node -> new ArrayList<>())
          .add(comment.text());
    }
    return new Rebuilding(placed).node(root);
  }

  private void collect(YamlNode node, @Nullable Place parent, boolean item) {
    boolean block =
        !(node instanceof YamlScalar)
            && "[{".indexOf(text.charAt(lines.charIndex(node.span().start().offset()))) < 0;
    Place place = new Place(node, parent, item, block);
    if (seen.putIfAbsent(node, place) != null) {
      return; // an alias: the node stands elsewhere
    }
    places.add(place);
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                collect(entry.key(), place, false);
                collect(entry.value(), place, false);
              });
      case YamlSequence sequence -> sequence.items().forEach(i -> collect(i, place, true));
      case YamlScalar _ -> {}
    }
  }

  private YamlNode target(Comments.Comment comment, YamlNode root) {
    int next = firstAfter(comment.start().offset());
    if (!comment.ownLine() && next > 0) {
      YamlNode before = endingBefore(places.get(next - 1), comment.start());
      if (before != null) {
        return before;
      }
    }
    // A block that is a value begins with its first key or item, which is what is meant.
    while (next < places.size() && places.get(next).block && !places.get(next).item) {
      next++;
    }
    return next < places.size() ? places.get(next).node : root;
  }

  private int firstAfter(int offset) {
    int low = 0;
    int high = places.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (places.get(middle).start() > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The outermost node, blocks aside, that is over when the comment begins on the same line. */
  private static @Nullable YamlNode endingBefore(Place last, Position comment) {
    YamlNode found = null;
    for (Place place = last; place != null; place = place.parent) {
      boolean header =
          place.node instanceof YamlScalar scalar
              && (scalar.style() == YamlScalar.Style.LITERAL
                  || scalar.style() == YamlScalar.Style.FOLDED)
              && scalar.span().start().line() == comment.line();
      boolean over =
          place.end() <= comment.offset() && place.node.span().end().line() == comment.line();
      if (header || (over && !place.block)) {
        found = place.node;
      }
    }
    return found;
  }

  /** Copies a tree with comments; what was one node, because of aliases, stays one. */
  private static final class Rebuilding {
    private final IdentityHashMap<YamlNode, List<String>> comments;
    private final IdentityHashMap<YamlNode, YamlNode> nodes = new IdentityHashMap<>();
    private final IdentityHashMap<YamlMapping.Entry, YamlMapping.Entry> entries =
        new IdentityHashMap<>();

    Rebuilding(IdentityHashMap<YamlNode, List<String>> comments) {
      this.comments = comments;
    }

    YamlNode node(YamlNode node) {
      YamlNode known = nodes.get(node);
      if (known != null) {
        return known;
      }
      List<String> own = comments.getOrDefault(node, List.of());
      YamlNode rebuilt =
          switch (node) {
            case YamlMapping mapping -> mapping(mapping, own);
            case YamlSequence sequence ->
                new YamlSequence(
                    sequence.items().stream().map(this::node).toList(), sequence.span(), own);
            case YamlScalar scalar ->
                own.isEmpty()
                    ? scalar
                    : new YamlScalar(
                        scalar.text(), scalar.style(), scalar.value(), scalar.span(), own);
          };
      nodes.put(node, rebuilt);
      return rebuilt;
    }

    private YamlMapping mapping(YamlMapping mapping, List<String> own) {
      List<YamlMapping.Entry> written = mapping.written().stream().map(this::entry).toList();
      Map<String, YamlMapping.Entry> effective =
          LinkedHashMap.newLinkedHashMap(mapping.effective().size());
      mapping.effective().forEach((name, entry) -> effective.put(name, entry(entry)));
      return new YamlMapping(written, effective, mapping.span(), own);
    }

    private YamlMapping.Entry entry(YamlMapping.Entry entry) {
      YamlMapping.Entry known = entries.get(entry);
      if (known == null) {
        known = new YamlMapping.Entry(node(entry.key()), node(entry.value()));
        entries.put(entry, known);
      }
      return known;
    }
  }
}
