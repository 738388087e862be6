package dev.kubectl.telemetry.ide.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.ide.Pipelines;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.Mutations;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.JsonReader;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The schema against its own rules, against what an API server said, and against lint: what the
 * schema refuses, lint refuses, so nobody is told of a mistake that is none.
 */
class EditorSchemaTest {
  private static final Path RESOURCE =
      Path.of("src/main/resources/dev/kubectl/telemetry/ide/schema", EditorSchema.FILE_NAME);
  private static final Path GIVEN = Path.of(System.getProperty("vectors", "../shared/vectors"));
  private static final Path VECTORS =
      Files.isDirectory(GIVEN) ? GIVEN : Path.of("src/test/resources/vectors");
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(EditorSchema.text(), InputFormat.JSON);
  private static final int SEEDS = Integer.getInteger("schema.seeds", 150);
  private static final long FIRST = Long.getLong("schema.first", 0);

  /** Errors of an API server that are about texts inside of values, which only lint looks into. */
  private static final Set<String> BEYOND =
      Set.of("'tokenURL' must be a valid URL", "no such key: value evaluating rule: 'tokenURL'");

  /** Run with {@code -Dschema.update=true} after a CRD changed. */
  @Test
  void theSchemaIsThatOfTheCrds() throws IOException {
    String derived = DerivedSchema.text();
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(RESOURCE, derived);
    }
    assertThat(Files.readString(RESOURCE)).isEqualTo(derived);
    assertThat(EditorSchema.text()).isEqualTo(derived);
  }

  @Test
  void everySchemaIsOne() {
    Schema draft =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
    List<String> schemas = new ArrayList<>(List.of(EditorSchema.text()));
    for (String kind : List.of("MetricPipeline", "Telemetry")) {
      for (String version : List.of("v1alpha1", "v1beta1")) {
        schemas.add(EditorSchema.text(kind, version));
      }
    }
    for (String schema : schemas) {
      assertThat(draft.validate(schema, InputFormat.JSON)).isEmpty();
    }
  }

  @Test
  void itRefusesWhatAnApiServerRefusesByStructure() throws IOException {
    Path file = VECTORS.resolve("validation/schema-generated.yaml");
    Tree.Mapping cases = mapping(read(Files.readString(file)).getFirst());
    Schema v1beta1 = single("v1beta1");
    Schema v1alpha1 = single("v1alpha1");
    int refused = 0;
    for (Tree item : ((Tree.Sequence) present(cases, "cases")).items()) {
      Tree.Mapping one = mapping(item);
      String version = text(one, "version");
      Tree.Mapping object =
          Tree.mapping()
              .put("apiVersion", "telemetry.kyma-project.io/" + version)
              .put("kind", "MetricPipeline")
              .put("metadata", Tree.mapping().put("name", "shop"))
              .put("spec", present(one, "spec"))
              .build();
      List<String> errors =
          ((Tree.Sequence) present(one, "errors"))
              .items().stream().map(error -> text(mapping(error), "reference_message")).toList();
      boolean structural =
          errors.stream().anyMatch(error -> BEYOND.stream().noneMatch(error::startsWith));
      List<String> all = problems(object);
      // Unknown fields were not looked at when the server was asked.
      List<String> problems = all.stream().filter(problem -> !isUnknown(problem)).toList();
      assertThat(problems.isEmpty())
          .as("%s: %s, ours: %s", text(one, "name"), errors, problems)
          .isEqualTo(!structural);
      Schema single = version.equals("v1beta1") ? v1beta1 : v1alpha1;
      assertThat(single.validate(JsonWriter.write(object), InputFormat.JSON))
          .as("%s alone", text(one, "name"))
          .hasSameSizeAs(all);
      refused += structural ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(50);
  }

  @Test
  void whatItRefusesLintRefuses() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(VECTORS)) {
      files = all.filter(path -> path.endsWith("pipelines.yaml")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(50);
    for (Path file : files) {
      assertLintAgrees(file.toString(), Files.readString(file));
    }
    int refused = 0;
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      Chance chance = new Chance(seed);
      Tree.Mapping pipeline = PipelineEncoder.tree(new RandomPipelines(chance).next(1).getFirst());
      byte[] mutated = new Mutations(chance).mutatedFields(pipeline);
      refused +=
          assertLintAgrees("seed " + seed, new String(mutated, StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(refused).as("mutants that the schema refuses").isGreaterThan(SEEDS / 4);
  }

  /** An object of another kind and a list are not looked at. */
  @Test
  void otherKindsAreNoneOfItsBusiness() {
    for (String other :
        List.of(Pipelines.SECRET, "kind: List\nitems: []\n", "a: 1\n", "- 1\n", "x\n")) {
      assertThat(problems(read(other).getFirst())).isEmpty();
    }
    assertThat(problems(read(Pipelines.GOOD).getFirst())).isEmpty();
  }

  @Test
  void defaultsAreThoseOfTheWebhook() {
    ManifestObject object =
        ResourceReader.read(
                YamlReader.read(
                        new SourceText("a.yaml", Pipelines.GOOD.replace("enabled: true", "")))
                    .documents()
                    .getFirst())
            .getFirst();
    Tree.Mapping defaulted =
        PipelineEncoder.tree(Defaulting.defaulted(((ManifestObject.Pipeline) object).pipeline()));
    List<String> compared = new ArrayList<>();
    eachNode(
        "MetricPipeline-v1beta1",
        (path, node) -> {
          Tree value = at(defaulted, path);
          if (value != null && node.get("default") != null) {
            assertThat(value).as(path).isEqualTo(node.get("default"));
            compared.add(path);
          }
        });
    assertThat(compared).contains("spec.output.otlp.protocol", "spec.input.otlp.enabled");
  }

  @Test
  void snippetsAndExamplesAreCleanOnceFilled() {
    List<String> seen = new ArrayList<>();
    Tree.Mapping good = mapping(read(Pipelines.GOOD).getFirst());
    Tree.Mapping root = mapping(JsonReader.read(EditorSchema.text()));
    for (Tree snippet : ((Tree.Sequence) present(root, "defaultSnippets")).items()) {
      assertClean("root", filled(present(mapping(snippet), "body")));
      seen.add("root");
    }
    eachNode(
        "MetricPipeline-v1beta1",
        (path, node) -> {
          // Parts of what is told in one snippet as a whole make no sense alone.
          boolean part =
              path.startsWith("spec.output.otlp.authentication.")
                  || path.startsWith("spec.output.otlp.tls.");
          if (!part && node.get("defaultSnippets") instanceof Tree.Sequence snippets) {
            for (Tree snippet : snippets.items()) {
              assertClean(path, with(good, path, filled(present(mapping(snippet), "body"))));
              seen.add(path);
            }
          }
          if (path.startsWith("spec") && node.get("examples") instanceof Tree.Sequence examples) {
            for (Tree example : examples.items()) {
              assertProper(path, with(good, path, example));
              seen.add(path);
            }
          }
        });
    assertThat(seen)
        .contains(
            "root",
            "spec.transform[]",
            "spec.filter[].conditions[]",
            "spec.output.otlp.authentication",
            "spec.output.otlp.headers[]",
            "spec.output.otlp.endpoint");
  }

  /** Every field has a title and words, so that an editor has something to show. */
  @Test
  void everyFieldIsDescribed() {
    List<String> silent = new ArrayList<>();
    eachNode(
        "MetricPipeline-v1beta1",
        (path, node) -> {
          boolean named = !path.endsWith("[]") && !path.endsWith(".*");
          if (named && (node.get("title") == null || node.get("description") == null)) {
            silent.add(path);
          }
        });
    assertThat(silent).isEmpty();
  }

  private static void assertClean(String path, Tree object) {
    assertThat(problems(object)).as("%s: %s", path, object).isEmpty();
    LintReport report = Lint.text(YamlWriter.write(object));
    assertThat(report.findings())
        .as("%s: %s", path, YamlWriter.write(object))
        .noneMatch(finding -> finding.severity() != Severity.INFO);
  }

  /** An example of one field may need another field to make sense. */
  private static void assertProper(String path, Tree object) {
    boolean needsMore =
        path.endsWith(".path") || path.contains("headers[]") || path.contains("oauth2");
    if (!needsMore) {
      assertThat(problems(object)).as("%s: %s", path, object).isEmpty();
      assertThat(Lint.text(YamlWriter.write(object)).findings())
          .as("%s: %s", path, YamlWriter.write(object))
          .noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }

  /** Whether the schema refuses the text. */
  private static boolean assertLintAgrees(String where, String text) {
    YamlFile file = YamlReader.read(new SourceText("a.yaml", text));
    List<String> problems =
        file.documents().stream()
            .flatMap(document -> problems(withoutNulls(Trees.of(document.root()))).stream())
            .toList();
    if (problems.isEmpty()) {
      return false;
    }
    assertThat(Lint.text(text).findings())
        .as("%s: the schema says %s\n%s", where, problems, text)
        .anyMatch(finding -> finding.severity() == Severity.ERROR);
    return true;
  }

  private static Schema single(String version) {
    return REGISTRY.getSchema(EditorSchema.text("MetricPipeline", version), InputFormat.JSON);
  }

  private static boolean isUnknown(String problem) {
    return problem.contains("does not allow additional properties");
  }

  private static List<String> problems(Tree object) {
    return SCHEMA.validate(JsonWriter.write(object), InputFormat.JSON).stream()
        .map(Object::toString)
        .toList();
  }

  /** As kubectl sends it: a field that is null is absent. */
  private static Tree withoutNulls(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> {
        Tree.Builder kept = Tree.mapping();
        mapping
            .entries()
            .forEach((key, value) -> {
              if (!value.equals(Tree.NULL)) {
                kept.put(key, withoutNulls(value));
              }
            });
        yield kept.build();
      }
      case Tree.Sequence sequence ->
          Tree.sequence(sequence.items().stream().map(EditorSchemaTest::withoutNulls).toList());
      case Tree.Scalar scalar -> scalar;
    };
  }

  private static void eachNode(String definition, BiConsumer<String, Tree.Mapping> action) {
    Tree.Mapping root = mapping(JsonReader.read(EditorSchema.text()));
    eachNode("", mapping(present(mapping(present(root, "$defs")), definition)), action);
  }

  private static void eachNode(
      String path, Tree.Mapping node, BiConsumer<String, Tree.Mapping> action) {
    if (!path.isEmpty()) {
      action.accept(path, node);
    }
    if (node.get("properties") instanceof Tree.Mapping fields) {
      fields
          .entries()
          .forEach((name, field) ->
              eachNode(path.isEmpty() ? name : path + "." + name, mapping(field), action));
    }
    if (node.get("items") instanceof Tree.Mapping items) {
      eachNode(path + "[]", items, action);
    }
  }

  private static @Nullable Tree at(Tree.Mapping object, String path) {
    Tree found = object;
    for (String word : path.split("\\.", -1)) {
      found = found instanceof Tree.Mapping mapping ? mapping.get(word) : null;
    }
    return found;
  }

  /** The object with a value at a path; lists on the way have it as their only item. */
  private static Tree with(Tree at, String path, Tree value) {
    if (path.isEmpty()) {
      return value;
    }
    if (path.startsWith("[]")) {
      return Tree.sequence(
          with(Tree.EMPTY_MAPPING, path.substring(path.startsWith("[].") ? 3 : 2), value));
    }
    int end = path.indexOf('.');
    int list = path.indexOf("[]");
    end = list >= 0 && (end < 0 || list < end) ? list : end;
    String word = end < 0 ? path : path.substring(0, end);
    String rest = end < 0 ? "" : path.substring(path.charAt(end) == '.' ? end + 1 : end);
    Tree.Mapping mapping = at instanceof Tree.Mapping given ? given : Tree.EMPTY_MAPPING;
    // Of two fields that exclude each other, the new one stays.
    mapping = word.equals("value") ? mapping.without("valueFrom") : mapping;
    Tree before = Objects.requireNonNullElse(mapping.get(word), Tree.EMPTY_MAPPING);
    return mapping.with(word, with(before, rest, value));
  }

  private static Tree filled(Tree body) {
    return JsonReader.read(JsonWriter.write(body).replaceAll("\\$\\{[0-9]+:([^}]*)\\}", "$1"));
  }

  private static List<Tree> read(String yaml) {
    return YamlReader.read(new SourceText("a.yaml", yaml)).documents().stream()
        .map(document -> Trees.of(document.root()))
        .toList();
  }

  private static Tree.Mapping mapping(Tree tree) {
    return (Tree.Mapping) tree;
  }

  private static Tree present(Tree.Mapping mapping, String key) {
    return Objects.requireNonNull(mapping.get(key), key);
  }

  private static String text(Tree.Mapping mapping, String key) {
    return String.valueOf(((Tree.Scalar) present(mapping, key)).value());
  }
}
