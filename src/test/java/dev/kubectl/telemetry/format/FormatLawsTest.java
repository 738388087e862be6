package dev.kubectl.telemetry.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.ottl.TextKind;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.Mutations;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlScalar.Style;
import dev.kubectl.telemetry.yaml.YamlSequence;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The laws of formatting: formatting twice is formatting once; nothing is read differently but for
 * white space between tokens of OTTL; nothing outside of a scalar moves. Held on every manifest and
 * every text of OTTL that there is, and on generated ones ({@code -Dformat.seeds=N} for more).
 */
class FormatLawsTest {
  private static final Path GIVEN = Path.of(System.getProperty("vectors", "../shared/vectors"));
  private static final Path VECTORS =
      Files.isDirectory(GIVEN) ? GIVEN : Path.of("src/test/resources/vectors");
  private static final long FIRST = Long.getLong("format.first", 0);
  private static final int SEEDS = Integer.getInteger("format.seeds", 100);
  private static final String BEFORE =
      """
      # written by hand
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      spec:
        transform: # in order
        - %s:
          -   \
      """;
  private static final String BEHIND = "\n    # behind it\n    - 'true' \t# kept   so\n";

  @Test
  void onAllManifests() throws IOException {
    int changed = 0;
    List<Path> files;
    try (Stream<Path> all = Files.walk(VECTORS)) {
      files =
          all.filter(path -> path.toString().endsWith(".yaml") && isManifest(path))
              .sorted()
              .toList();
    }
    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      changed += check(file.toString(), Files.readString(file)) ? 1 : 0;
    }
    assertThat(changed).as("manifests that are not formatted").isPositive();
  }

  @Test
  void onAllTextsOfOttlInEveryStyle() throws IOException {
    Map<Style, Integer> counts = new EnumMap<>(Style.class);
    long seed = FIRST;
    for (Path file : List.of(VECTORS.resolve("ottl/generated.yaml"))) {
      YamlNode root =
          YamlReader.read(file.toString(), Files.readAllBytes(file)).documents().getFirst().root();
      for (String statement : texts(root, "statements")) {
        checkStyles(TextKind.STATEMENT, statement, seed++, counts);
      }
      for (String condition : texts(root, "conditions")) {
        checkStyles(TextKind.CONDITION, condition, seed++, counts);
      }
    }
    for (int i = 0; i < SEEDS; i++) {
      for (MetricPipeline pipeline : new RandomPipelines(new Chance(FIRST + i)).next(1)) {
        YamlNode root =
            YamlReader.read(new SourceText("random", yaml(pipeline))).documents().getFirst().root();
        for (String statement : texts(root, "statements")) {
          checkStyles(TextKind.STATEMENT, statement, seed++, counts);
        }
        for (String condition : texts(root, "conditions")) {
          checkStyles(TextKind.CONDITION, condition, seed++, counts);
        }
      }
    }
    assertThat(counts).containsOnlyKeys(Style.values());
    assertThat(counts.values()).as("%s", counts).allMatch(count -> count > 300);
  }

  /** Whatever happens to a file, formatting ends, and what it changes it changes once. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void onMutatedManifests() {
    int broken = 0;
    for (long seed = FIRST; seed < FIRST + 5L * SEEDS; seed++) {
      Chance chance = new Chance(seed);
      MetricPipeline pipeline = new RandomPipelines(chance).next(1).getFirst();
      byte[] mutated = new Mutations(chance).mutated(PipelineEncoder.tree(pipeline));
      YamlFile file = YamlReader.read("mutant.yaml", mutated);
      FormattedText once = FormattedText.of(file);
      broken += once.diagnostics().isEmpty() ? 0 : 1;
      assertThat(once.diagnostics())
          .as("seed %d", seed)
          .noneMatch(diagnostic -> diagnostic.rule().equals(FormattedText.UNSAFE));
      assertLaws("seed " + seed, file, once);
    }
    assertThat(broken).as("files that are broken").isBetween(1, 5 * SEEDS - 1);
  }

  /** Texts of OTTL with characters taken out, put in and doubled, in a manifest that is whole. */
  @Test
  @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void onMutatedTextsOfOttl() {
    String marks = "()[]{}\"'\\.,:=<>!+-*/ \t\n$%#&|0x1eEaZ_é😀\u2028";
    int[] pieces = marks.codePoints().toArray();
    for (long seed = FIRST; seed < FIRST + 10L * SEEDS; seed++) {
      Chance chance = new Chance(seed);
      StringBuilder text =
          new StringBuilder(
              "set(a.b[\"c\"], Concat([x, -1], {\"k\": 0xff})) where not (a == 1 or b)");
      for (int i = chance.below(6); i > 0; i--) {
        int at = chance.below(text.length());
        switch (chance.below(3)) {
          case 0 -> text.deleteCharAt(at);
          case 1 -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
          default -> text.insert(at, Character.toString(pieces[chance.below(pieces.length)]));
        }
      }
      Style style = chance.one(List.of(Style.values()));
      String manifest =
          BEFORE.formatted("statements") + WrittenOttl.scalar(style, text.toString(), 8) + BEHIND;
      YamlFile file = YamlReader.read(new SourceText("mutant.yaml", manifest));
      assertLaws("seed " + seed, file, FormattedText.of(file));
    }
  }

  private static void checkStyles(
      TextKind kind, String text, long seed, Map<Style, Integer> counts) {
    if (!OttlLayout.parse(kind, text).findings().isEmpty()) {
      return;
    }
    String field = kind == TextKind.STATEMENT ? "statements" : "conditions";
    String before = BEFORE.formatted(field);
    String behind = kind == TextKind.STATEMENT ? BEHIND.replace("'true'", "'set(a.b, 1)'") : BEHIND;
    for (Style style : Style.values()) {
      Chance chance = new Chance(seed);
      List<String> results = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        boolean block = style == Style.LITERAL || style == Style.FOLDED;
        String spaced = WrittenOttl.spaced(text, block, chance);
        String manifest = before + WrittenOttl.scalar(style, spaced, 8) + behind;
        YamlFile file = YamlReader.read(new SourceText("seed " + seed + ".yaml", manifest));
        List<String> read =
            file.documents().isEmpty()
                ? List.of()
                : texts(file.documents().getFirst().root(), field);
        if (read.isEmpty()
            || !SpanlessTree.of(kind, read.getFirst()).equals(SpanlessTree.of(kind, text))) {
          // Not every text can be written in every style.
          continue;
        }
        String where = "seed " + seed + " " + style + "\n" + manifest;
        FormattedText once = FormattedText.of(file);
        assertThat(once.diagnostics()).as(where).isEmpty();
        assertThat(once.text()).as(where).startsWith(before).endsWith(behind);
        assertLaws(where, file, once);
        results.add(once.text());
        counts.merge(style, 1, Integer::sum);
        if (chance.percent(10) && !spaced.contains("\r")) {
          String windows = manifest.replace("\n", "\r\n");
          assertThat(FormattedText.of(YamlReader.read(new SourceText("crlf.yaml", windows))).text())
              .as(where)
              .isEqualTo(once.text().replace("\n", "\r\n"));
        }
      }
      boolean canonical = style != Style.PLAIN && !text.contains("\n");
      if (canonical && results.size() == 2) {
        assertThat(results.get(0)).as("seed %d %s", seed, style).isEqualTo(results.get(1));
      }
    }
  }

  /** Whether formatting changed anything. */
  private static boolean check(String name, String text) {
    YamlFile file = YamlReader.read(new SourceText(name, text));
    FormattedText once = FormattedText.of(file);
    assertLaws(name, file, once);
    return once.isChanged();
  }

  private static void assertLaws(String where, YamlFile before, FormattedText once) {
    YamlFile file = YamlReader.read(new SourceText(before.source().name(), once.text()));
    if (!once.diagnostics().isEmpty()) {
      assertThat(once.text()).as(where).isEqualTo(before.source().text());
      assertThat(once.changes()).as(where).isEmpty();
      return;
    }
    FormattedText twice = FormattedText.of(file);
    assertThat(twice.text()).as("formatted twice: %s", where).isEqualTo(once.text());
    assertThat(twice.isChanged()).as(where).isFalse();
    assertThat(twice.diagnostics()).as(where).isEmpty();
    assertThat(content(file)).as("content of %s", where).isEqualTo(content(before));
  }

  /** Everything that is read from a file, the texts of OTTL as trees without places. */
  private static List<Object> content(YamlFile file) {
    List<Object> content = new ArrayList<>();
    file.documents().forEach(document -> content.add(content(document.root(), List.of())));
    return content;
  }

  private static Object content(YamlNode node, List<String> path) {
    return switch (node) {
      case YamlMapping mapping -> {
        List<Object> entries = new ArrayList<>();
        for (YamlMapping.Entry entry : mapping.written()) {
          List<String> inner = new ArrayList<>(path);
          inner.add(entry.name());
          entries.add(List.of(content(entry.key(), List.of()), content(entry.value(), inner)));
        }
        yield entries;
      }
      case YamlSequence sequence ->
          sequence.items().stream().map(item -> content(item, path)).toList();
      case YamlScalar scalar -> {
        boolean statement = path.equals(List.of("spec", "transform", "statements"));
        boolean condition =
            path.equals(List.of("spec", "transform", "conditions"))
                || path.equals(List.of("spec", "filter", "conditions"));
        yield statement || condition
            ? List.of(
                scalar.style(),
                SpanlessTree.of(statement ? TextKind.STATEMENT : TextKind.CONDITION, scalar.text()))
            : List.of(scalar.style(), scalar.text(), scalar.value());
      }
    };
  }

  private static List<String> texts(YamlNode node, String field) {
    List<String> texts = new ArrayList<>();
    collect(node, field, false, texts);
    return texts;
  }

  private static void collect(YamlNode node, String field, boolean inside, List<String> texts) {
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .effective()
              .forEach((key, entry) -> collect(entry.value(), field, key.equals(field), texts));
      case YamlSequence sequence ->
          sequence.items().forEach(item -> collect(item, field, inside, texts));
      case YamlScalar scalar -> {
        if (inside) {
          texts.add(scalar.text());
        }
      }
    }
  }

  private static boolean isManifest(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8).contains("kind: MetricPipeline");
    } catch (IOException e) {
      throw new AssertionError(path.toString(), e);
    }
  }

  private static String yaml(MetricPipeline pipeline) {
    Tree.Mapping tree = PipelineEncoder.tree(pipeline);
    return YamlWriter.write(tree);
  }
}
