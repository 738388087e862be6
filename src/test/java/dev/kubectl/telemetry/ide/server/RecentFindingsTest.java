package dev.kubectl.telemetry.ide.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.Editor;
import dev.kubectl.telemetry.ide.Pipelines;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.workspace.Workspace;
import dev.kubectl.telemetry.ide.workspace.WorkspaceFile;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.suppress.LintConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFindingsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final LintSettings SETTINGS = new LintSettings(LintConfig.NONE);
  private static final String MISTAKE = Pipelines.GOOD.replace("set(metric", "sett(metric");

  private final RecentFindings findings = new RecentFindings();
  private final Editor editor = Editor.of(MISTAKE);

  private List<LintFinding> find(Workspace workspace, WorkspaceFile file, Instant now) {
    return findings
        .of(workspace, List.of(file), SETTINGS, now, Scope.ALL)
        .getOrDefault(file.document().uri(), List.of());
  }

  @Test
  void aTextIsCheckedOnceUntilSomethingChanges() {
    List<LintFinding> first = find(editor.workspace(), editor.file(), NOW);
    List<LintFinding> again = find(editor.workspace(), editor.file(), NOW.plusSeconds(60));

    assertThat(rules(first)).contains("ottl-infer-function");
    assertThat(again.getFirst()).isSameAs(first.getFirst());
  }

  @Test
  void aNewDayIsAnotherMoment() {
    List<LintFinding> first = find(editor.workspace(), editor.file(), NOW);
    List<LintFinding> tomorrow =
        find(editor.workspace(), editor.file(), NOW.plus(Duration.ofDays(1)));

    assertThat(tomorrow).isEqualTo(first);
    assertThat(tomorrow.getFirst()).isNotSameAs(first.getFirst());
  }

  @Test
  void anotherTextHasItsOwnFindingsAlsoWhenTheOldOneIsAskedForAgain() {
    Editor good = Editor.of(Pipelines.GOOD);

    assertThat(rules(find(editor.workspace(), editor.file(), NOW))).contains("ottl-infer-function");
    assertThat(rules(find(good.workspace(), good.file(), NOW)))
        .doesNotContain("ottl-infer-function");
    assertThat(rules(find(editor.workspace(), editor.file(), NOW))).contains("ottl-infer-function");
  }

  @Test
  void anotherFileOfTheSameWorkspaceCounts() {
    Editor two = Editor.of(Pipelines.GOOD).beside("copy.yaml", Pipelines.GOOD);

    assertThat(find(editor.workspace(), editor.file(), NOW)).isNotEmpty();
    assertThat(rules(find(two.workspace(), two.file(), NOW)))
        .isNotEqualTo(rules(find(editor.workspace(), editor.file(), NOW)));
  }

  private static List<String> rules(List<LintFinding> found) {
    return found.stream().map(finding -> finding.rule().name()).toList();
  }
}
