package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDirectoryTest {
  private static final String SHOP = "src/examples/shop.yaml";

  @TempDir Path folder;

  @Test
  void everyObjectHasAFileAndTheKustomizationNamesThemAll() throws IOException {
    CommandRun run = generate(SHOP);

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEmpty();
    String index = Files.readString(folder.resolve("kustomization.yaml"));
    Set<String> objects = new TreeSet<>(files());
    objects.remove("kustomization.yaml");
    assertThat(objects).contains("deployment-telemetry-metric-gateway.yaml").hasSizeGreaterThan(20);
    assertThat(index.lines().filter(l -> l.startsWith("  - ")).map(l -> l.substring(4)))
        .containsExactlyInAnyOrderElementsOf(objects);
  }

  @Test
  void filesOfAnEarlierRunGoAndFilesOfTheUserStay() throws IOException {
    generate(SHOP);
    Files.writeString(folder.resolve("mine.yaml"), "a: 1\n");

    generate("src/test/resources/generate/no-agent-needed/otlp.yaml");

    assertThat(files())
        .contains("mine.yaml", "deployment-telemetry-metric-gateway.yaml")
        .doesNotContain("daemonset-telemetry-metric-agent.yaml");
  }

  @Test
  void writingTwiceChangesNothing() throws IOException {
    generate(SHOP);
    List<String> once = contents();

    generate(SHOP);

    assertThat(contents()).isEqualTo(once);
  }

  @Test
  void kubectlBuildsTheFolder() throws IOException, InterruptedException {
    Path kubectl = RealPrograms.require("kubectl");
    generate(SHOP, "--show-secrets");

    Process process =
        new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
            .redirectErrorStream(true)
            .start();
    String built = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(built).isZero();
    assertThat(built).contains("kind: Deployment", "kind: DaemonSet", "relay.conf: |");
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidAndEndsWithCode3() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    CommandRun run =
        CommandRun.of("generate", "-f", SHOP, "--output-dir", file.resolve("below").toString());

    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err()).contains("cannot write to " + file.resolve("below"));
  }

  private CommandRun generate(String manifest, String... more) {
    return CommandRun.of(
        Stream.concat(
                Stream.of("generate", "-f", manifest, "--output-dir", folder.toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> contents = new java.util.ArrayList<>();
      for (Path file : files.sorted().toList()) {
        contents.add(Files.readString(file));
      }
      return contents;
    }
  }
}
