package dev.kubectl.telemetry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.api.reading.PipelineEncoder;
import dev.kubectl.telemetry.api.reading.ResourceReader;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.lint.Lint;
import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintReport;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.lint.schema.SchemaFindings;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.random.Chance;
import dev.kubectl.telemetry.random.Mutations;
import dev.kubectl.telemetry.random.RandomPipelines;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Manifests that a real API server takes, then changed by chance: in their fields, their lines and
 * their bytes. Whatever the server refuses of these, {@code lint} has an error for; and it neither
 * throws nor hangs on any.
 */
class MutationOracleTest {
  private static final int SEEDS = Integer.getInteger("mutations.seeds", 1_500);
  private static final long FIRST = Long.getLong("mutations.first", 1);
  private static final int AT_ONCE = 8;
  private static final Path PIPELINES =
      Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml");
  private static final Path SETTINGS =
      Path.of("src/main/crd/operator.kyma-project.io_telemetries.yaml");
  private static final String SETTINGS_LIST =
      "/apis/operator.kyma-project.io/v1beta1/namespaces/default/telemetries";

  /**
   * What the server says by itself: kubectl keeps the last of two equal keys before it sends
   * anything, and sends an object to the namespace that it names; the manager alone writes a
   * status, and its webhook fills in an empty protocol.
   */
  private static final List<Pattern> OTHERWISE =
      List.of(
          Pattern.compile("already set in map"),
          Pattern.compile("protocol: Unsupported value: \"\""),
          Pattern.compile("some validation rules were not checked because the object was invalid"),
          Pattern.compile("does not match the namespace sent on the request"),
          Pattern.compile(
              "strict decoding error: (unknown field \"status\\.[^\"]*\"(, )?)+$", Pattern.DOTALL));

  private static @Nullable ControlPlane started;

  /** A changed manifest, and where it is created. */
  private record Mutant(long seed, String list, byte[] text) {
    ServerAnswer ask(ControlPlane server) throws IOException, InterruptedException {
      return server.send(
          server
              .request(list + "?dryRun=All&fieldValidation=Strict")
              .header("Content-Type", "application/yaml")
              .POST(HttpRequest.BodyPublishers.ofByteArray(text)));
    }

    LintReport lint() {
      return Linter.lint(
          new LintInput(List.of(new ManifestFiles.Content("mutant.yaml", text)), List.of()),
          Lint.OPTIONS);
    }

    /** Text that kubectl would not send as one object of this kind, so the question is another. */
    boolean isAnotherQuestion() {
      YamlFile file = YamlReader.read("mutant.yaml", text);
      List<ManifestObject> objects =
          file.documents().stream().flatMap(d -> ResourceReader.read(d).stream()).toList();
      return file.diagnostics().stream().noneMatch(d -> d.severity() == Severity.ERROR)
          && (objects.size() != 1 || objects.getFirst() instanceof ManifestObject.Other);
    }

    @Override
    public String toString() {
      return "seed " + seed + "\n" + new String(text, StandardCharsets.UTF_8);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    started = ControlPlane.start();
    server().install(PIPELINES, List.of(OracleCase.list("v1alpha1"), OracleCase.list("v1beta1")));
    server().install(SETTINGS, List.of(SETTINGS_LIST));
  }

  @AfterAll
  static void stop() throws IOException {
    if (started != null) {
      started.close();
    }
  }

  private static ControlPlane server() {
    return Objects.requireNonNull(started);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void lintHasAnErrorForEveryMutationThatTheServerRefuses() throws Exception {
    Map<String, Tree.Mapping> pipelines = SchemaObjects.schemas(PIPELINES);
    Map<String, Tree.Mapping> settings = SchemaObjects.schemas(SETTINGS);
    List<Mutant> mutants = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
      mutants.add(mutant(seed, pipelines, settings));
    }
    int refused = 0;
    int accepted = 0;
    List<String> unnoticed = new ArrayList<>();
    try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<ServerAnswer>> answers = new ArrayList<>();
      mutants.forEach(mutant -> answers.add(senders.submit(() -> mutant.ask(server()))));
      for (int i = 0; i < mutants.size(); i++) {
        Mutant mutant = mutants.get(i);
        LintReport report = mutant.lint();
        assertThat(SchemaFindings.unsaid(mutant.text(), report))
            .as("the JSON Schema refuses what our rules take: %s", mutant)
            .isEmpty();
        ServerAnswer answer = answers.get(i).get();
        if (answer.accepted()) {
          accepted++;
        } else {
          refused++;
          unnoticed(mutant, report, answer).ifPresent(unnoticed::add);
        }
      }
    }
    System.out.printf(
        "mutations from seed %d: %d refused by the server, %d taken, %d unnoticed%n",
        FIRST, refused, accepted, unnoticed.size());
    assertThat(unnoticed.stream().limit(20)).as(server()::logs).isEmpty();
    assertThat(refused).isGreaterThan(SEEDS / 3);
    assertThat(accepted).isGreaterThan(SEEDS / 20);
  }

  private static Optional<String> unnoticed(Mutant mutant, LintReport report, ServerAnswer answer) {
    boolean known =
        report.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR)
            || answer.causes().stream().allMatch(MutationOracleTest::isKnown)
            || mutant.isAnotherQuestion();
    return known
        ? Optional.empty()
        : Optional.of(
            mutant
                + "\nserver: "
                + answer
                + "\nlint: "
                + report.findings().stream().map(LintFinding::message).toList());
  }

  /** Differences that have their reason, beside {@link KnownDeviation}. */
  private static boolean isKnown(String cause) {
    return KnownDeviation.of(KnownDeviation.Side.SERVER, cause).isPresent()
        || OTHERWISE.stream().anyMatch(known -> known.matcher(cause).find());
  }

  private static Mutant mutant(
      long seed, Map<String, Tree.Mapping> pipelines, Map<String, Tree.Mapping> settings) {
    Chance chance = new Chance(seed);
    String list =
        switch ((int) (seed % 4)) {
          case 0 -> OracleCase.list("v1alpha1");
          case 1 -> SETTINGS_LIST;
          default -> OracleCase.list("v1beta1");
        };
    Tree.Mapping valid =
        switch ((int) (seed % 4)) {
          case 0 -> valid("v1alpha1", pipelines, seed);
          case 1 -> settings(settings, seed);
          default -> pipeline(chance);
        };
    Mutations mutations = new Mutations(chance);
    return new Mutant(
        seed, list, seed % 8 < 4 ? mutations.mutated(valid) : mutations.mutatedFields(valid));
  }

  private static Tree.Mapping pipeline(Chance chance) {
    RandomPipelines random = new RandomPipelines(chance);
    while (true) {
      Tree.Mapping pipeline = PipelineEncoder.tree(random.next(1).getFirst());
      if (isAccepted(pipeline)) {
        return pipeline;
      }
    }
  }

  /** The first object along the schema that we find nothing wrong with. */
  private static Tree.Mapping valid(String version, Map<String, Tree.Mapping> schemas, long seed) {
    Tree.Mapping schema = Objects.requireNonNull(schemas.get(version));
    for (long next = seed * 1_000; ; next++) {
      Tree.Mapping object = SchemaObjects.object(version, schema, next);
      if (isAccepted(object)) {
        return object;
      }
    }
  }

  private static boolean isAccepted(Tree.Mapping object) {
    return OurVerdict.of(YamlWriter.write(object), true).accepted();
  }

  private static Tree.Mapping settings(Map<String, Tree.Mapping> schemas, long seed) {
    Tree.Mapping schema = Objects.requireNonNull(schemas.get("v1beta1"));
    for (long next = seed * 1_000; ; next++) {
      Tree.Mapping object = settings(schema, next);
      String text = YamlWriter.write(object);
      if (Lint.text(text).count(Severity.ERROR) == 0) {
        return object;
      }
    }
  }

  private static Tree.Mapping settings(Tree.Mapping schema, long seed) {
    return SchemaObjects.object("v1beta1", schema, seed)
        .with("apiVersion", Tree.of("operator.kyma-project.io/v1beta1"))
        .with("kind", Tree.of("Telemetry"))
        .with(
            "metadata", Tree.mapping().put("name", "default").put("namespace", "default").build());
  }
}
