package dev.kubectl.telemetry.ottl.catalogue;

import dev.kubectl.telemetry.ottl.syntax.Vocabulary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Functions, paths and enums of one collector version, read from a text file named after the
 * version. The file explains its own format.
 */
public final class Catalogue implements Vocabulary {
  /** Those with a file, the newest last. */
  private static final List<String> VERSIONS = List.of("0.149.0");

  private static final Catalogue CURRENT = load(VERSIONS.getLast());

  private final Map<String, Map<String, Function>> functions = new LinkedHashMap<>();
  private final Map<String, Map<String, KnownPath>> paths = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> enums = new LinkedHashMap<>();
  private final Map<String, String> deprecated = new LinkedHashMap<>();

  /** Sections that are known together, merged. */
  private final Map<FunctionSet, Map<Context, Map<String, Function>>> merged =
      new EnumMap<>(FunctionSet.class);

  private Catalogue() {}

  /** The collector version that pipelines run with. */
  public static Catalogue current() {
    return CURRENT;
  }

  /** Collector versions with a catalogue, the newest last. */
  public static List<String> versions() {
    return VERSIONS;
  }

  /** The catalogue of a collector version, if it is one of {@link #versions}. */
  public static Optional<Catalogue> ofVersion(String version) {
    if (version.equals(VERSIONS.getLast())) {
      return Optional.of(CURRENT);
    }
    return VERSIONS.contains(version) ? Optional.of(load(version)) : Optional.empty();
  }

  private static Catalogue load(String version) {
    String name = version + ".txt";
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no catalogue for collector version " + version);
      }
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Catalogue read(String text) {
    Catalogue catalogue = new Catalogue();
    String section = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        catalogue.add(section, line.split(" \\| ", -1));
      }
    }
    catalogue.merge();
    return catalogue;
  }

  private void add(String section, String[] fields) {
    int blank = section.indexOf(' ');
    String about = section.substring(blank + 1);
    if (section.equals("deprecated")) {
      deprecated.put(fields[0], fields[1]);
    } else if (section.startsWith("paths ")) {
      paths
          .computeIfAbsent(about, _ -> new LinkedHashMap<>())
          .put(fields[0], new KnownPath(fields[0], fields[1], fields.length > 2));
    } else if (section.startsWith("enums ")) {
      enums
          .computeIfAbsent(about, _ -> new LinkedHashMap<>())
          .put(fields[0], Long.valueOf(fields[1]));
    } else {
      functions
          .computeIfAbsent(section, _ -> new LinkedHashMap<>())
          .put(fields[0], Function.of(fields));
    }
  }

  private void merge() {
    for (FunctionSet set : FunctionSet.values()) {
      Map<Context, Map<String, Function>> byContext = new EnumMap<>(Context.class);
      for (Context context : Context.values()) {
        Map<String, Function> all = new LinkedHashMap<>();
        for (String section : set.sections(context)) {
          all.putAll(section(section));
        }
        byContext.put(context, Collections.unmodifiableMap(all));
      }
      merged.put(set, byContext);
    }
  }

  /** The functions that a kind of text knows in a context, by name. */
  Map<String, Function> functions(FunctionSet set, Context context) {
    return merged.getOrDefault(set, Map.of()).getOrDefault(context, Map.of());
  }

  /** All functions by section and name. */
  Map<String, Map<String, Function>> sections() {
    return Collections.unmodifiableMap(functions);
  }

  /** What to call instead of a function, if its authors want nobody to call it any more. */
  public Optional<String> deprecation(String function) {
    return Optional.ofNullable(deprecated.get(function));
  }

  private Map<String, Function> section(String name) {
    return functions.getOrDefault(name, Map.of());
  }

  /** Paths behind a prefix, by text; empty for an unknown one. */
  public Map<String, KnownPath> paths(String prefix) {
    return paths.getOrDefault(prefix.equals("instrumentation_scope") ? "scope" : prefix, Map.of());
  }

  /** Enum symbols of a context and their values. */
  public Map<String, Long> enums(Context context) {
    return enums.getOrDefault(context.word(), Map.of());
  }

  @Override
  public boolean isEditor(String name) {
    return functions.entrySet().stream()
        .anyMatch(s -> s.getKey().startsWith("editors") && s.getValue().containsKey(name));
  }

  @Override
  public Optional<String> converterLike(String name) {
    return like(section("converters"), name);
  }

  @Override
  public Optional<String> editorLike(String name) {
    return functions.entrySet().stream()
        .filter(s -> s.getKey().startsWith("editors"))
        .flatMap(s -> like(s.getValue(), name).stream())
        .findFirst();
  }

  private static Optional<String> like(Map<String, Function> functions, String name) {
    String plain = plain(name);
    return functions.keySet().stream().filter(known -> plain(known).equals(plain)).findFirst();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
