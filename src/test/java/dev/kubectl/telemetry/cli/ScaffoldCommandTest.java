package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaffoldCommandTest {
  private static final String ENDPOINT = "--endpoint=https://otel.example.com:4317";

  @TempDir Path directory;

  @Test
  void theManifestGoesToStandardOutputAndEverythingElseDoesNot() {
    CommandRun run = CommandRun.of("scaffold", "shop", ENDPOINT, "--auth", "basic");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).startsWith("apiVersion: ").contains("key: password").endsWith("\n");
    assertThat(run.err())
        .contains("kubectl create secret generic shop-backend --namespace default")
        .contains("--from-literal=password=\"$BACKEND_PASSWORD\"")
        .contains("kubectl telemetry lint shop.yaml --secrets=skip")
        .contains("kubectl telemetry preview -f shop.yaml")
        .contains("kubectl apply -f shop.yaml");
  }

  @Test
  void aFileIsNeverOverwrittenUnlessForced() throws IOException {
    Path file = directory.resolve("shop.yaml");
    Files.writeString(file, "mine\n");

    CommandRun refused = CommandRun.of("scaffold", "shop", ENDPOINT, "--out=" + file);

    assertThat(refused.code()).isEqualTo(ExitCode.USAGE);
    assertThat(refused.err()).contains(file + " exists").contains("--force");
    assertThat(file).hasContent("mine");

    CommandRun forced = CommandRun.of("scaffold", "shop", ENDPOINT, "--out=" + file, "--force");

    assertThat(forced.code()).as(forced.toString()).isEqualTo(ExitCode.OK);
    assertThat(file).content().contains("name: shop");
    assertThat(names()).containsExactly("shop.yaml");
  }

  @Test
  void oneFileThatExistsIsEnoughToWriteNone() throws IOException {
    Files.writeString(directory.resolve("kustomization.yaml"), "mine\n");

    CommandRun run =
        CommandRun.of("scaffold", "shop", ENDPOINT, "--with=kustomize", "--out=" + directory);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(names()).containsExactly("kustomization.yaml");
  }

  @Test
  void aFolderThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    CommandRun run =
        CommandRun.of("scaffold", "shop", ENDPOINT, "--out=" + file.resolve("shop.yaml"));

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err()).contains("cannot write").contains("file");
    assertThat(names()).containsExactly("file");
  }

  @Test
  void theFolderIsOneThatKubectlAndLintTake() throws Exception {
    Path kubectl = RealPrograms.require("kubectl");
    Path folder = directory.resolve("pipelines/shop");

    CommandRun run =
        CommandRun.of(
            "scaffold",
            "shop",
            ENDPOINT,
            "--input=otlp,prometheus",
            "--with=kustomize,argocd,flux",
            "--out=" + folder);

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "shop.yaml",
              "kustomization.yaml",
              "argocd-application.yaml",
              "flux-kustomization.yaml");
    }
    ProgramRun built =
        ProgramRun.of(directory, List.of(kubectl.toString(), "kustomize", folder.toString()));
    assertThat(built.code()).as(built.output()).isZero();
    assertThat(built.output()).contains("kind: MetricPipeline").doesNotContain("Application");
    CommandRun lint = CommandRun.of("lint", folder.toString());
    assertThat(lint.code()).as(lint.toString()).isEqualTo(ExitCode.OK);
    assertThat(lint.out()).contains("no findings");
  }

  @Test
  void theSchemaOfAnEditorIsNamedInTheFirstLine() {
    assertThat(CommandRun.of("scaffold", "shop", ENDPOINT, "--modeline").out())
        .startsWith("# yaml-language-server: $schema=metricpipeline.schema.json\napiVersion: ");
    assertThat(CommandRun.of("scaffold", "shop", ENDPOINT, "--modeline=https://a.example/b").out())
        .startsWith("# yaml-language-server: $schema=https://a.example/b\n");
  }

  @Test
  void everyStepCanBeTaken() {
    CommandRun run =
        CommandRun.of("scaffold", "shop", ENDPOINT, "--modeline", "--out=" + directory);

    List<String> steps =
        run.err()
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("kubectl telemetry "))
            .map(line -> line.split(" ", -1)[2])
            .toList();
    assertThat(steps).contains("lint", "preview");
    assertThat(CompletionsTest.root().subcommands().keySet()).containsAll(steps);
  }

  @Test
  void whatIsMissingIsSaidAtOnceWhereNobodyCanBeAsked() {
    CommandRun run = CommandRun.of("scaffold", "--auth=oauth2");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("the pipeline needs a name", "where is the backend?", "OAuth2 get its token");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          shop --endpoint=https://b:4317 --backend=dynatrce     | did you mean dynatrace?
          shop --endpoint=https://b:4317 --input=otpl           | did you mean otlp?
          shop --endpoint=https://b:4317 --filter=drop-metrics=a | did you mean drop-metric?
          shop --endpoint=https://b:4317 --filter=mask-ids=a    | goes with --transform
          shop --endpoint=https://b:4317 --filter=drop-metric   | such as drop-metric=http
          shop --endpoint=https://b:4317 --filter=drop-namespace=A | a namespace: at most 63
          shop --endpoint=https://b:4317 --backend=datadog --output=grpc | it takes http
          shop --endpoint=b                                     | missing port
          shop --endpoint=@                                     | is no key of a Secret
          Shop --endpoint=https://b:4317                        | not a name that Kubernetes takes
          shop --endpoint=https://b:4317 --namespaces=shop      | include=shop,billing
          shop --endpoint=https://b:4317 --secret=backend       | NAMESPACE/NAME
          shop --endpoint=https://b:4317 --header=a             | NAME=@KEY
          shop --endpoint=https://b:4317 --scope=a              | add --auth oauth2
          shop --endpoint=https://b:4317 --auth=mtls --tls=insecure | a certificate needs TLS
          shop --endpoint=https://b:4317 --auth=oauth2 --token-url=b | the token URL is no URL
          shop --endpoint=https://b:4317 --with=flux            | --out DIR
          shop --endpoint=https://b:4317 --header=Authorization=x | credential
          shop --endpoint=http://backend.example.com:4317       | --force writes it all the same
          """)
  void mistakesAreExplained(String arguments, String help) {
    List<String> words = new ArrayList<>(List.of("scaffold"));
    words.addAll(List.of(arguments.split(" ")));

    CommandRun run = CommandRun.of(words.toArray(String[]::new));

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(help);
  }

  @Test
  void theCataloguesFitInEightyColumns() {
    CommandRun run = CommandRun.of("scaffold", "--list-recipes", "--list-backends");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("aggregate-away-attribute=KEY[,...]", "sap-cloud-logging");
    assertThat(run.out().lines().filter(line -> !line.contains("https://")))
        .allMatch(line -> line.length() <= 80);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
