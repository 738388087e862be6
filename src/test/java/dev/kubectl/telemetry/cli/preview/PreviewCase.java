package dev.kubectl.telemetry.cli.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.facts.Fact;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.cli.facts.FactsFile;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.Previewer;
import dev.kubectl.telemetry.preview.Surroundings;
import dev.kubectl.telemetry.preview.effect.Policy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with two sets of manifests, {@code before} and {@code after}; a folder that is missing
 * is a cluster without any pipeline. The file {@code options} has a line for each of: {@code
 * nodes=N}, {@code policy=...}, {@code requireSecrets=true}, {@code before.distribution=...}, a
 * fact of both sides ({@code clusterName=x}) or of one ({@code after.istioActive=true}).
 */
record PreviewCase(Path folder, Map<String, String> options) {
  static final Path CASES = Path.of("src/test/resources/preview");

  private static final Map<PreviewCase, Preview> PREVIEWS = new ConcurrentHashMap<>();

  /** All of them, by name. */
  static List<PreviewCase> all() throws IOException {
    List<PreviewCase> cases = new ArrayList<>();
    try (Stream<Path> folders = Files.list(CASES)) {
      for (Path folder : folders.sorted().toList()) {
        cases.add(named(folder.getFileName().toString()));
      }
    }
    return cases;
  }

  static PreviewCase named(String name) throws IOException {
    Path folder = CASES.resolve(name);
    return new PreviewCase(folder, options(folder.resolve("options")));
  }

  private static Map<String, String> options(Path file) throws IOException {
    Map<String, String> options = new TreeMap<>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        options.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    return options;
  }

  String name() {
    return folder.getFileName().toString();
  }

  /** Made once in a test run. */
  Preview preview() {
    return PREVIEWS.computeIfAbsent(this, PreviewCase::made);
  }

  private Preview made() {
    ManifestSet before = manifests("before");
    ManifestSet after = manifests("after");
    return Previewer.preview(
        "before",
        states("before").state(before, after, distribution("before")),
        "after",
        states("after").state(after, before, distribution("after")),
        new Surroundings(nodes(), null, List.of(), List.of()));
  }

  /** One side, with the Secrets of both. */
  ObservedState state(String side) {
    ManifestSet other = manifests(side.equals("before") ? "after" : "before");
    return states(side).state(manifests(side), other, distribution(side));
  }

  private @Nullable Integer nodes() {
    return options.containsKey("nodes") ? Integer.valueOf(options.get("nodes")) : null;
  }

  Policy policy() {
    return switch (Policy.read(List.of(options.getOrDefault("policy", "restart=allow")))) {
      case Policy.Reading.Read(Policy policy) -> policy;
      case Policy.Reading.Wrong(String problem, String _) -> throw new AssertionError(problem);
    };
  }

  private ManifestSet manifests(String side) {
    ManifestFiles.Found found =
        Files.exists(folder.resolve(side))
            ? ManifestFiles.read(
                List.of(folder.resolve(side).toString()), false, InputStream.nullInputStream())
            : new ManifestFiles.Found(List.of(), List.of());
    return states(side).manifests(found, side);
  }

  private FileStates states(String side) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Facts facts = facts(side);
    return new FileStates(
        new Console(stream, stream, false),
        facts,
        facts.now(),
        Boolean.parseBoolean(options.get("requireSecrets")));
  }

  /** The clock stands still, for certificates are judged by it. */
  private Facts facts(String side) {
    Facts facts = new Facts();
    facts.set(Fact.NOW, "2026-06-01T12:00:00Z");
    options.forEach((key, value) -> {
      String name = key.startsWith(side + ".") ? key.substring(side.length() + 1) : key;
      FactsFile.byKey(name)
          .ifPresent(fact -> assertThat(facts.set(fact, value)).as("%s=%s", key, value).isEmpty());
    });
    return facts;
  }

  private Distribution distribution(String side) {
    return Distribution.valueOf(
        options.getOrDefault(side + ".distribution", "kyma").toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name();
  }
}
