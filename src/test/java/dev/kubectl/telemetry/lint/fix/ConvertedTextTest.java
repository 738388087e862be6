package dev.kubectl.telemetry.lint.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.Defaulting;
import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.conversion.Conversion;
import dev.kubectl.telemetry.api.conversion.ZeroValues;
import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertedTextTest {
  private static final long SEED = Long.getLong("convert.seed", 20_261_129L);
  private static final int TEXTS = Integer.getInteger("convert.texts", 120);
  private static final Pattern MARK = Pattern.compile("# mark \\d+;");
  private static final String BACKEND =
      """
        output:
          otlp:
            endpoint: {value: "https://backend.example.com:4317"}
      """;

  /** One text, several objects of both versions, comments everywhere; YAML, JSON, lists. */
  @Test
  void theTextMeansWhatTheClusterMakesOfIt() {
    int converted = 0;
    int left = 0;
    int marks = 0;
    for (int i = 0; i < TEXTS; i++) {
      String text = text(new Chance(SEED + i));
      YamlFile before = read(text);
      ConvertedText result = ConvertedText.of(before);
      YamlFile after = read(result.text());

      assertThat(after.diagnostics()).as("seed %d%n%s", SEED + i, result.text()).isEmpty();
      assertThat(meaning(after)).as("seed %d%n%s", SEED + i, text).isEqualTo(meaning(before));
      assertThat(marks(result.text())).as("seed %d", SEED + i).isEqualTo(marks(text));
      ConvertedText again = ConvertedText.of(after);
      assertThat(again.text()).as("seed %d", SEED + i).isEqualTo(result.text());
      assertThat(again.converted()).as("seed %d", SEED + i).isZero();
      assertThat(again.left()).as("seed %d", SEED + i).isEqualTo(result.left());
      assertThat(result.diagnostics().isEmpty()).isEqualTo(result.left() == 0);
      assertThat(old(after)).as("seed %d", SEED + i).isEqualTo(result.left());
      marks += marks(text).size();
      converted += result.converted();
      left += result.left();
    }
    assertThat(converted).as("most of what is written can be converted").isGreaterThan(TEXTS);
    assertThat(marks).as("comments").isGreaterThan(5 * TEXTS);
    assertThat(left).as("some of it cannot").isGreaterThan(TEXTS / 100);
  }

  @Test
  void onlyTheWordsThatDifferAreTouched() {
    String text =
        """
        # of the shop
        kind: MetricPipeline
        apiVersion: 'telemetry.kyma-project.io/v1alpha1'  # old
        metadata: {name: shop, labels: {apiVersion: v1alpha1}}
        spec:
          input:
            otlp: {  disabled: yes , # nobody pushes
                     namespaces: {include: [disabled]}}
        """
            + BACKEND;

    assertThat(converted(text))
        .isEqualTo(
            text.replace(
                    "'telemetry.kyma-project.io/v1alpha1'", "'" + MetricPipeline.API_VERSION + "'")
                .replace("disabled: yes ,", "enabled: false ,"));
  }

  @Test
  void theModulesSettingsAreConvertedToo() {
    String text =
        """
        apiVersion: operator.kyma-project.io/v1alpha1 # the module
        kind: Telemetry
        metadata: {name: default, namespace: kyma-system}
        spec: {metric: {gateway: {scaling: {type: Static, static: {replicas: 3}}}}}
        """;

    assertThat(converted(text)).isEqualTo(text.replace("v1alpha1", "v1beta1"));
  }

  @Test
  void carriageReturnsAndJsonStayAsTheyAre() {
    String json =
        """
        {"kind": "List", "apiVersion": "v1", "items": [
          {"apiVersion": "telemetry.kyma-project.io/v1alpha1", "kind": "MetricPipeline",
           "metadata": {"name": "a"},
           "spec": {"input": {"otlp": {"disabled": false}},
                    "output": {"otlp": {"endpoint": {"value": "http://b:4317"}}}}}]}
        """
            .replace("\n", "\r\n");

    assertThat(converted(json))
        .isEqualTo(
            json.replace("io/v1alpha1", "io/v1beta1")
                .replace("\"disabled\": false", "\"enabled\": true"));
  }

  @Test
  void twoThatShareATextAreConvertedTogether() {
    String text =
        list(
            pipeline("v1alpha1", "a", "&push {disabled: true}"),
            pipeline("v1alpha1", "b", "*push"));

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.converted()).isEqualTo(2);
    assertThat(result.text()).contains("&push {enabled: false}").doesNotContain("v1alpha1");
  }

  @Test
  void aTextThatIsSharedWithABystanderIsLeftAlone() {
    String text =
        list(
            pipeline("v1alpha1", "a", "&push {disabled: true}"),
            "{apiVersion: v1, kind: Other, metadata: {name: b}, data: *push}");

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.left()).isEqualTo(1);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("MetricPipeline a shares a part"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          otlp: {namespaces: {include: [A_b]}}            | 6:34  | from all namespaces
          otlp: {namespaces: {exclude: [a, A_b]}}         | 6:38  | is no name of a namespace
          otlp: {enabled: true}                           | 6:12  | unknown field `enabled`
          otlp: {disabled: maybe}                         | 6:22  | must be true or false
          """)
  void whatCannotBeConvertedIsReportedWithItsPlace(String input, String place, String message) {
    String text =
        """
        apiVersion: telemetry.kyma-project.io/v1alpha1
        kind: MetricPipeline
        metadata: {name: shop}
        spec:
          input:
            %s
        """
                .formatted(input)
            + BACKEND;

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.left()).isEqualTo(1);
    Diagnostic first = result.diagnostics().getFirst();
    assertThat(first.location()).isEqualTo("a.yaml:" + place);
    assertThat(first.message()).contains(message);
  }

  @Test
  void whatOnlyV1Beta1RefusesIsNotConverted() {
    String text =
        pipeline("v1alpha1", "a", "{}")
            .replace(
                "value: \"http://b:4317\"",
                "value: \"\"," + " valueFrom: {secretKeyRef: {name: a, namespace: b, key: c}}");

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.diagnostics())
        .singleElement()
        .satisfies(d -> assertThat(d.message()).contains("v1beta1 refuses what v1alpha1 takes"));
  }

  @Test
  void pipelinesOfOtherSignalsAreReported() {
    String text = "apiVersion: telemetry.kyma-project.io/v1alpha1\nkind: LogPipeline\n";

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.left()).isEqualTo(1);
    assertThat(result.diagnostics().getFirst().location()).isEqualTo("a.yaml:2:7");
  }

  @Test
  void aTextThatIsNoYamlIsLeftAlone() {
    String text = pipeline("v1alpha1", "a", "{}") + "\n---\n{";

    ConvertedText result = ConvertedText.of(read(text));

    assertThat(result.text()).isEqualTo(text);
    assertThat(result.diagnostics()).isNotEmpty();
  }

  private static String converted(String text) {
    ConvertedText result = ConvertedText.of(read(text));
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.converted()).isEqualTo(1);
    return result.text();
  }

  private static String pipeline(String version, String name, String otlp) {
    return "{apiVersion: telemetry.kyma-project.io/%s, kind: MetricPipeline, metadata: {name: %s}, spec: {input: {otlp: %s}, output: {otlp: {endpoint: {value: \"http://b:4317\"}}}}}"
        .formatted(version, name, otlp);
  }

  private static String list(String... items) {
    return "apiVersion: v1\nkind: List\nitems:\n- " + String.join("\n- ", items) + "\n";
  }

  private static YamlFile read(String text) {
    return YamlReader.read(new SourceText("a.yaml", text));
  }

  private static List<ManifestObject> objects(YamlFile file) {
    return file.documents().stream().flatMap(d -> ResourceReader.read(d).stream()).toList();
  }

  private static long old(YamlFile file) {
    return objects(file).stream().filter(ManifestObject.PipelineV1Alpha1.class::isInstance).count();
  }

  /** What a cluster would keep of the pipelines. */
  private static List<MetricPipeline> meaning(YamlFile file) {
    List<MetricPipeline> meaning = new ArrayList<>();
    for (ManifestObject object : objects(file)) {
      if (object instanceof ManifestObject.PipelineV1Alpha1 old) {
        meaning.add(stored(Conversion.toV1Beta1(old.pipeline())));
      } else if (object instanceof ManifestObject.Pipeline pipeline) {
        meaning.add(stored(pipeline.pipeline()));
      }
    }
    return meaning;
  }

  private static MetricPipeline stored(MetricPipeline pipeline) {
    MetricPipeline stored = Defaulting.defaulted(ZeroValues.dropped(pipeline));
    return new MetricPipeline(stored.metadata(), stored.spec(), null);
  }

  private static List<String> marks(String text) {
    return MARK.matcher(text).results().map(MatchResult::group).toList();
  }

  private static String text(Chance chance) {
    List<Tree> objects = new ArrayList<>();
    for (MetricPipeline pipeline : new RandomPipelines(chance).next(1 + chance.below(4))) {
      objects.add(
          chance.percent(75)
              ? old(PipelineEncoder.tree(Conversion.toV1Alpha1(pipeline)), chance)
              : PipelineEncoder.tree(pipeline));
    }
    if (chance.percent(20)) {
      return JsonWriter.write(list(objects));
    }
    String yaml =
        chance.percent(30) ? YamlWriter.write(list(objects)) : YamlWriter.writeStream(objects);
    String marked = withMarks(yaml, chance);
    return chance.percent(20) ? marked.replace("\n", "\r\n") : marked;
  }

  private static Tree list(List<Tree> objects) {
    return Tree.mapping()
        .put("apiVersion", "v1")
        .put("kind", "List")
        .put("items", Tree.sequence(objects))
        .build();
  }

  /** A conversion writes the status and no false, a user neither nor. */
  private static Tree old(Tree.Mapping object, Chance chance) {
    Tree.Mapping spec = mapping(object, "spec");
    Tree.Mapping input = mapping(spec, "input");
    Tree.Mapping otlp = mapping(input, "otlp");
    Tree.Mapping said =
        chance.percent(40) ? otlp.with("disabled", Tree.of(chance.percent(50))) : otlp;
    Tree.Mapping written = object.with("spec", spec.with("input", input.with("otlp", said)));
    return chance.percent(50) ? written.without("status") : written;
  }

  private static Tree.Mapping mapping(Tree.Mapping parent, String key) {
    return parent.get(key) instanceof Tree.Mapping mapping ? mapping : Tree.EMPTY_MAPPING;
  }

  /** A comment in the midst of a text of several lines ends it: such a text goes without. */
  private static String withMarks(String text, Chance chance) {
    String marked = marked(text, chance);
    return read(marked).diagnostics().isEmpty() ? marked : text;
  }

  private static String marked(String text, Chance chance) {
    StringBuilder marked = new StringBuilder();
    int number = 0;
    for (String line : text.lines().toList()) {
      if (chance.percent(30)) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        marked.append(indent).append("# mark ").append(number++).append(";\n");
      }
      marked.append(line);
      if (chance.percent(30) && line.matches("\\s*[a-zA-Z]+: [a-z0-9/.]+")) {
        marked.append("  # mark ").append(number++).append(';');
      }
      marked.append('\n');
    }
    return marked.toString();
  }
}
