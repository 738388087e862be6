package dev.kubectl.telemetry.ottl.check;

import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.KnownPath;
import dev.kubectl.telemetry.ottl.problem.Category;
import dev.kubectl.telemetry.ottl.problem.Finding;
import dev.kubectl.telemetry.ottl.problem.TextRange;
import dev.kubectl.telemetry.ottl.syntax.Node.Path;
import dev.kubectl.telemetry.ottl.syntax.Node.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a path exists in a context. What its keys hold is looked at elsewhere. */
final class PathChecker {
  private static final List<String> PREFIXES = List.of("metric", "datapoint", "resource", "scope");

  private final Names names;

  PathChecker(Names names) {
    this.names = names;
  }

  /** What is wrong with the path; empty if nothing is. */
  Optional<Finding> check(Path path) {
    if (path.prefix().isEmpty()) {
      return Optional.of(noContext(path));
    }
    Segment prefix = path.prefix().get();
    if (!names.context().prefixes().contains(prefix.name())) {
      return Optional.of(wrongContext(prefix));
    }
    if (path.fields().getFirst().name().equals("cache")
        && !prefix.name().equals(names.context().word())) {
      return finding(
          Category.PATH_CACHE,
          path.range(),
          "The cache belongs to one context; this entry runs once per " + names.context().word(),
          "Use " + names.context().word() + ".cache");
    }
    Map<String, KnownPath> known = names.catalogue().paths(prefix.name());
    return prefix.name().equals("otelcol") ? request(path, known) : fields(path, known);
  }

  /** The catalogue's entry for a path, whatever its keys; null if there is none. */
  @Nullable KnownPath find(Path path) {
    return path.prefix()
        .map(prefix -> names.catalogue().paths(prefix.name()).get(text(path.fields())))
        .orElse(null);
  }

  private Optional<Finding> fields(Path path, Map<String, KnownPath> known) {
    List<Segment> fields = path.fields();
    KnownPath found = null;
    String text = "";
    for (Segment field : fields) {
      String longer = text.isEmpty() ? field.name() : text + "." + field.name();
      KnownPath next = known.get(longer);
      if (next == null) {
        return Optional.of(
            found == null || hasChildren(text, known)
                ? unknown(path, field, known)
                : tooLong(field, found));
      }
      if (!field.keys().isEmpty() && !next.keys()) {
        return Optional.of(keys(path, field, longer, next));
      }
      text = longer;
      found = next;
    }
    return Optional.empty();
  }

  private static boolean hasChildren(String text, Map<String, KnownPath> known) {
    return known.keySet().stream().anyMatch(other -> other.startsWith(text + "."));
  }

  private Optional<Finding> request(Path path, Map<String, KnownPath> known) {
    KnownPath found = known.get(text(path.fields()));
    List<Segment> fields = path.fields();
    boolean early =
        fields.subList(0, fields.size() - 1).stream().anyMatch(f -> !f.keys().isEmpty());
    Optional<Finding> extra = found == null ? extra(fields, known) : Optional.empty();
    if (extra.isPresent()) {
      return extra;
    }
    if (found == null || early || (!found.keys() && !fields.getLast().keys().isEmpty())) {
      return finding(
          Category.PATH_UNKNOWN,
          path.range(),
          "There is no path '" + path.text() + "' of this form",
          "Known: otelcol." + String.join(", otelcol.", known.keySet()));
    }
    return Optional.empty();
  }

  /** A segment behind a path that is complete. */
  private static Optional<Finding> extra(List<Segment> fields, Map<String, KnownPath> known) {
    for (int end = 1; end < fields.size(); end++) {
      KnownPath whole = known.get(text(fields.subList(0, end)));
      if (whole != null && whole.keys()) {
        return Optional.of(tooLong(fields.get(end), whole));
      }
    }
    return Optional.empty();
  }

  private Finding noContext(Path path) {
    String first = path.segments().getFirst().name();
    String message;
    String hint;
    if (first.equals("null") || first.equals("none")) {
      message = "'" + first + "' is no value";
      hint = "Write 'nil'";
    } else {
      message = "'" + path.text() + "' needs a context in front";
      hint = prefixHint(names.catalogue(), first);
    }
    TextRange range = path.segments().getFirst().range();
    return new Finding(
        Category.PATH_NO_CONTEXT,
        new TextRange(range.start(), range.start() + first.length()),
        message,
        hint);
  }

  /** Which prefixes would make a path of a lone first segment. */
  static String prefixHint(Catalogue catalogue, String first) {
    List<String> candidates = new ArrayList<>();
    for (String prefix : PREFIXES) {
      if (catalogue.paths(prefix).containsKey(first)) {
        candidates.add(prefix + "." + first);
      }
    }
    return candidates.isEmpty()
        ? "Start with metric, datapoint, resource or scope; put text into double quotes"
        : "Write " + String.join(" or ", candidates);
  }

  private Finding wrongContext(Segment prefix) {
    String hint =
        Nearest.to(prefix.name(), names.context().prefixes())
            .map(name -> "Did you mean '" + name + "'?")
            .orElse("Start with one of " + String.join(", ", names.context().prefixes()));
    boolean wider = Context.of(prefix.name()).isPresent();
    return new Finding(
        Category.PATH_CONTEXT,
        prefix.range(),
        wider || prefix.name().equals("instrumentation_scope")
            ? "A path with '"
                + prefix.name()
                + "' is not visible here; the entry runs once per "
                + names.context().word()
            : "'" + prefix.name() + "' is no context of a MetricPipeline",
        prefix.name().equals("instrumentation_scope") ? "Write 'scope'" : hint);
  }

  private Finding unknown(Path path, Segment field, Map<String, KnownPath> known) {
    String prefix = path.prefix().map(Segment::name).orElse("");
    boolean value = prefix.equals("datapoint") && field.name().equals("value");
    String hint;
    if (value) {
      hint = "Use value_int or value_double; each sees only points of its own kind";
    } else {
      hint = unknownHint(prefix, field.name(), known.keySet());
    }
    return new Finding(
        Category.PATH_UNKNOWN,
        nameRange(field),
        "A " + prefix + " has no '" + field.name() + "'",
        hint);
  }

  private String unknownHint(String prefix, String name, Set<String> known) {
    Optional<String> near = Nearest.to(name, known);
    if (near.isPresent()) {
      return NameAdvice.didYouMean(near.get());
    }
    for (String other : PREFIXES) {
      if (!other.equals(prefix) && names.catalogue().paths(other).containsKey(name)) {
        return "There is " + other + "." + name;
      }
    }
    return "Known: " + String.join(", ", known);
  }

  private static Finding tooLong(Segment field, KnownPath found) {
    return new Finding(
        Category.PATH_EXTRA,
        field.range(),
        "The path ends at '" + found.text() + "'",
        found.keys()
            ? "Write the key in brackets: [\"" + field.name() + "\"]"
            : "Remove '." + field.name() + "'");
  }

  private static Finding keys(Path path, Segment field, String text, KnownPath found) {
    TextRange range = field.keys().getFirst().range().union(field.keys().getLast().range());
    String name = path.prefix().map(Segment::name).orElse("") + "." + text;
    return new Finding(
        Category.PATH_KEYS,
        range,
        "'" + name + "' (" + found.kind() + ") cannot be indexed",
        "Remove the brackets");
  }

  private static TextRange nameRange(Segment field) {
    return new TextRange(field.range().start(), field.range().start() + field.name().length());
  }

  private static String text(List<Segment> fields) {
    return String.join(".", fields.stream().map(Segment::name).toList());
  }

  private static Optional<Finding> finding(
      Category category, TextRange range, String message, String hint) {
    return Optional.of(new Finding(category, range, message, hint));
  }
}
