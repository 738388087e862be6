package dev.kubectl.telemetry.random;

import dev.kubectl.telemetry.api.MetricPipeline;
import dev.kubectl.telemetry.api.ObjectMeta;
import dev.kubectl.telemetry.api.SecretSource;
import dev.kubectl.telemetry.yaml.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * MetricPipelines over all fields, from what documentation shows to attacks, with the Secrets that
 * they refer to.
 */
public final class RandomPipelines {
  /** When the pipelines are looked at; the good certificates are good then. */
  public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private final Chance chance;
  private final RandomNames names;
  private final RandomSecrets secrets;
  private final RandomInputs inputs;
  private final RandomOutputs outputs;
  private final RandomOttl ottl;
  private final Set<String> taken = new HashSet<>();

  public RandomPipelines(Chance chance) {
    this.chance = chance;
    this.names = new RandomNames(chance);
    this.secrets = new RandomSecrets(chance);
    this.inputs = new RandomInputs(chance, names);
    this.outputs = new RandomOutputs(chance, secrets);
    this.ottl = new RandomOttl(chance);
  }

  /** The next pipelines; all have different names. */
  public List<MetricPipeline> next(int count) {
    List<MetricPipeline> pipelines = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      pipelines.add(next());
    }
    return pipelines;
  }

  private MetricPipeline next() {
    chance.changeMood();
    String name = names.pipeline(taken);
    taken.add(name);
    return new MetricPipeline(
        ObjectMeta.named(name),
        new MetricPipeline.Spec(
            inputs.input(), outputs.output(), ottl.transforms(), ottl.filters()),
        null);
  }

  /** The Secrets of all pipelines so far. */
  public SecretSource secrets() {
    return secrets;
  }

  /** The same Secrets as manifests. */
  public List<Tree.Mapping> secretManifests() {
    return secrets.manifests();
  }

  /** Texts that are in values of Secrets and nowhere else. */
  public Set<String> secretMarks() {
    return secrets.marks();
  }
}
