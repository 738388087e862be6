package dev.kubectl.telemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the planner leaves out is an error of lint, and an error of lint is left out. */
class PlannerAgreementTest {
  private static final int SEEDS = Integer.getInteger("agreement.seeds", 400);
  private static final List<String> SECRETS = List.of("creds.v1", "backend", "s-1");

  @Test
  void lintHasAnErrorForExactlyThePipelinesThatThePlannerRejects() {
    int rejected = 0;
    int accepted = 0;
    List<String> disagreements = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomPipelines random = new RandomPipelines(new Chance(seed));
      for (MetricPipeline pipeline : random.next(3)) {
        Verdict verdict =
            Planner.plan(ObservedState.of(List.of(pipeline), random.secrets(), RandomPipelines.NOW))
                .verdicts()
                .getFirst();
        LintReport report = lint(pipeline, random.secrets());
        boolean error = report.findings().stream().anyMatch(PlannerAgreementTest::concernsPlanner);
        if (verdict.accepted() == error) {
          disagreements.add(describe(seed, verdict, report));
        }
        rejected += verdict.accepted() ? 0 : 1;
        accepted += verdict.accepted() ? 1 : 0;
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(rejected).isGreaterThan(SEEDS / 4);
    assertThat(accepted).isGreaterThan(SEEDS / 4);
  }

  /** Names that collide (TEL5) run, with a value that nobody meant: nothing is left out. */
  private static boolean concernsPlanner(LintFinding finding) {
    return finding.severity() == Severity.ERROR && !finding.rule().id().startsWith("TEL5");
  }

  private static LintReport lint(MetricPipeline pipeline, SecretSource secrets) {
    List<Tree> trees = new ArrayList<>(List.of(PipelineEncoder.tree(pipeline)));
    for (String name : SECRETS) {
      if (secrets.find("default", name) instanceof SecretSource.Lookup.Found(var data)) {
        trees.add(secret(name, data));
      }
    }
    return Lint.text(
        YamlWriter.writeStream(trees),
        LintOptions.at(RandomPipelines.NOW).withSecrets(SecretMode.REQUIRE));
  }

  private static Tree secret(String name, SecretSource.SecretData data) {
    Tree.Builder values = Tree.mapping();
    for (String key : data.keys()) {
      values.put(key, Base64.getEncoder().encodeToString(data.value(key).orElseThrow()));
    }
    return Tree.mapping()
        .put("apiVersion", "v1")
        .put("kind", "Secret")
        .put("metadata", Tree.mapping().put("name", name).put("namespace", "default").build())
        .put("data", values.build())
        .build();
  }

  private static String describe(long seed, Verdict verdict, LintReport report) {
    StringBuilder text = new StringBuilder("\nseed " + seed + " " + verdict.pipeline().name());
    verdict
        .findings(Severity.ERROR)
        .forEach(f -> text.append("\n  plan " + f.rule() + " " + f.field() + " " + f.message()));
    report.findings().stream()
        .filter(PlannerAgreementTest::concernsPlanner)
        .forEach(f -> text.append("\n  lint " + f.rule().name() + " " + f.message()));
    return text.toString();
  }
}
