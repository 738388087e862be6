package dev.kubectl.telemetry.ottl.catalogue;

import dev.kubectl.telemetry.ottl.syntax.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Functions, paths and enums of one collector version, read from a text file named after the
 * version. The file explains its own format.
 */
public final class Catalogue implements Vocabulary {
  /** Those with a file, the newest last. */
  private static final List<String> VERSIONS = List.of("0.149.0");

  private static final Catalogue CURRENT = load(VERSIONS.getLast());

  private final Map<String, Functions> functions = new LinkedHashMap<>();
  private final Map<String, Map<String, KnownPath>> paths = new LinkedHashMap<>();
  private final Map<String, Map<String, Long>> enums = new LinkedHashMap<>();
  private final Map<String, String> deprecated = new LinkedHashMap<>();
  private final Set<String> later = new LinkedHashSet<>();

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

  /** What changes for texts that are written by this version's catalogue, version by version. */
  public List<Upgrade> upgradesFrom(String version) {
    List<Upgrade> upgrades = new ArrayList<>();
    for (String newer : VERSIONS.subList(VERSIONS.indexOf(version) + 1, VERSIONS.size())) {
      upgrades.add(
          new Upgrade(newer, CatalogueChange.between(this, ofVersion(newer).orElseThrow())));
    }
    return List.copyOf(upgrades);
  }

  /** The catalogue of a collector version, if it is one of {@link #versions}. */
  public static Optional<Catalogue> ofVersion(String version) {
    if (version.equals(VERSIONS.getLast())) {
      return Optional.of(CURRENT);
    }
    return VERSIONS.contains(version) ? Optional.of(load(version)) : Optional.empty();
  }

  private static Catalogue load(String version) {
    return read(CatalogueText.of(version));
  }

  static Catalogue read(String text) {
    Catalogue catalogue = new Catalogue();
    catalogue.readLines(text);
    return catalogue;
  }

  /**
   * The catalogue of a neighbouring version, told by how it differs: the same sections with what is
   * new or other, and lines that begin with {@code - } for what is gone.
   */
  public Catalogue with(String difference) {
    Catalogue other = new Catalogue();
    functions.forEach((section, known) -> other.functions.put(section, known.copy()));
    paths.forEach((prefix, known) -> other.paths.put(prefix, new LinkedHashMap<>(known)));
    enums.forEach((context, known) -> other.enums.put(context, new LinkedHashMap<>(known)));
    other.deprecated.putAll(deprecated);
    other.later.addAll(later);
    other.readLines(difference);
    return other;
  }

  private void readLines(String text) {
    String section = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
      } else if (line.startsWith("- ")) {
        remove(section, line.substring(2));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        add(section, line);
      }
    }
    merge();
  }

  private void remove(String section, String name) {
    String about = section.substring(section.indexOf(' ') + 1);
    if (section.equals("deprecated")) {
      deprecated.remove(name);
    } else if (section.equals("later")) {
      later.remove(name);
    } else if (section.startsWith("paths ")) {
      paths.getOrDefault(about, Map.of()).remove(name);
    } else if (section.startsWith("enums ")) {
      enums.getOrDefault(about, Map.of()).remove(name);
    } else {
      section(section).removeLine(name);
    }
  }

  private void add(String section, String line) {
    List<String> fields = Notation.parts(line, " | ");
    int blank = section.indexOf(' ');
    String about = section.substring(blank + 1);
    if (section.equals("deprecated")) {
      deprecated.put(fields.get(0), fields.get(1));
    } else if (section.equals("later")) {
      later.add(fields.get(0));
    } else if (section.startsWith("paths ")) {
      paths
          .computeIfAbsent(about, _ -> new LinkedHashMap<>())
          .put(fields.get(0), new KnownPath(fields.get(0), fields.get(1), fields.size() > 2));
    } else if (section.startsWith("enums ")) {
      enums
          .computeIfAbsent(about, _ -> new LinkedHashMap<>())
          .put(fields.get(0), Long.valueOf(fields.get(1)));
    } else {
      functions.computeIfAbsent(section, _ -> new Functions()).addLine(fields);
    }
  }

  private void merge() {
    for (FunctionSet set : FunctionSet.values()) {
      Map<Context, Map<String, Function>> byContext = new EnumMap<>(Context.class);
      for (Context context : Context.values()) {
        Functions all = new Functions();
        for (String section : set.sections(context)) {
          all.addAll(section(section));
        }
        byContext.put(context, all);
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

  /** Whether a function is not known here, and is in later versions. */
  public boolean comesLater(String function) {
    return later.contains(function);
  }

  private Functions section(String name) {
    return functions.getOrDefault(name, new Functions());
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

  private static Optional<String> like(Functions functions, String name) {
    String plain = plain(name);
    return functions.keySet().stream().filter(known -> plain(known).equals(plain)).findFirst();
  }

  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }
}
