package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.lint.report.ReportForm;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.Mutations;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in a file, {@code lint} ends, and says what it thinks with one of three codes. */
class MutatedManifestsTest {
  private static final long FIRST = Long.getLong("mutations.first", 0);
  private static final int SEEDS = Integer.getInteger("mutations.seeds", 3_000);

  @TempDir Path directory;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void lintAlwaysEndsWithOneOfItsCodes() throws IOException {
    Map<Integer, Integer> codes = new TreeMap<>();
    Map<ReportForm, Integer> forms = new EnumMap<>(ReportForm.class);
    Path file = directory.resolve("shop.yaml");
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      byte[] mutated = mutated(seed);
      Files.write(file, mutated);
      ReportForm form = ReportForm.values()[(int) (seed % ReportForm.values().length)];
      String name = form.name().toLowerCase(Locale.ROOT);

      CommandRun run =
          seed % 5 == 0
              ? CommandRun.of("lint", file.toString(), "--fix", "-o", name)
              : CommandRun.of("lint", file.toString(), "-o", name);

      assertThat(run.code())
          .as("seed %d: %s\n%s", seed, run, new String(mutated, StandardCharsets.UTF_8))
          .isIn(ExitCode.OK, ExitCode.FINDING, ExitCode.INPUT);
      codes.merge(run.code(), 1, Integer::sum);
      forms.merge(form, 1, Integer::sum);
    }
    assertThat(codes).containsOnlyKeys(ExitCode.OK, ExitCode.FINDING, ExitCode.INPUT);
    assertThat(codes.get(ExitCode.FINDING)).as("most mutants are wrong").isGreaterThan(SEEDS / 2);
    assertThat(forms).containsOnlyKeys(ReportForm.values());
  }

  private static byte[] mutated(long seed) {
    Chance chance = new Chance(seed);
    RandomPipelines generator = new RandomPipelines(chance);
    Tree.Mapping pipeline = PipelineEncoder.tree(generator.next(1).getFirst());
    List<Tree.Mapping> secrets = generator.secretManifests();
    boolean secret = !secrets.isEmpty() && chance.percent(10);
    return new Mutations(chance).mutated(secret ? chance.one(secrets) : pipeline);
  }
}
