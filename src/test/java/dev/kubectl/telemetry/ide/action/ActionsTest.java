package dev.kubectl.telemetry.ide.action;

import static dev.kubectl.telemetry.ide.Pipelines.GOOD;
import static dev.kubectl.telemetry.ide.Pipelines.HEAD;
import static dev.kubectl.telemetry.ide.Pipelines.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.diagnosis.Diagnosis;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.document.FileEdits.TextEditSpan;
import dev.kubectl.telemetry.ide.document.TextSpan;
import dev.kubectl.telemetry.ide.generated.VirtualDocument;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintOptions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ActionsTest {
  private static final LintOptions OPTIONS = LintOptions.at(Instant.parse("2026-11-24T00:00:00Z"));
  private static final String PASSWORD =
      HEAD
          + """
          spec:
            output:
              otlp:
                authentication:
                  basic:
                    user:
                      value: me
                    password:
                      val‸ue: correct-horse
                endpoint:
                  value: https://backend.example.com:4317
          """;

  @Test
  void aFixOfLintIsOfferedAtItsPlace() {
    String marked =
        HEAD
            + "spec:\n  input:\n    prometheus:\n      enabled: \"tr‸ue\"\n  output:\n    otlp:\n"
            + "      endpoint:\n        value: https://a.b:1\n";
    Editor on = Editor.of(marked);
    Editor off = Editor.of("‸" + marked.replace("‸", ""));

    List<LintFinding> fixable =
        findings(on).stream().filter(finding -> !finding.fixes().isEmpty()).toList();

    assertThat(fixable).isNotEmpty();
    for (LintFinding finding : fixable) {
      Action action =
          all(on, finding).stream()
              .filter(found -> found.kind() == Action.Kind.QUICK_FIX)
              .findFirst()
              .orElseThrow();
      assertThat(applied(on, action)).isNotEqualTo(on.text());
    }
    assertThat(titles(on)).contains("Take the quotes off");
    assertThat(titles(off)).doesNotContain("Take the quotes off");
  }

  @Test
  void ignoringLeavesTheReasonToThePersonAndSilencesNothingUntilThen() {
    Editor editor =
        Editor.of(
            HEAD
                + "spec:\n  transform:\n    - statements:\n        - |\n"
                + "          delete_key(resource.attributes, \"a\")\n"
                + "          where tr‸ue\n"
                + "  output:\n    otlp:\n      endpoint:\n        value: https://a.b:1\n");
    Action ignore =
        actions(editor).stream()
            .filter(action -> action.title().startsWith("Ignore TEL"))
            .findFirst()
            .orElseThrow();
    String rule = String.valueOf(ignore.finding()).replaceAll("(?s).*?id=(TEL\\d+).*", "$1");
    String after = applied(editor, ignore);

    assertThat(after)
        .contains("        # telemetry-lint: ignore " + rule + " reason=\"\"\n        - |\n");
    assertThat(rules(after)).contains("suppression-without-reason");
    assertThat(rules(after.replace("reason=\"\"", "reason=\"it is so\"")))
        .doesNotContain(
            Objects.requireNonNull(ignore.finding()).rule().name(), "suppression-unused");
  }

  @Test
  void aCommentHasTheLineBreaksOfTheFile() {
    Editor editor = Editor.of(PASSWORD.replace("\n", "\r\n"));

    for (Action action : actions(editor)) {
      assertThat(applied(editor, action).replace("\r\n", "")).doesNotContain("\n");
    }
  }

  @Test
  void aCredentialMovesIntoASecretWithoutItsValue() {
    Editor editor = Editor.of(PASSWORD);
    String after = applied(editor, named(editor, "Refer to a Secret"));

    assertThat(after)
        .doesNotContain("correct-horse")
        .contains(
            """
                      password:
                        valueFrom:
                          secretKeyRef:
                            name: shop-credentials
                            namespace: default
                            key: password
                  endpoint:
            """)
        .endsWith(
            """
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: shop-credentials
              namespace: default
            type: Opaque
            stringData:
              # Write the value into the cluster, not into a repository.
              password: ""
            """);
    assertThat(rules(after)).doesNotContain("credential-in-plain-text", "yaml-syntax");
  }

  @Test
  void aCredentialInBracesMovesToo() {
    Editor editor =
        Editor.of(
            HEAD
                + "spec: {output: {otlp: {endpoint: {value: \"https://a.b:1\"}, headers: [{name:"
                + " X-Api-Key, val‸ue: correct-horse}]}}}\n");
    String after = applied(editor, named(editor, "Refer to a Secret"));

    assertThat(after).doesNotContain("correct-horse").contains("key: x-api-key}");
    assertThat(rules(after)).doesNotContain("credential-in-plain-text", "yaml-syntax");
  }

  @Test
  void theOldVersionIsConvertedFromAnywhereInTheObject() {
    String old =
        HEAD.replace("v1beta1", "v1alpha1")
            + "spec:\n  input:\n    otlp:\n      disabled: true\n  output:\n    otlp:\n"
            + "      endpoint:\n        val‸ue: https://a.b:1\n";
    Editor editor = Editor.of(old);
    Action convert = named(editor, "Convert");

    assertThat(convert.kind()).isEqualTo(Action.Kind.REWRITE);
    assertThat(applied(editor, convert))
        .isEqualTo(
            old.replace("‸", "")
                .replace("v1alpha1", "v1beta1")
                .replace("disabled: true", "enabled: false"));
  }

  @Test
  void everythingSafeIsFixedAtOnce() {
    Editor editor =
        Editor.of(
            HEAD.replace("v1beta1", "v1alpha1")
                + "spec:\n  output:\n    otlp:\n      endpoint:\n        value: https://a.b:1\n‸");
    Action all = named(editor, "Fix everything");

    assertThat(all.kind()).isEqualTo(Action.Kind.FIX_ALL);
    assertThat(applied(editor, all)).contains("v1beta1").doesNotContain("v1alpha1");
  }

  @Test
  void onlyTheKindThatIsAskedForIsWanted() {
    assertThat(Action.Kind.FIX_ALL.isWanted(List.of("source.fixAll"))).isTrue();
    assertThat(Action.Kind.FIX_ALL.isWanted(List.of("source"))).isTrue();
    assertThat(Action.Kind.QUICK_FIX.isWanted(List.of("refactor"))).isFalse();
    assertThat(Action.Kind.REWRITE.isWanted(List.of("refactor"))).isTrue();
    assertThat(Action.Kind.QUICK_FIX.isWanted(List.of())).isTrue();
  }

  @Test
  void everyPipelineHasTwoLenses() {
    List<Lens> lenses = Lens.of(Editor.of(GOOD + "---\n" + SECRET).file());

    assertThat(lenses)
        .extracting(Lens::title)
        .containsExactly("preview", "generated configuration");
    for (Lens lens : lenses) {
      assertThat(lens.span().start()).isZero();
      assertThat(VirtualDocument.of(lens.document().uri())).contains(lens.document());
    }
  }

  private static Action named(Editor editor, String beginning) {
    return actions(editor).stream()
        .filter(action -> action.title().startsWith(beginning))
        .findFirst()
        .orElseThrow(() -> new AssertionError(titles(editor)));
  }

  private static List<String> titles(Editor editor) {
    return actions(editor).stream().map(Action::title).toList();
  }

  private static List<Action> actions(Editor editor) {
    TextSpan cursor = new TextSpan(editor.offset(), editor.offset());
    return Actions.in(editor.file(), cursor, findings(editor), OPTIONS);
  }

  private static List<Action> all(Editor editor, LintFinding finding) {
    TextSpan span = editor.file().document().offsets(finding.span());
    return Actions.in(editor.file(), span, List.of(finding), OPTIONS);
  }

  private static List<LintFinding> findings(Editor editor) {
    return Diagnosis.of(editor.workspace(), editor.file(), OPTIONS, Scope.ALL);
  }

  private static List<String> rules(String text) {
    return findings(Editor.of(text)).stream().map(finding -> finding.rule().name()).toList();
  }

  private static String applied(Editor editor, Action action) {
    StringBuilder text = new StringBuilder(editor.text());
    action.edits().stream()
        .sorted(Comparator.comparingInt((TextEditSpan edit) -> edit.span().start()).reversed())
        .forEach(edit -> text.replace(edit.span().start(), edit.span().end(), edit.text()));
    return text.toString();
  }
}
