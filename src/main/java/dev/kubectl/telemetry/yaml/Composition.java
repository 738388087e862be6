package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Position;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds nodes from the engine's events, with a stack of its own, and keeps the limits while it
 * does: a text that is too deep or expands too far is refused before memory is spent on it.
 */
final class Composition {
  private final SourceText source;
  private final YamlLimits limits;
  private final LineTable lines;
  private final EventPlaces places;
  private final Problems problems;
  private final Mappings mappings;
  private final List<SourceDocument> documents = new ArrayList<>();
  private final List<Span> scalars = new ArrayList<>();
  private final List<Integer> documentStarts = new ArrayList<>();

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private @Nullable SourceDocument pending;
  private int index = -1;
  private long nodes;
  private boolean skipping;
  private boolean over;

  /** What an anchor names; without a node while that node is still being read. */
  private record Anchored(@Nullable YamlNode node, long size, int height) {}

  /** A mapping or sequence whose end is still to come. */
  private static final class Open {
    final boolean mapping;
    final boolean flow;
    final Position start;
    final @Nullable String anchor;
    final long nodesBefore;
    final List<YamlNode> parts = new ArrayList<>();

    /** Levels from here down, aliases followed. */
    int height = 1;

    Open(CollectionStartEvent event, Position start, @Nullable String anchor, long nodesBefore) {
      this.mapping = event.getEventId() == Event.ID.MappingStart;
      this.flow = event.isFlow();
      this.start = start;
      this.anchor = anchor;
      this.nodesBefore = nodesBefore;
    }
  }

  Composition(SourceText source, YamlLimits limits, LineTable lines, Problems problems) {
    this.source = source;
    this.limits = limits;
    this.lines = lines;
    this.places = new EventPlaces(source, lines);
    this.problems = problems;
    this.mappings = new Mappings(problems);
  }

  /** The documents that are complete, with their comments. */
  List<SourceDocument> documents() {
    return source.text().indexOf('#') < 0 ? documents : withComments();
  }

  private List<SourceDocument> withComments() {
    List<Comments.Comment> comments = Comments.of(source.text(), lines, scalars);
    List<SourceDocument> result = new ArrayList<>(documents.size());
    int at = 0;
    for (SourceDocument document : documents) {
      int next = document.index() + 1;
      int from = document.index() == 0 ? 0 : documentStarts.get(document.index());
      int to = next < documentStarts.size() ? documentStarts.get(next) : Integer.MAX_VALUE;
      while (at < comments.size() && comments.get(at).start().offset() < from) {
        at++;
      }
      int first = at;
      while (at < comments.size() && comments.get(at).start().offset() < to) {
        at++;
      }
      YamlNode root =
          CommentPlacement.place(
              document.root(), comments.subList(first, at), source.text(), lines);
      result.add(new SourceDocument(source, document.index(), root));
    }
    return result;
  }

  /** Whether a limit was met, so that reading on is useless. */
  boolean isOver() {
    return over;
  }

  void accept(Event event) {
    boolean betweenDocuments =
        event.getEventId() == Event.ID.DocumentStart || event.getEventId() == Event.ID.StreamEnd;
    if (skipping && !betweenDocuments) {
      return;
    }
    switch (event.getEventId()) {
      case DocumentStart -> startDocument(event);
      case MappingStart, SequenceStart -> start((CollectionStartEvent) event);
      case MappingEnd, SequenceEnd -> end(event);
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case StreamEnd -> finishDocument();
      case StreamStart, DocumentEnd, Comment -> {}
    }
  }

  /** Only the next document, or the end, shows that nothing wrong follows in this one. */
  private void finishDocument() {
    if (pending != null) {
      documents.add(pending);
      pending = null;
    }
  }

  private void startDocument(Event event) {
    finishDocument();
    index++;
    documentStarts.add(places.span(event).start().offset());
    open.clear();
    anchors.clear();
    skipping = false;
    if (index >= limits.maxDocuments()) {
      limit(
          places.span(event),
          "the text has more than " + limits.maxDocuments() + " documents",
          "split it into several files");
    }
  }

  private void start(CollectionStartEvent event) {
    Span span = places.span(event);
    if (isTooDeep(1, span)) {
      return;
    }
    String anchor = anchor(event);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(null, 0, 0));
    }
    open.push(new Open(event, span.start(), anchor, nodes));
    count(1, span);
  }

  private void end(Event event) {
    Open finished = open.pop();
    Span span =
        new Span(finished.start, finished.flow ? places.span(event).end() : endOf(finished));
    YamlNode node =
        finished.mapping
            ? mappings.of(finished.parts, span)
            : new YamlSequence(finished.parts, span, List.of());
    if (finished.anchor != null) {
      anchors.put(
          finished.anchor, new Anchored(node, nodes - finished.nodesBefore, finished.height));
    }
    add(node, finished.height);
  }

  /** A block ends where its last part does; the engine says, where the next thing begins. */
  private static Position endOf(Open finished) {
    // An alias as the last part stands elsewhere, perhaps before the start.
    YamlNode last = null;
    int end = finished.start.offset();
    for (YamlNode part : finished.parts) {
      if (part.endOffset() > end) {
        end = part.endOffset();
        last = part;
      }
    }
    return last == null ? finished.start : last.span().end();
  }

  private void scalar(ScalarEvent event) {
    Span span = places.span(event);
    YamlScalar.Style style =
        switch (event.getScalarStyle()) {
          case DOUBLE_QUOTED -> YamlScalar.Style.DOUBLE_QUOTED;
          case SINGLE_QUOTED -> YamlScalar.Style.SINGLE_QUOTED;
          case LITERAL -> YamlScalar.Style.LITERAL;
          case FOLDED -> YamlScalar.Style.FOLDED;
          case PLAIN, JSON_SCALAR_STYLE -> YamlScalar.Style.PLAIN;
        };
    String text = event.getValue();
    String tag = event.getTag().orElse(null);
    ScalarValue value = ScalarResolution.resolve(text, style, tag);
    if (value == null) {
      problems.noJson(span, "the tag does not fit this value, so kubectl refuses it", null);
      value = new ScalarValue.Text(text);
    } else if (value instanceof ScalarValue.Float(double number) && !Double.isFinite(number)) {
      problems.noJson(
          span,
          "kubectl cannot send infinity or not-a-number",
          "put it in quotes if it is meant as a text");
    }
    if (isKey()) {
      text = SharedKeys.of(text);
    } else if (value instanceof ScalarValue.Bool) {
      text = text.intern(); // one of a few words
    }
    scalars.add(span);
    YamlNode node = new YamlScalar(text, style, value, span, List.of());
    String anchor = anchor(event);
    if (anchor != null) {
      anchors.put(anchor, new Anchored(node, 1, 0));
    }
    count(1, span);
    boolean emptyDocument = open.isEmpty() && span.start().equals(span.end()) && text.isEmpty();
    if (!emptyDocument) {
      add(node, 0);
    }
  }

  /** Whether what is read now is a key of the innermost mapping. */
  private boolean isKey() {
    Open parent = open.peek();
    return parent != null && parent.mapping && parent.parts.size() % 2 == 0;
  }

  private void alias(AliasEvent event) {
    Span span = places.span(event);
    String name = event.getAlias().getValue();
    Anchored anchored = anchors.get(name);
    if (anchored == null) {
      skipDocument(span, "alias `*" + name + "` refers to no anchor before it");
    } else if (anchored.node() == null) {
      skipDocument(span, "alias `*" + name + "` stands inside the node that it refers to");
    } else if (!isTooDeep(anchored.height(), span)) {
      count(anchored.size(), span);
      add(anchored.node(), anchored.height());
    }
  }

  private boolean isTooDeep(int more, Span at) {
    if (open.size() + more <= limits.maxDepth()) {
      return false;
    }
    limit(
        at,
        "mappings and lists lie more than " + limits.maxDepth() + " levels inside each other",
        null);
    return true;
  }

  private void add(YamlNode node, int height) {
    if (skipping) {
      return;
    }
    Open parent = open.peek();
    if (parent == null) {
      pending = new SourceDocument(source, index, node);
    } else {
      parent.parts.add(node);
      parent.height = Math.max(parent.height, height + 1);
    }
  }

  private void count(long more, Span at) {
    nodes += more;
    if (nodes > limits.maxNodes()) {
      limit(
          at,
          "the text has more than " + limits.maxNodes() + " keys and values, aliases expanded",
          null);
    }
  }

  private void limit(Span at, String message, @Nullable String hint) {
    problems.limit(at, message, hint);
    over = true;
    skipping = true;
  }

  /** The text can still be read, so the documents after this one are. */
  private void skipDocument(Span at, String message) {
    problems.syntax(at, message, null);
    skipping = true;
  }

  private static @Nullable String anchor(NodeEvent event) {
    return event.getAnchor().map(Anchor::getValue).orElse(null);
  }
}
