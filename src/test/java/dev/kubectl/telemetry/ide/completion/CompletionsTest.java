package dev.kubectl.telemetry.ide.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompletionsTest {
  private static final String HEAD =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      """;

  @Test
  void anEmptyFileMayBecomeAPipeline() {
    assertThat(labels("‸")).contains("MetricPipeline", "apiVersion", "kind", "metadata", "spec");
    assertThat(taken("‸", "MetricPipeline")).startsWith(HEAD.substring(0, 30)).contains("endpoint");
  }

  @Test
  void filesOfOthersGetNoHelp() {
    assertThat(labels("apiVersion: apps/v1\nkind: Deployment\nspec:\n  ‸\n")).isEmpty();
    assertThat(labels("apiVersion: v1\nkind: Secret\n‸\n")).isEmpty();
  }

  @Test
  void fieldsComeWithTheRequiredOnesInFront() {
    assertThat(labels(HEAD + "spec:\n  ‸\n"))
        .containsExactly("output", "input", "transform", "filter");
    assertThat(labels(HEAD + "spec:\n  output:\n    otlp:\n      ‸\n").getFirst())
        .isEqualTo("endpoint");
  }

  @Test
  void aFieldBringsWhatFollowsIt() {
    assertThat(taken(HEAD + "spec:\n  out‸", "output")).endsWith("spec:\n  output:\n    ‸");
    assertThat(taken(HEAD + "spec:\n  ‸", "transform")).endsWith("  transform:\n    - ‸");
    assertThat(taken(HEAD + "spec:\n  output:\n    otlp:\n      proto‸", "protocol"))
        .endsWith("      protocol: ‸");
    assertThat(taken(HEAD + "spec: {inp‸}", "input")).endsWith("spec: {input: {‸}}");
    assertThat(taken(HEAD + "spec:‸", "output")).endsWith("spec:\n  output:\n    ‸");
  }

  @Test
  void inTheMiddleOfAKeyTheRestIsReplaced() {
    assertThat(taken(HEAD + "spec:\n  in‸pt:\n    otlp: {}\n", "input"))
        .contains("spec:\n  input:\n    otlp: {}");
  }

  @Test
  void whatIsThereIsNotOffered() {
    assertThat(labels(HEAD + "spec:\n  input: {}\n  ‸\n  output: {}\n"))
        .containsExactly("transform", "filter");
    assertThat(
            labels(
                HEAD
                    + "spec:\n  output:\n    otlp:\n      endpoint:\n        value: a\n"
                    + "        ‸"))
        .isEmpty();
  }

  @Test
  void itemsBeginWithADash() {
    assertThat(labels(HEAD + "spec:\n  transform:\n    ‸\n"))
        .containsExactly("- conditions:", "- statements:");
    assertThat(taken(HEAD + "spec:\n  transform:\n    - statements:\n        ‸\n", "- "))
        .contains("statements:\n        - ‸");
    assertThat(labels(HEAD + "spec:\n  transform:\n    - ‸\n"))
        .containsExactly("conditions", "statements");
    assertThat(labels(HEAD + "spec:\n  transform:\n    -‸\n"))
        .containsExactly("conditions", "statements");
  }

  @Test
  void valuesAreThoseOfTheSchema() {
    assertThat(labels(HEAD + "spec:\n  output:\n    otlp:\n      protocol: ‸\n"))
        .containsExactly("grpc", "http");
    assertThat(taken(HEAD + "spec:\n  output:\n    otlp:\n      protocol:‸\n", "http"))
        .contains("protocol: http\n");
    assertThat(labels(HEAD + "spec:\n  input:\n    istio:\n      enabled: t‸\n"))
        .containsExactly("true", "false");
    assertThat(labels("kind: MetricPipeline\napiVersion: tele‸\n"))
        .containsExactly("telemetry.kyma-project.io/v1beta1", "telemetry.kyma-project.io/v1alpha1");
    assertThat(labels("apiVersion: telemetry.kyma-project.io/v1beta1\nkind: ‸\n"))
        .containsExactly("MetricPipeline");
  }

  @Test
  void namesOfTheWorkspaceAreKnown() {
    String secret =
        """
        apiVersion: v1
        kind: Secret
        metadata: {name: backend, namespace: shop}
        stringData: {token: hidden, user: hidden}
        """;
    String reference =
        HEAD
            + "spec:\n  output:\n    otlp:\n      endpoint:\n        valueFrom:\n"
            + "          secretKeyRef:\n";
    Editor name = Editor.of(reference + "            name: ‸\n").beside("secret.yaml", secret);
    Editor namespace =
        Editor.of(reference + "            name: backend\n            namespace: ‸\n")
            .beside("secret.yaml", secret);
    Editor key =
        Editor.of(reference + "            name: backend\n            key: ‸\n")
            .beside("secret.yaml", secret);

    assertThat(labels(name)).containsExactly("backend");
    assertThat(labels(namespace)).startsWith("shop").contains("kyma-system");
    assertThat(labels(key)).containsExactly("token", "user");
    assertThat(Completions.at(key.workspace(), key.file(), key.offset()).toString())
        .doesNotContain("hidden");
  }

  /** Every style in which a statement can be written. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "        - %s",
        "        - '%s",
        "        - '%s'",
        "        - \"%s",
        "        - \"%s\"",
        "        - |\n          %s",
        "        - |\n          %s\n",
        "        - >-\n          %s\n        - |\n          set(metric.name, \"a\")",
        "        - >\n          %s\n    - statements: []"
      })
  void everyStyleOfAStatementIsUnderstood(String style) {
    String entry = HEAD + "spec:\n  transform:\n    - statements:\n" + style;

    assertThat(labels(entry.formatted("‸")))
        .contains("set", "delete_key")
        .doesNotContain("IsMatch");
    assertThat(labels(entry.formatted("se‸"))).contains("set");
    assertThat(labels(entry.formatted("set(metric.‸"))).contains("name", "unit", "type");
    assertThat(labels(entry.formatted("set(metric.na‸me, 1)"))).contains("name");
    assertThat(labels(entry.formatted("set(metric.name, ‸)"))).contains("metric.name", "Concat");
    assertThat(labels(entry.formatted("set(metric.name, 1) ‸"))).contains("where");
    assertThat(labels(entry.formatted("set(metric.name, 1) where Is‸"))).contains("IsMatch", "not");
    assertThat(labels(entry.formatted("set(metric.name, 1) where metric.type == METRIC‸")))
        .contains("METRIC_DATA_TYPE_SUM");
    assertThat(labels(entry.formatted("set(metric.name, 1) where metric.unit ‸"))).contains("==");
    assertThat(labels(entry.formatted("set(metric.name, 1) where metric.is_monotonic == true a‸")))
        .contains("and", "or");
    assertThat(labels(entry.formatted("keep_keys(resource.attributes, ‸"))).contains("keys=");
  }

  @Test
  void attributesAreThoseOfTheWorkspaceAndWellKnownOnes() {
    String entry =
        HEAD
            + "spec:\n  filter:\n    - conditions:\n"
            + "        - 'datapoint.attributes[\"shop.tier\"] == 1'\n"
            + "        - '%s'\n";

    assertThat(labels(entry.formatted("datapoint.attributes[\"‸\"] == 2")).getFirst())
        .isEqualTo("shop.tier");
    assertThat(labels(entry.formatted("resource.attributes[\"k8s.‸"))).contains("k8s.pod.name");
    assertThat(taken(entry.formatted("resource.attributes[\"k8s.p‸"), "k8s.pod.name"))
        .contains("resource.attributes[\"k8s.pod.name\"]'");
    assertThat(taken(entry.formatted("resource.attributes[\"k8‸s.p\"]"), "k8s.pod.name"))
        .contains("resource.attributes[\"k8s.pod.name\"]'");
    assertThat(taken(entry.formatted("resource.attributes[‸]"), "k8s.pod.name"))
        .contains("resource.attributes[\"k8s.pod.name\"]'");
  }

  @Test
  void quotesAreEscapedWhereTheTextIsInQuotes() {
    String entry = HEAD + "spec:\n  filter:\n    - conditions:\n        - \"%s\"\n";

    assertThat(taken(entry.formatted("resource.attributes[‸]"), "k8s.pod.name"))
        .contains("\"resource.attributes[\\\"k8s.pod.name\\\"]\"");
  }

  @Test
  void argumentsThatAreOneOfAFewTextsAreOffered() {
    String entry = HEAD + "spec:\n  transform:\n    - statements:\n        - '%s'\n";

    assertThat(labels(entry.formatted("merge_maps(resource.attributes, {}, ‸)")))
        .startsWith("\"insert\"", "\"update\"", "\"upsert\"");
    assertThat(taken(entry.formatted("merge_maps(resource.attributes, {}, \"up‸"), "upsert"))
        .contains("{}, \"upsert\"'");
    assertThat(labels(entry.formatted("replace_pattern(metric.name, \"a\", \"b\", function=‸)")))
        .contains("SHA256");
  }

  @Test
  void aCallThatIsThereKeepsItsArguments() {
    String entry = HEAD + "spec:\n  transform:\n    - statements:\n        - '%s'\n";

    assertThat(taken(entry.formatted("se‸t(metric.name, \"a\")"), "set"))
        .contains("'set(metric.name, \"a\")'");
    assertThat(taken(entry.formatted("set(metric.unit, Is‸)"), "IsMatch"))
        .contains("set(metric.unit, IsMatch(target, pattern))");
  }

  @Test
  void commentsKnowHowToSilence() {
    assertThat(labels(HEAD + "# ‸\nspec: {}\n")).containsExactly("telemetry-lint: ignore");
    assertThat(labels(HEAD + "# telemetry-lint: ignore TEL2‸\n")).contains("TEL2107");
  }

  @Test
  void anItemOfAListOfObjectsIsAnObjectOfItsOwn() {
    String list =
        """
        apiVersion: v1
        kind: List
        items:
          - apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: shop}
            spec:
              ‸
        """;

    assertThat(labels(list)).contains("output");
  }

  @Test
  void whatIsDeprecatedComesLastAndSaysSo() {
    Editor editor = Editor.of(HEAD + "spec:\n  filter:\n    - conditions:\n        - 'Conv‸'\n");

    assertThat(Completions.at(editor.workspace(), editor.file(), editor.offset()))
        .filteredOn(candidate -> candidate.label().equals("ConvertCase"))
        .allMatch(Candidate::deprecated)
        .isNotEmpty();
  }

  private static List<String> labels(String marked) {
    return labels(Editor.of(marked));
  }

  private static List<String> labels(Editor editor) {
    return Completions.at(editor.workspace(), editor.file(), editor.offset()).stream()
        .sorted(java.util.Comparator.comparingInt(Candidate::rank))
        .map(Candidate::label)
        .toList();
  }

  /** The text after a candidate was taken, with the cursor where the editor puts it. */
  private static String taken(String marked, String label) {
    Editor editor = Editor.of(marked);
    Candidate candidate =
        Completions.at(editor.workspace(), editor.file(), editor.offset()).stream()
            .filter(one -> one.label().equals(label))
            .findFirst()
            .orElseThrow();
    boolean ends = candidate.insert().contains("$0");
    String inserted =
        ends ? candidate.insert().replace("$0", "‸").replace("\\}", "}") : candidate.plain();
    return editor.with(candidate.replaced().start(), candidate.replaced().end(), inserted);
  }
}
