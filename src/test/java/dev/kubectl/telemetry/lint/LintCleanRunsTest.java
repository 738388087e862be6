package dev.kubectl.telemetry.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import dev.kubectl.telemetry.plan.ClusterFacts;
import dev.kubectl.telemetry.plan.DesiredState;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.plan.MountedConfiguration;
import dev.kubectl.telemetry.plan.ObservedState;
import dev.kubectl.telemetry.plan.Planner;
import dev.kubectl.telemetry.plan.RealCollector;
import dev.kubectl.telemetry.plan.SettingOverrides;
import dev.kubectl.telemetry.plan.Verdict;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.workload.ManagerOptions;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What lint promises: a manifest without an error gets into the configuration of the collector, and
 * the collector loads it.
 *
 * <p>Longer runs: {@code -Dlint.manifests=20000 -Dlint.first=1000}. Files of failed runs stay in
 * {@code target/real-collector}.
 */
class LintCleanRunsTest {
  private static final long FIRST = Long.getLong("lint.first", 0);
  private static final int WANTED = Integer.getInteger("lint.manifests", 500);
  private static final int TOGETHER = 40;
  private static final String SECRETS = "secrets.yaml";
  private static final LintOptions OPTIONS = LintOptions.at(RandomPipelines.NOW);

  /** Manifests as they lie in one directory, one for each pipeline and one for all Secrets. */
  private record Directory(long seed, List<ManifestFiles.Content> files) {
    static Directory of(long seed) {
      RandomPipelines generator = new RandomPipelines(new Chance(seed));
      List<ManifestFiles.Content> files = new ArrayList<>();
      for (MetricPipeline pipeline : generator.next(TOGETHER)) {
        files.add(
            Lint.content(files.size() + ".yaml", YamlWriter.write(PipelineEncoder.tree(pipeline))));
      }
      files.add(Lint.content(SECRETS, YamlWriter.writeStream(generator.secretManifests())));
      return new Directory(seed, files);
    }

    /** Those without an error. */
    Directory clean() {
      Set<String> wrong =
          Linter.lint(new LintInput(files, List.of()), OPTIONS).findings().stream()
              .filter(finding -> finding.severity() == Severity.ERROR)
              .map(LintFinding::source)
              .collect(Collectors.toSet());
      return new Directory(
          seed,
          files.stream()
              .filter(file -> file.name().equals(SECRETS) || !wrong.contains(file.name()))
              .toList());
    }

    int pipelines() {
      return files.size() - 1;
    }

    DesiredState plan() {
      ManifestSet manifests = ManifestSet.of(new ManifestFiles.Found(files, List.of()));
      return Planner.plan(
          new ObservedState(
              manifests.pipelines().values().stream().map(ManifestSet.Placed::pipeline).toList(),
              manifests.secrets(),
              null,
              ClusterFacts.UNKNOWN,
              SettingOverrides.NONE,
              ManagerOptions.AS_INSTALLED.toBuilder().unlimitedPipelines(true).build(),
              Distribution.values()[(int) (seed % Distribution.values().length)],
              Set.of(),
              RandomPipelines.NOW));
    }
  }

  @Test
  void theCollectorLoadsWhatLintFindsNoErrorIn() throws Exception {
    List<String> complaints = new ArrayList<>();
    int loaded = 0;
    try (RealCollector collector = RealCollector.in(Path.of("target", "real-collector"))) {
      for (long seed = FIRST; loaded < WANTED; seed++) {
        Directory clean = Directory.of(seed).clean();
        DesiredState desired = clean.plan();
        Set<String> left = new TreeSet<>();
        for (Verdict verdict : desired.verdicts()) {
          if (!verdict.accepted()) {
            left.add(verdict.pipeline().name() + ": " + verdict.findings(Severity.ERROR));
          }
        }
        if (!left.isEmpty() || desired.verdicts().size() != clean.pipelines()) {
          complaints.add("seed " + seed + ": not all are planned: " + left);
        }
        for (PlannedComponent component : desired.components()) {
          if (component.configuration() != null) {
            String name = "lint-" + seed + "-" + component.component();
            String complaint =
                collector.validate(name, MountedConfiguration.of(component)).complaint();
            if (!complaint.isEmpty()) {
              complaints.add(name + ": " + complaint);
            }
          }
        }
        loaded += clean.pipelines();
        assertThat(seed).as("seeds for %d manifests", loaded).isLessThan(FIRST + WANTED);
      }
      assertThat(complaints).as("files in %s", collector.directory()).isEmpty();
    }
  }
}
