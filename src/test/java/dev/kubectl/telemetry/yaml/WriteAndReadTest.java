package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import org.snakeyaml.engine.v2.schema.JsonSchema;
import org.snakeyaml.engine.v2.schema.Schema;

/** What is written is what is read, by our reader and by others. */
class WriteAndReadTest {
  private static final int TREES = 4000;

  /** Plain scalars that the types of YAML 1.1 (yaml.org/type) take for something else than text. */
  private static final Pattern NO_TEXT_IN_YAML_1_1 =
      Pattern.compile(
          "y|Y|yes|Yes|YES|n|N|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF"
              + "|~|null|Null|NULL|=|<<"
              + "|[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(:[0-5]?[0-9])+"
              + "|[-+]?([0-9][0-9_]*)?\\.[0-9_]*([eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \\t].*)?");

  @Test
  void theEngineWritesTheSame() {
    for (int seed = 0; seed < TREES; seed++) {
      Tree tree = RandomTexts.tree(new Random(seed), 4);

      assertThat(YamlWriter.write(tree)).as("seed %d", seed).isEqualTo(EngineWriter.write(tree));
    }
  }

  @Test
  void ourReaderSeesTheSameTree() {
    for (int seed = 0; seed < TREES; seed++) {
      Tree tree = RandomTexts.tree(new Random(seed), 4);
      String text = YamlWriter.write(tree);
      YamlFile file = YamlReader.read(new SourceText("seed-" + seed, text));
      assertThat(file.diagnostics()).as("seed %d%n%s", seed, text).isEmpty();
      assertThat(Trees.of(file.documents().getFirst().root()))
          .as("seed %d%n%s", seed, text)
          .isEqualTo(tree);
    }
  }

  @Test
  void aYaml12ReaderSeesTheSameTree() {
    for (Schema schema : List.of(new CoreSchema(), new JsonSchema())) {
      LoadSettings settings = LoadSettings.builder().setSchema(schema).build();
      for (int seed = 0; seed < TREES; seed++) {
        Tree tree = RandomTexts.tree(new Random(seed), 4);
        String text = YamlWriter.write(tree);
        assertThat(fromJava(new Load(settings).loadFromString(text)))
            .as("seed %d%n%s", seed, text)
            .isEqualTo(tree);
      }
    }
  }

  @Test
  void everyPlainTextIsAlsoATextInYaml11() {
    for (int seed = 0; seed < TREES; seed++) {
      Tree tree = RandomTexts.tree(new Random(seed), 4);
      String text = YamlWriter.write(tree);
      YamlNode root = YamlReader.read(new SourceText("x", text)).documents().getFirst().root();
      List<String> plainTexts = new ArrayList<>();
      collectPlainTexts(root, plainTexts);
      assertThat(plainTexts)
          .as("seed %d", seed)
          .noneMatch(plain -> NO_TEXT_IN_YAML_1_1.matcher(plain).matches());
    }
  }

  @Test
  void aJsonReaderAndAYamlReaderSeeTheSameInJson() {
    for (int seed = 0; seed < TREES; seed++) {
      Tree tree = RandomTexts.tree(new Random(seed), 4);
      String text = JsonWriter.write(tree);
      YamlFile file = YamlReader.read(new SourceText("x", text));
      assertThat(file.diagnostics()).as("seed %d%n%s", seed, text).isEmpty();
      assertThat(Trees.of(file.documents().getFirst().root()))
          .as("seed %d%n%s", seed, text)
          .isEqualTo(tree);
    }
  }

  @Test
  void writingWhatWasReadChangesNothing() {
    for (int seed = 0; seed < TREES; seed++) {
      String text = YamlWriter.write(RandomTexts.tree(new Random(seed), 4));
      YamlFile file = YamlReader.read(new SourceText("x", text));
      assertThat(YamlWriter.write(Trees.of(file.documents().getFirst().root())))
          .as("seed %d", seed)
          .isEqualTo(text);
    }
  }

  @Test
  void aStreamIsReadAsTheSameDocuments() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Tree> trees = new ArrayList<>();
      for (int i = random.nextInt(4); i >= 0; i--) {
        trees.add(RandomTexts.tree(random, 2));
      }
      String text = YamlWriter.writeStream(trees);
      YamlFile file = YamlReader.read(new SourceText("x", text));
      assertThat(file.documents().stream().map(document -> Trees.of(document.root())).toList())
          .as("seed %d%n%s", seed, text)
          .isEqualTo(trees);
    }
  }

  private static void collectPlainTexts(YamlNode node, List<String> texts) {
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                collectPlainTexts(entry.key(), texts);
                collectPlainTexts(entry.value(), texts);
              });
      case YamlSequence sequence -> sequence.items().forEach(i -> collectPlainTexts(i, texts));
      case YamlScalar scalar -> {
        if (scalar.style() == YamlScalar.Style.PLAIN
            && scalar.value() instanceof ScalarValue.Text) {
          texts.add(scalar.text());
        }
      }
    }
  }

  private static Tree fromJava(@Nullable Object value) {
    return switch (value) {
      case null -> Tree.NULL;
      case Map<?, ?> map -> {
        Map<String, Tree> entries = new LinkedHashMap<>();
        map.forEach((key, item) -> entries.put((String) key, fromJava(item)));
        Tree.Builder builder = Tree.mapping();
        entries.forEach(builder::put);
        yield builder.build();
      }
      case List<?> list -> Tree.sequence(list.stream().map(WriteAndReadTest::fromJava).toList());
      case String text -> Tree.of(text);
      case Boolean bool -> Tree.of(bool);
      case Double number -> Tree.of(number);
      case Number number -> Tree.of(number.longValue());
      default -> throw new AssertionError("unexpected " + value.getClass());
    };
  }
}
