package dev.kubectl.telemetry.ide.navigation;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.document.FileEdits;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NavigationTest {
  private static final String KUSTOMIZATION =
      """
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      patches:
        - path: patch.yaml
          target: {kind: MetricPipeline, name: "shop"}
        - path: other.yaml
          target: {kind: Deployment, name: shop}
      """;
  private static final String ROLE =
      """
      apiVersion: rbac.authorization.k8s.io/v1
      kind: ClusterRole
      metadata: {name: reader}
      rules:
        - apiGroups: [telemetry.kyma-project.io]
          resources: [metricpipelines/status]
          resourceNames:
            - shop
        - apiGroups: [""]
          resources: [secrets]
          resourceNames: [shop]
      """;

  @ParameterizedTest
  @ValueSource(strings = {"name: back‸end", "namespace: sh‸op"})
  void aReferenceLeadsToTheSecret(String marked) {
    Editor editor =
        Editor.of(GOOD.replace(marked.replace("‸", ""), marked)).beside("secret.yaml", SECRET);

    assertThat(definitions(editor)).containsExactly("secret.yaml:4 backend");
  }

  @Test
  void aKeyLeadsToTheKeyAndWithoutOneToTheSecret() {
    String marked = GOOD.replace("key: endpoint", "key: end‸point");

    assertThat(definitions(Editor.of(marked).beside("secret.yaml", SECRET)))
        .containsExactly("secret.yaml:7 endpoint");
    assertThat(
            definitions(
                Editor.of(marked).beside("secret.yaml", SECRET.replace("endpoint:", "url:"))))
        .containsExactly("secret.yaml:4 backend");
    assertThat(definitions(Editor.of(marked))).isEmpty();
  }

  @Test
  void aSecretKnowsWhoRefersToIt() {
    Editor editor =
        Editor.of(SECRET.replace("name: backend", "name: back‸end")).beside("a.yaml", GOOD);

    assertThat(references(editor, false)).containsExactly("a.yaml:17 backend");
    assertThat(references(editor, true))
        .containsExactly("a.yaml:17 backend", "shop.yaml:4 backend");
  }

  @Test
  void aSecretOfAnotherNamespaceIsAnotherSecret() {
    Editor editor =
        Editor.of(GOOD.replace("name: backend", "name: back‸end"))
            .beside("secret.yaml", SECRET.replace("namespace: shop", "namespace: other"));

    assertThat(definitions(editor)).isEmpty();
  }

  @Test
  void aPipelineIsFoundWhereverItIsNamed() {
    Editor editor =
        Editor.of(GOOD.replace("name: shop", "name: sh‸op"))
            .beside("kustomization.yaml", KUSTOMIZATION)
            .beside("role.yaml", ROLE);

    assertThat(references(editor, true))
        .containsExactly("kustomization.yaml:5 shop", "role.yaml:8 shop", "shop.yaml:4 shop");
  }

  @Test
  void renamingKeepsQuotesAndChangesNothingElse() {
    Editor editor =
        Editor.of(KUSTOMIZATION.replace("\"shop\"", "\"sh‸op\""))
            .beside("a.yaml", GOOD)
            .beside("role.yaml", ROLE);

    assertThat(renamed(editor, "store"))
        .containsExactly(
            GOOD.replace("  name: shop\n", "  name: store\n"),
            ROLE.replace("- shop\n", "- store\n"),
            KUSTOMIZATION.replace("\"shop\"", "\"store\""));
  }

  @Test
  void aNameThatLooksLikeANumberGetsQuotes() {
    Editor editor = Editor.of(GOOD.replace("name: shop", "name: sh‸op"));

    assertThat(renamed(editor, "007"))
        .containsExactly(GOOD.replace("  name: shop\n", "  name: \"007\"\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Shop", "a_b", "-a", "a.", "a b", "other"})
  void aNameThatCannotBeIsRefused(String name) {
    Editor editor =
        Editor.of(GOOD.replace("name: shop", "name: sh‸op"))
            .beside("other.yaml", GOOD.replace("name: shop", "name: other"));

    assertThat(Rename.to(editor.workspace(), editor.file(), editor.offset(), name))
        .isInstanceOf(Rename.Result.Refused.class);
  }

  @Test
  void otherNamesCannotBeChanged() {
    Editor editor = Editor.of(GOOD.replace("name: backend", "name: back‸end"));

    assertThat(Rename.at(editor.file(), editor.offset())).isEmpty();
    assertThat(Rename.to(editor.workspace(), editor.file(), editor.offset(), "a"))
        .isInstanceOf(Rename.Result.Refused.class);
  }

  @Test
  void theOutlineShowsObjectsFieldsAndStatementsAndNoValue() {
    List<Outline> outlines = Outline.of(Editor.of(GOOD + "---\n" + SECRET).file());

    assertThat(outlines)
        .extracting(o -> o.detail() + " " + o.name())
        .containsExactly("MetricPipeline shop", "Secret backend");
    assertThat(paths(outlines.getFirst(), ""))
        .contains(
            "/shop/spec/transform/[0]/statements/set(metric.unit, \"ms\") where metric.name =="
                + " \"a\"",
            "/shop/spec/output/otlp/endpoint/valueFrom/secretKeyRef/key");
    assertThat(outlines.toString()).doesNotContain("hidden");
    outlines.forEach(NavigationTest::assertNested);
  }

  @Test
  void blocksFoldToTheirLastLine() {
    String text = "# one\n# two\n" + GOOD;

    assertThat(Folds.of(Editor.of(text).file()))
        .contains(
            new Folds.Fold(0, 1, true),
            new Folds.Fold(4, 5, false),
            new Folds.Fold(6, 20, false),
            new Folds.Fold(10, 12, false))
        .allMatch(fold -> fold.firstLine() < fold.lastLine());
  }

  @Test
  void aSelectionGrowsFromTheWordToTheFile() {
    Editor editor = Editor.of(GOOD.replace("metric.unit", "metric.un‸it"));

    assertThat(Selections.at(editor.file(), editor.offset()))
        .extracting(span -> editor.text().substring(span.start(), span.end()))
        .containsSequence(
            "metric.unit",
            "set(metric.unit, \"ms\")",
            "set(metric.unit, \"ms\") where metric.name == \"a\"",
            "- set(metric.unit, \"ms\") where metric.name == \"a\"")
        .endsWith(editor.text());
  }

  @Test
  void linksLeadToRulesAndSecrets() {
    Editor editor =
        Editor.of("# telemetry-lint: ignore TEL2304,TEL9999 reason=\"TEL7001\"\n" + GOOD)
            .beside("secret.yaml", SECRET);

    assertThat(Links.of(editor.workspace(), editor.file()))
        .extracting(link ->
            switch (link.target()) {
              case Links.Target.Page(var rule) -> rule.id();
              case Links.Target.Definition(Occurrence to) -> shown(to);
            })
        .containsExactly("TEL2304", "TEL7001", "secret.yaml:4 backend");
  }

  private static void assertNested(Outline outline) {
    assertThat(outline.span().start()).isLessThanOrEqualTo(outline.selected().start());
    assertThat(outline.selected().end()).isLessThanOrEqualTo(outline.span().end());
    for (Outline part : outline.parts()) {
      assertThat(outline.span().start()).isLessThanOrEqualTo(part.span().start());
      assertThat(part.span().end()).isLessThanOrEqualTo(outline.span().end());
      assertNested(part);
    }
  }

  private static List<String> paths(Outline outline, String above) {
    String path = above + "/" + outline.name();
    return outline.parts().isEmpty()
        ? List.of(path)
        : outline.parts().stream().flatMap(part -> paths(part, path).stream()).toList();
  }

  private static List<String> renamed(Editor editor, String name) {
    var result = Rename.to(editor.workspace(), editor.file(), editor.offset(), name);
    assertThat(result).isInstanceOf(Rename.Result.Renamed.class);
    return ((Rename.Result.Renamed) result).files().stream().map(NavigationTest::applied).toList();
  }

  private static String applied(FileEdits edits) {
    StringBuilder text = new StringBuilder(edits.document().text());
    edits.edits().stream()
        .sorted((a, b) -> b.span().start() - a.span().start())
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.text()));
    return text.toString();
  }

  private static List<String> definitions(Editor editor) {
    return Definitions.definitions(editor.workspace(), editor.file(), editor.offset()).stream()
        .map(NavigationTest::shown)
        .toList();
  }

  private static List<String> references(Editor editor, boolean all) {
    return Definitions.references(editor.workspace(), editor.file(), editor.offset(), all).stream()
        .map(NavigationTest::shown)
        .toList();
  }

  private static String shown(Occurrence occurrence) {
    return occurrence.file().document().name()
        + ":"
        + occurrence.scalar().span().start().line()
        + " "
        + occurrence.scalar().text();
  }
}
