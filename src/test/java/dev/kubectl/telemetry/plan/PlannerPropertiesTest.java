package dev.kubectl.telemetry.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.collector.Distribution;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.plan.DesiredState.PlannedComponent;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.workload.Component;
import dev.kubectl.telemetry.workload.ObjectKey;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlLimits;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What must hold for every plan, whatever users write. */
class PlannerPropertiesTest {
  private static final int SEEDS = Integer.getInteger("planner.seeds", 250);

  @Test
  void theOrderOfPipelinesChangesNoByte() {
    forAllStates((seed, given) -> {
      ObservedState state = given.state();
      ObservedState shuffled = state.with(new Chance(seed).shuffled(state.pipelines()));

      assertThat(WrittenPlan.everything(Planner.plan(shuffled)))
          .isEqualTo(WrittenPlan.everything(Planner.plan(state)));
    });
  }

  @Test
  void planningTwiceGivesEqualBytes() {
    forAllStates((seed, given) -> {
      DesiredState again = Planner.plan(RandomStates.of(seed, distribution(seed)).state());

      assertThat(WrittenPlan.everything(again))
          .isEqualTo(WrittenPlan.everything(Planner.plan(given.state())));
    });
  }

  @Test
  void aPipelineThatIsRejectedChangesNoByteOfWhatTheOthersProduce() {
    forAllStates((seed, given) -> {
      DesiredState desired = Planner.plan(given.state());
      List<MetricPipeline> accepted =
          desired.verdicts().stream().filter(Verdict::accepted).map(Verdict::pipeline).toList();
      if (!accepted.isEmpty()) {
        DesiredState alone = Planner.plan(given.state().with(accepted));

        assertThat(alone.verdicts()).allMatch(Verdict::accepted);
        assertThat(WrittenPlan.objects(alone)).isEqualTo(WrittenPlan.objects(desired));
      }
    });
  }

  @Test
  void planningAgainAfterThePlanWasAppliedGivesEqualBytes() {
    forAllStates((seed, given) -> {
      DesiredState desired = Planner.plan(given.state());

      DesiredState again = Planner.plan(applied(desired, given.state()));

      assertThat(WrittenPlan.everything(again)).isEqualTo(WrittenPlan.everything(desired));
    });
  }

  @Test
  void everyReaderOfYamlSeesTheTreeThatWasPlanned() {
    YamlLimits unlimited =
        new YamlLimits(Integer.MAX_VALUE, 1000, Integer.MAX_VALUE, Integer.MAX_VALUE);
    forAllConfigurations((component, tree, accepted, distribution) -> {
      String text = MountedConfiguration.of(component).text();

      YamlFile file = YamlReader.read(new SourceText("relay.conf", text), unlimited);
      assertThat(file.diagnostics()).extracting(Diagnostic::message).isEmpty();
      assertThat(Trees.of(file.documents().getFirst().root())).isEqualTo(tree);
      assertThat(WrittenPlan.read(text, new CoreSchema())).isEqualTo(tree);
      assertThat(WrittenPlan.read(text, new YamlOneOne())).isEqualTo(tree);
    });
  }

  @Test
  void noTextOfAUserChangesTheStructureOfAConfiguration() {
    forAllConfigurations((component, tree, accepted, distribution) -> {
      ExpectedStructure expected =
          ExpectedStructure.of(component.component(), distribution, accepted);

      assertThat(expected.deviations(tree)).isEmpty();
    });
  }

  @Test
  void noValueOfASecretIsSaidOrShown() {
    forAllStates((seed, given) -> {
      DesiredState desired = Planner.plan(given.state());
      String said = WrittenPlan.everything(desired);
      String shown = desired + WrittenPlan.publicObjects(desired) + given.state();

      for (String mark : given.secretMarks()) {
        assertThat(said).doesNotContain(mark);
        assertThat(shown).doesNotContain(mark);
      }
      for (String encoded : valuesOfSecrets(desired)) {
        assertThat(shown).doesNotContain(encoded);
      }
    });
  }

  @Test
  void onlyAPipelinesOwnExporterAndItsTokensReferToItsCredentials() {
    Set<String> ofTheContainer = Set.of("MY_POD_IP", "MY_NODE_NAME", "KUBERNETES_SERVICE_HOST");
    forAllConfigurations((component, tree, accepted, distribution) -> {
      Map<String, String> owners = new HashMap<>();
      References.in(tree)
          .forEach(reference -> {
            String name = reference.variable();
            String owner = reference.owner();
            boolean credential = owner.matches("(otlp_(grpc|http)|oauth2client)/.*");
            assertThat(credential).as("%s", reference).isNotEqualTo(ofTheContainer.contains(name));
            assertThat(owners.put(name, owner))
                .as("another place of %s", reference)
                .satisfiesAnyOf(
                    other -> assertThat(other).isNull(), other -> assertThat(credential).isFalse());
          });
    });
  }

  /** So that the generator cannot degenerate into one that proves nothing. */
  @Test
  void aGoodShareOfTheGeneratedPipelinesIsLetThrough() {
    int[] counts = new int[2];
    forAllStates((seed, given) -> {
      for (Verdict verdict : Planner.plan(given.state()).verdicts()) {
        counts[verdict.accepted() ? 0 : 1]++;
      }
    });
    int percent = counts[0] * 100 / (counts[0] + counts[1]);
    System.out.println(percent + " % of the generated pipelines are let through");

    assertThat(percent).isBetween(30, 90);
  }

  @FunctionalInterface
  private interface StateProperty {
    void check(long seed, RandomStates given);
  }

  @FunctionalInterface
  private interface ConfigurationProperty {
    void check(
        PlannedComponent component,
        Tree tree,
        List<MetricPipeline> accepted,
        Distribution distribution);
  }

  private static void forAllStates(StateProperty property) {
    for (long seed = 0; seed < SEEDS; seed++) {
      long drawn = seed;
      withSeed(seed, s -> property.check(s, RandomStates.of(drawn, distribution(drawn))));
    }
  }

  private static void forAllConfigurations(ConfigurationProperty property) {
    forAllStates((seed, given) -> {
      DesiredState desired = Planner.plan(given.state());
      List<MetricPipeline> accepted =
          desired.verdicts().stream().filter(Verdict::accepted).map(Verdict::pipeline).toList();
      for (PlannedComponent component : desired.components()) {
        if (component.configuration() != null) {
          Tree tree = component.configuration().tree();
          property.check(component, tree, accepted, distribution(seed));
        }
      }
    });
  }

  private static void withSeed(long seed, Consumer<Long> check) {
    try {
      check.accept(seed);
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static Distribution distribution(long seed) {
    return seed % 2 == 0 ? Distribution.KYMA : Distribution.UPSTREAM;
  }

  /** The state of a cluster to which the plan was applied: it has the Secrets of the plan, too. */
  private static ObservedState applied(DesiredState desired, ObservedState before) {
    Map<String, SecretSource.Lookup> secrets = new HashMap<>();
    for (PlannedComponent component : desired.components()) {
      for (Tree.Mapping object : component.objects()) {
        ObjectKey key = ObjectKey.of(object);
        if (key.kind().equals("Secret")) {
          Map<String, byte[]> values = new HashMap<>();
          MountedConfiguration.of(component)
              .environment()
              .forEach((name, v) -> values.put(name, v.getBytes(StandardCharsets.UTF_8)));
          secrets.put(
              key.namespace() + "/" + key.name(),
              new SecretSource.Lookup.Found(new SecretSource.SecretData(values)));
        }
      }
    }
    SecretSource both =
        (namespace, name) -> {
          SecretSource.Lookup planned = secrets.get(namespace + "/" + name);
          return planned != null ? planned : before.secrets().find(namespace, name);
        };
    return new ObservedState(
        before.pipelines(),
        both,
        before.telemetry(),
        before.cluster(),
        before.overrides(),
        before.options(),
        before.distribution(),
        before.assumed(),
        before.now());
  }

  private static Set<String> valuesOfSecrets(DesiredState desired) {
    Set<String> values = new HashSet<>();
    for (PlannedComponent component : desired.components()) {
      if (component.component() != Component.SELF_MONITOR) {
        for (String value : MountedConfiguration.of(component).environment().values()) {
          if (value.length() > 20) {
            values.add(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
          }
        }
      }
    }
    return values;
  }
}
