package dev.kubectl.telemetry.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.yaml.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real API server with the CRD is asked about every generated object, as a dry run that is strict
 * about unknown fields, and must come to the same verdict as we do.
 *
 * <p>There is no webhook in that server. In production the manager's one fills in defaults before
 * the schema is looked at, and so do we before we check; of these defaults only the protocol and
 * the presence of a spec count for a verdict, so the test fills these in for the server. A few
 * objects are sent as they are, and checked by us as they are.
 */
class ApiServerOracleTest {
  private static final Path DEFINITION =
      Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml");
  private static final int OBJECTS = Integer.getInteger("oracle.objects", 8_000);
  private static final long SEED = Long.getLong("oracle.seed", 20_260_414L);
  private static final String HEAD =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: a}
      """;
  private static final List<String> VERSIONS = List.of("v1alpha1", "v1beta1");
  private static final int AT_ONCE = 8;
  private static final int SHOWN = 40;

  private static @Nullable ControlPlane started;

  @BeforeAll
  static void start() throws Exception {
    started = ControlPlane.start();
    server().install(DEFINITION, VERSIONS.stream().map(OracleCase::list).toList());
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
  void theServerAndWeComeToTheSameVerdict() throws Exception {
    Map<String, Tree.Mapping> schemas = SchemaObjects.schemas(DEFINITION);
    List<OracleCase> cases = new ArrayList<>();
    for (int i = 0; i < OBJECTS; i++) {
      long seed = SEED + i;
      String version = i % 2 == 0 ? "v1alpha1" : "v1beta1";
      Tree.Mapping schema = Objects.requireNonNull(schemas.get(version));
      Tree.Mapping written = SchemaObjects.object(version, schema, seed);
      cases.add(new OracleCase(seed, version, written, i % 9 != 0));
    }

    Set<String> rules =
        schemas.values().stream()
            .flatMap(schema -> SchemaObjects.ruleMessages(schema).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> heard = new TreeSet<>();
    Set<KnownDeviation> met = new HashSet<>();
    List<String> disagreements = new ArrayList<>();
    int accepted = 0;
    try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<ServerAnswer>> answers = new ArrayList<>();
      for (OracleCase one : cases) {
        answers.add(senders.submit(() -> one.ask(server())));
      }
      for (int i = 0; i < cases.size(); i++) {
        OracleCase one = cases.get(i);
        ServerAnswer answer = answers.get(i).get();
        accepted += answer.accepted() ? 1 : 0;
        one.disagreement(answer, met, rules).ifPresent(disagreements::add);
        heard.addAll(OracleCase.broken(rules, answer.causes()));
      }
      System.out.printf(
          "API server and we compared: %d objects from seed %d, %d accepted by the server,"
              + " %d disagreements%n",
          cases.size(), SEED, accepted, disagreements.size());
      assertThat(disagreements.stream().limit(SHOWN)).as(server()::logs).isEmpty();
    }
    assertThat(heard).as("every CEL rule is broken by some object").isEqualTo(rules);
    assertThat(KnownDeviation.ALL).as("every known deviation occurs").allMatch(met::contains);
    assertThat(accepted).as("both verdicts occur often").isBetween(OBJECTS / 4, OBJECTS * 3 / 4);
  }

  /** One text for both, so that what counts is how YAML is read. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "No",
        "on",
        "OFF",
        "y",
        "N",
        "true",
        "True",
        "TRUE",
        "tRUE",
        "null",
        "~",
        "Null",
        "",
        "0",
        "-1",
        "+1",
        "010",
        "0o17",
        "0x1F",
        "0b11",
        "1_000",
        "1e3",
        "1.5",
        ".5",
        "5.",
        ".inf",
        ".nan",
        "1:30",
        "190:20:30",
        "2026-01-02",
        "2026-01-02T03:04:05Z",
        "=",
        "v1",
        "'true'",
        "\"1\"",
        "!!str true",
        "!!str 1",
        "!!bool 'true'",
        "!!int '1'",
        "!!null ''",
        "! true",
        "|\n          yes",
        ">-\n          1",
        "[]",
        "{}",
        "[a, b]",
        "{a: b}",
        "&a yes",
        "*a",
        "!custom x",
        "12e03",
        "0.",
        "-0",
        "1e",
        "0x",
        "08",
        "007",
        "+.5",
        "1__0",
        "<<"
      })
  void theServerAndWeReadScalarsAlike(String scalar) throws Exception {
    for (String field : List.of("path: ", "compression: ", "tls:\n        insecure: ")) {
      compare(
          HEAD
              + """
              spec:
                output:
                  otlp:
                    endpoint: {value: "http://a"}
                    protocol: http
                    %s
              """
                  .formatted(field + scalar));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {output: {otlp: {endpoint: {value: a}}}}\nspec: {}",
        "spec: {output: {otlp: {<<: {endpoint: {value: a}}}}}",
        "spec: {output: {otlp: {endpoint: {value: a}, 1: x}}}",
        "spec: {output: {otlp: {endpoint: {value: a}, true: x}}}",
        "spec: {output: {otlp: {endpoint: {value: a}, null: x}}}",
        "spec: {output: {otlp: {? {a: b} : x, endpoint: {value: a}}}}",
        "spec: {output: {otlp: {endpoint: &a {value: a}, tls: {ca: *a}}}}",
        "spec: {output: {otlp: {endpoint: {value: a}}}} # end",
        "spec: {output: {otlp: {endpoint: {value: a}}}}\n\tx: y"
      })
  void theServerAndWeTakeTheSameKeys(String spec) throws Exception {
    compare(HEAD + spec);
  }

  /**
   * The one deviation about keys: kubectl keeps the last one before a server sees the text, and so
   * do we, with a warning.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec: {output: {otlp: {endpoint: {value: a, value: a}}}}",
        "spec: {output: {otlp: {endpoint: {value: a}}}}\nkind: MetricPipeline",
        "spec: {output: {otlp: {endpoint: {value: a}, \"endpoint\": {value: a}}}}",
      })
  void theServerAloneRefusesAKeyThatIsWrittenTwice(String spec) throws Exception {
    String text = HEAD + spec;

    ServerAnswer answer = OracleCase.ask(server(), "v1beta1", "application/yaml", text);

    assertThat(answer.causes()).singleElement().asString().contains("already set in map");
    assertThat(OurVerdict.of(text, false).causes()).isEmpty();
  }

  private static void compare(String text) throws Exception {
    ServerAnswer answer = OracleCase.ask(server(), "v1beta1", "application/yaml", text);
    OurVerdict ours = OurVerdict.of(text, false);
    assertThat(ours.accepted())
        .as("%s%nserver: %s%nwe: %s", text, answer, ours)
        .isEqualTo(answer.accepted());
  }
}
