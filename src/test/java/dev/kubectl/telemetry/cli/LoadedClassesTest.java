package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a short command must not load: start-up time is mostly the loading of classes. */
class LoadedClassesTest {
  private static final String CLEAN =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        output:
          otlp:
            endpoint: {value: "https://backend.example.com:4317"}
        transform: [{statements: ['set(metric.unit, "ms") where metric.name == "a"']}]
      """;
  private static final String WRONG =
      CLEAN.replace("set(", "sett(").replace("{value:", "{vlaue: x, value:");
  private static final String[] HEAVY = {
    "io.fabric8.", "org.jline.", "org.eclipse.lsp4j.", "com.google.gson.", "io.prometheus."
  };

  private static final String[] OTHER_COMMANDS = {
    "dev.kubectl.telemetry.cli.preview.",
    "dev.kubectl.telemetry.cli.manager.",
    "dev.kubectl.telemetry.cli.scaffold.",
    "dev.kubectl.telemetry.preview.",
    "dev.kubectl.telemetry.manager.",
    "dev.kubectl.telemetry.scaffold."
  };

  @TempDir Path directory;

  @Test
  void theVersionNeedsNoYaml() throws Exception {
    List<String> loaded = loaded(ExitCode.OK, "--version");

    assertThat(loaded).contains(Main.class.getName());
    assertNone(loaded, "dev.kubectl.telemetry.cli.LintCommand", "dev.kubectl.telemetry.lint.");
    assertNone(loaded, OTHER_COMMANDS);
    assertNone(loaded, "org.snakeyaml.", "com.networknt.", "tools.jackson.", "com.google.re2j.");
    assertNone(loaded, HEAVY);
  }

  @Test
  void lintNeedsNoClusterAndNoTerminal() throws Exception {
    Files.writeString(directory.resolve("shop.yaml"), CLEAN);

    List<String> loaded = loaded(ExitCode.OK, "lint", "shop.yaml");

    assertThat(loaded).contains("dev.kubectl.telemetry.lint.Linter");
    assertNone(loaded, OTHER_COMMANDS);
    // The schema library is asked where our own reading is unsure only.
    assertNone(loaded, "com.networknt.", "tools.jackson.databind.", "java.net.http.");
    assertNone(loaded, HEAVY);
  }

  @Test
  void completionNeedsNoYamlNoClusterAndNoTerminal() throws Exception {
    List<String> loaded = loaded(ExitCode.OK, "__complete", "--", "lint", "--fail-on", "");

    assertThat(loaded).contains("dev.kubectl.telemetry.cli.completion.Completer");
    assertNone(loaded, "org.snakeyaml.", "com.networknt.", "tools.jackson.databind.");
    assertNone(loaded, "com.google.re2j.", "java.net.http.", "dev.kubectl.telemetry.lint.Linter");
    assertNone(loaded, HEAVY);
  }

  @Test
  void theVersionOfTheClientNeedsNoCluster() throws Exception {
    List<String> loaded = loaded(ExitCode.OK, "version", "--client");

    assertThat(loaded).contains("dev.kubectl.telemetry.cli.version.ClientVersion");
    assertNone(loaded, "org.snakeyaml.", "com.networknt.", "tools.jackson.", "com.google.re2j.");
    assertNone(loaded, HEAVY);
  }

  @Test
  void anUnknownFieldAndAnErrorInOttlNeedNoSchema() throws Exception {
    Files.writeString(directory.resolve("shop.yaml"), WRONG);

    List<String> loaded = loaded(ExitCode.FINDING, "lint", "shop.yaml");

    assertThat(loaded).contains("dev.kubectl.telemetry.lint.report.CodeFrame");
    assertNone(loaded, "com.networknt.", "tools.jackson.databind.");
    assertNone(loaded, HEAVY);
  }

  @Test
  void generateNeedsNoClusterAndNoTerminal() throws Exception {
    Files.writeString(directory.resolve("shop.yaml"), CLEAN);

    List<String> loaded = loaded(ExitCode.OK, "generate", "-f", "shop.yaml");

    assertThat(loaded).contains("dev.kubectl.telemetry.plan.Planner");
    assertNone(loaded, "com.networknt.", "tools.jackson.databind.");
    assertNone(loaded, HEAVY);
  }

  @Test
  void convertAndScaffoldWithEnoughFlagsNeedNoClusterAndNoTerminal() throws Exception {
    Files.writeString(directory.resolve("shop.yaml"), CLEAN.replace("v1beta1", "v1alpha1"));

    assertNone(loaded(ExitCode.OK, "convert", "shop.yaml"), HEAVY);
    assertNone(loaded(ExitCode.OK, "scaffold", "shop", "--endpoint=https://b:4317"), HEAVY);
    assertNone(loaded(ExitCode.USAGE, "scaffold", "shop"), HEAVY);
  }

  @Test
  void formattingNeedsNoSchemaNoClusterAndNoTerminal() throws Exception {
    Files.writeString(directory.resolve("shop.yaml"), CLEAN);

    List<String> loaded = loaded(ExitCode.OK, "fmt", "shop.yaml");

    assertThat(loaded).contains("dev.kubectl.telemetry.format.FormattedText");
    assertNone(loaded, "com.networknt.", "tools.jackson.databind.", "java.net.http.");
    assertNone(loaded, HEAVY);
  }

  private static void assertNone(List<String> loaded, String... packages) {
    for (String name : packages) {
      assertThat(loaded).filteredOn(loadedClass -> loadedClass.startsWith(name)).isEmpty();
    }
  }

  private List<String> loaded(int code, String... arguments)
      throws IOException, InterruptedException {
    Path log = directory.resolve("classes.log");
    ProgramRun run =
        ProgramRun.ofThis(
            directory, List.of("-Xlog:class+load=info:file=" + log + ":none"), arguments);
    assertThat(run.code()).as(run.output()).isEqualTo(code);
    return Files.readAllLines(log).stream().map(line -> line.replaceFirst(" .*", "")).toList();
  }
}
