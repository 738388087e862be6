package dev.kubectl.telemetry.scaffold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.lint.LintInput;
import dev.kubectl.telemetry.lint.LintOptions;
import dev.kubectl.telemetry.lint.Linter;
import dev.kubectl.telemetry.lint.SecretMode;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.scaffold.recipe.Recipe;
import dev.kubectl.telemetry.scaffold.recipe.Recipes;
import dev.kubectl.telemetry.server.ControlPlane;
import dev.kubectl.telemetry.server.ServerAnswer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every two values of two flags together: what comes out passes lint without a finding, and a real
 * API server takes it.
 */
class ScaffoldMatrixTest {
  private static final long SEED = 7;
  private static final Path DEFINITION =
      Path.of("src/main/crd/telemetry.kyma-project.io_metricpipelines.yaml");
  private static final String PIPELINES = "/apis/telemetry.kyma-project.io/v1beta1/metricpipelines";
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  /** What {@code --out}, {@code --with} and {@code --modeline} come to. */
  private static final List<Layout> LAYOUTS =
      List.of(
          new Layout(Layout.STANDARD_OUTPUT, "", Set.of(), ""),
          new Layout("metrics.yml", "pipelines", Set.of(), "metricpipeline.schema.json"),
          new Layout("shop.yaml", "pipelines/shop", Set.of(Companion.KUSTOMIZE), ""),
          new Layout("shop.yaml", "", Set.of(Companion.ARGOCD), "https://example.com/a.json"),
          new Layout("shop.yaml", "a b", Set.of(Companion.FLUX), ""),
          new Layout("shop.yaml", "shop", Set.of(Companion.values()), "../schema.json"));

  /** Values of a flag; an empty one leaves it out. Several words stand for a repeated flag. */
  private static final Map<Topic, List<List<String>>> FLAGS =
      Map.ofEntries(
          Map.entry(
              Topic.INPUT,
              List.of(
                  List.of(),
                  List.of("prometheus"),
                  List.of("istio", "runtime"),
                  List.of("otlp", "prometheus", "istio", "runtime"))),
          Map.entry(Topic.NAMESPACES, words("", "include=shop,billing", "exclude=kube-system")),
          Map.entry(
              Topic.BACKEND,
              words(
                  "",
                  "generic",
                  "prometheus-otlp",
                  "grafana-cloud",
                  "dynatrace",
                  "datadog",
                  "sap-cloud-logging",
                  "honeycomb")),
          Map.entry(Topic.OUTPUT, words("", "grpc", "http")),
          Map.entry(
              Topic.ENDPOINT,
              words("https://backend.telemetry:4317", "http://10.0.0.1:4318", "@endpoint")),
          Map.entry(Topic.TLS, words("", "verify", "ca", "skip-verify", "insecure")),
          Map.entry(Topic.AUTH, words("", "none", "basic", "oauth2", "mtls")),
          Map.entry(Topic.SECRET, words("", "telemetry/backend", "telemetry/backend:token")),
          Map.entry(
              Topic.HEADER,
              List.of(
                  List.of(),
                  List.of("x-tenant=shop"),
                  List.of("x-tenant=a b, c", "Authorization=Bearer @token", "x-key=@key"))),
          Map.entry(Topic.FILTER, recipes(Recipe.Kind.FILTER)),
          Map.entry(Topic.TRANSFORM, recipes(Recipe.Kind.TRANSFORM)));

  private static final List<Topic> TOPICS = FLAGS.keySet().stream().sorted().toList();

  /** Flags, and where the result goes. */
  private record Case(Draft draft, Layout layout) {}

  @Test
  void everyTwoFlagsTogetherGiveAManifestThatLintAndTheServerTake() throws Exception {
    List<Integer> sizes = new ArrayList<>(TOPICS.stream().map(t -> values(t).size()).toList());
    sizes.add(LAYOUTS.size());
    List<Case> cases =
        Pairwise.rows(sizes, row -> allowed(draft(row)), SEED).stream()
            .map(row -> new Case(draft(row), LAYOUTS.get(row.getLast())))
            .toList();
    assertThat(cases).hasSizeGreaterThan(50);
    List<String> refusals = new ArrayList<>();

    try (ControlPlane server = ControlPlane.start()) {
      server.install(DEFINITION, List.of(PIPELINES));
      for (Case one : cases) {
        refusals.addAll(refusals(one, server));
      }
    }

    assertThat(refusals).as("seed " + SEED + ", " + cases.size() + " cases").isEmpty();
    System.out.println(cases.size() + " cases from seed " + SEED);
  }

  private static List<String> refusals(Case one, ControlPlane server) throws Exception {
    Draft draft = one.draft();
    Answers answers =
        switch (DraftReader.read(draft)) {
          case DraftReader.Result.Complete(Answers complete) -> complete;
          case DraftReader.Result.Incomplete incomplete ->
              throw new AssertionError(draft.arguments() + "\n" + incomplete);
        };
    Scaffold scaffold = Scaffold.of(answers, one.layout(), NOW);
    assertThat(scaffold.files().keySet()).containsExactlyElementsOf(one.layout().files());
    String manifest = scaffold.files().values().iterator().next();
    assertThat(manifest.startsWith("# yaml-language-server: $schema="))
        .isEqualTo(!one.layout().schema().isEmpty());
    List<String> refusals = new ArrayList<>(lint(scaffold));
    for (LintFinding finding : scaffold.findings()) {
      refusals.add(draft.arguments() + "\n  " + finding.rule().id() + " " + finding.message());
    }
    ServerAnswer answer =
        server.send(
            server
                .request(PIPELINES + "?dryRun=All&fieldValidation=Strict")
                .header("Content-Type", "application/yaml")
                .POST(HttpRequest.BodyPublishers.ofString(manifest)));
    if (!answer.accepted()) {
      refusals.add(draft.arguments() + "\n  server: " + answer + "\n" + manifest);
    }
    return refusals;
  }

  /** All files as somebody lints the folder. */
  private static List<String> lint(Scaffold scaffold) {
    List<ManifestFiles.Content> contents = new ArrayList<>();
    scaffold
        .files()
        .forEach((name, text) ->
            contents.add(new ManifestFiles.Content(name, text.getBytes(StandardCharsets.UTF_8))));
    return Linter.lint(
            new LintInput(contents, List.of()), LintOptions.at(NOW).withSecrets(SecretMode.SKIP))
        .findings()
        .stream()
        .map(finding -> finding.source() + ": " + finding.message())
        .toList();
  }

  /** What contradicts itself has no manifest; {@link DraftReader} and lint say so. */
  private static boolean allowed(Draft draft) {
    List<String> http = List.of("prometheus-otlp", "grafana-cloud", "dynatrace", "datadog");
    String backend = draft.word(Topic.BACKEND);
    String output = draft.word(Topic.OUTPUT);
    boolean overHttp = output.equals("http") || http.contains(backend);
    boolean oauth = draft.word(Topic.AUTH).equals("oauth2");
    boolean plain = draft.word(Topic.ENDPOINT).startsWith("http:");
    boolean insecure = draft.word(Topic.TLS).equals("insecure");
    boolean material = draft.word(Topic.TLS).equals("ca");
    if (output.equals("grpc") && http.contains(backend)
        || output.equals("http") && backend.equals("sap-cloud-logging")) {
      return false;
    }
    if (mutual(draft) && insecure) {
      return false;
    }
    if (oauth && (insecure || plain && (!overHttp || material))) {
      return false;
    }
    return true;
  }

  private static boolean mutual(Draft draft) {
    boolean byBackend =
        draft.word(Topic.BACKEND).equals("sap-cloud-logging") && !draft.has(Topic.AUTH);
    return byBackend || draft.word(Topic.AUTH).equals("mtls");
  }

  private static Draft draft(List<Integer> row) {
    Draft draft = Draft.EMPTY.with(Topic.NAME, "shop");
    for (int i = 0; i < TOPICS.size(); i++) {
      draft = draft.with(TOPICS.get(i), values(TOPICS.get(i)).get(row.get(i)));
    }
    return draft.word(Topic.AUTH).equals("oauth2")
        ? draft
            .with(Topic.TOKEN_URL, "https://login.example.com/token")
            .with(Topic.SCOPE, List.of("metrics.write"))
        : draft;
  }

  private static List<List<String>> values(Topic topic) {
    return FLAGS.getOrDefault(topic, List.of());
  }

  private static List<List<String>> words(String... words) {
    return Stream.of(words)
        .map(word -> word.isEmpty() ? List.<String>of() : List.of(word))
        .toList();
  }

  /** None, each alone, and all together. */
  private static List<List<String>> recipes(Recipe.Kind kind) {
    List<List<String>> uses = new ArrayList<>();
    uses.add(List.of());
    List<String> all = Recipes.all(kind).stream().map(Recipe::example).toList();
    all.forEach(example -> uses.add(List.of(example)));
    uses.add(all);
    return uses;
  }
}
