package dev.kubectl.telemetry.manager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.cluster.ApiFailure;
import dev.kubectl.telemetry.cluster.Feed;
import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.cluster.ResourceType;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.Tree;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever the pipelines are, as far as the API server takes them: what one pass has brought about,
 * another manager that has just started leaves as it is, to the last field.
 */
class IdempotenceTest {
  private static final int SETS = Integer.getInteger("idempotence.sets", 100);
  private static final long FIRST = Long.getLong("idempotence.first", 1);
  private static ManagedCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = ManagedCluster.start();
    cluster.telemetry();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void aSecondManagerWritesNothing() throws Exception {
    int running = 0;
    for (long seed = FIRST; seed < FIRST + SETS; seed++) {
      List<String> taken = create(new Chance(seed));
      PassReport first = cluster.once();
      cluster.audit.start();

      PassReport second = cluster.once("second-manager", ManagedCluster.SETTINGS);

      assertThat(first.problems()).as("seed %s", seed).isEmpty();
      assertThat(second.planned()).as("seed %s: %s", seed, taken).isEmpty();
      assertThat(cluster.audit.writes("kubectl-telemetry/second-manager"))
          .as("seed %s: %s", seed, taken)
          .isEmpty();
      running += anythingRuns() ? 1 : 0;
      clear();
    }
    assertThat(running).as("sets of which something ran").isGreaterThan(SETS / 3);
  }

  private static boolean anythingRuns() {
    return !cluster.ours(ResourceType.DEPLOYMENT, "telemetry-metric-gateway").isEmpty();
  }

  /** Names of those that the server takes. */
  private static List<String> create(Chance chance) {
    RandomPipelines random = new RandomPipelines(chance);
    List<MetricPipeline> pipelines = random.next(1 + chance.below(5));
    List<String> taken = new ArrayList<>();
    random.secretManifests().forEach(IdempotenceTest::offer);
    for (MetricPipeline pipeline : pipelines) {
      if (offer(PipelineEncoder.tree(pipeline))) {
        taken.add(pipeline.name());
      }
    }
    return taken;
  }

  private static boolean offer(Tree.Mapping object) {
    try {
      cluster.api.create(object, ManagedCluster.USER);
      return true;
    } catch (ApiFailure e) {
      if (e.status() == 422 || e.status() == 400 || e.status() == 404 || e.status() == 409) {
        return false;
      }
      throw e;
    }
  }

  /** The gateway stays for the next set, which has to make of it what it needs. */
  private static void clear() {
    cluster.clear();
    for (Tree.Mapping secret :
        cluster.api.list(new Feed(ResourceType.SECRET, "default", "", "")).items()) {
      cluster.delete(ResourceType.SECRET, "default", ObjectView.of(secret).name());
    }
  }
}
