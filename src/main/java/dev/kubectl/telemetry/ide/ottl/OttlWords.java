package dev.kubectl.telemetry.ide.ottl;

import dev.kubectl.telemetry.ottl.catalogue.Catalogue;
import dev.kubectl.telemetry.ottl.catalogue.Context;
import dev.kubectl.telemetry.ottl.catalogue.Function;
import dev.kubectl.telemetry.ottl.catalogue.FunctionSet;
import dev.kubectl.telemetry.ottl.catalogue.KnownPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that can be named in OTTL, with words for people. */
public final class OttlWords {
  /** The prefixes of paths that a metric pipeline can use; {@code datapoint} sees them all. */
  private static final List<String> PREFIXES =
      List.of("metric", "datapoint", "resource", "scope", "otelcol");

  private static final Map<String, FunctionWords> FUNCTIONS = functionWords();
  private static final Map<String, String> PATHS = pathWords();
  private static final List<Attribute> ATTRIBUTES = wellKnown();

  private OttlWords() {}

  /**
   * What a function is for.
   *
   * @param example a whole statement or condition; empty when there is none that is accepted
   */
  public record FunctionWords(String summary, String example) {}

  /**
   * A well-known attribute.
   *
   * @param context {@code resource} or {@code datapoint}
   */
  public record Attribute(String name, String context, String summary) {}

  /**
   * A path with its context.
   *
   * @param text such as {@code metric.name}
   */
  public record WholePath(String text, KnownPath path, String summary) {}

  public static Optional<FunctionWords> function(String name) {
    return Optional.ofNullable(FUNCTIONS.get(name));
  }

  /** Functions that statements may call in some context, by name: editors and converters. */
  public static Map<String, Function> functions() {
    Catalogue catalogue = Catalogue.current();
    Map<String, Function> all = new LinkedHashMap<>();
    for (Context context : Context.values()) {
      all.putAll(FunctionSet.STATEMENTS.all(catalogue, context));
    }
    return Collections.unmodifiableMap(all);
  }

  public static boolean isConverter(String name) {
    return !name.isEmpty() && name.charAt(0) >= 'A' && name.charAt(0) <= 'Z';
  }

  /** All paths, those of the metric first. */
  public static List<WholePath> paths() {
    List<WholePath> all = new ArrayList<>();
    for (String prefix : PREFIXES) {
      Catalogue.current()
          .paths(prefix)
          .forEach((text, path) -> all.add(path(prefix + "." + text, path)));
    }
    return List.copyOf(all);
  }

  /** A path by its whole text. */
  public static Optional<WholePath> path(String text) {
    int dot = text.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    KnownPath known =
        Catalogue.current().paths(text.substring(0, dot)).get(text.substring(dot + 1));
    return known == null ? Optional.empty() : Optional.of(path(text, known));
  }

  private static WholePath path(String text, KnownPath path) {
    String key = text.replaceFirst("^instrumentation_scope\\.", "scope.");
    return new WholePath(text, path, PATHS.getOrDefault(key, ""));
  }

  /** Symbols with their numbers. */
  public static Map<String, Long> symbols() {
    return Catalogue.current().enums(Context.DATAPOINT);
  }

  public static List<Attribute> attributes() {
    return ATTRIBUTES;
  }

  private static Map<String, FunctionWords> functionWords() {
    Map<String, FunctionWords> words = new LinkedHashMap<>();
    for (String[] line : lines("functions.txt")) {
      words.put(line[0], new FunctionWords(line[1], line[2].equals("-") ? "" : line[2]));
    }
    return words;
  }

  private static Map<String, String> pathWords() {
    Map<String, String> words = new LinkedHashMap<>();
    for (String[] line : lines("paths.txt")) {
      words.put(line[0], line[1]);
    }
    return words;
  }

  private static List<Attribute> wellKnown() {
    List<Attribute> attributes = new ArrayList<>();
    for (String[] line : lines("attributes.txt")) {
      attributes.add(new Attribute(line[0], line[1], line[2]));
    }
    return List.copyOf(attributes);
  }

  private static List<String[]> lines(String resource) {
    try (InputStream in = OttlWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#") && !line.isBlank())
          .map(line -> line.split(" \\| ", -1))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
