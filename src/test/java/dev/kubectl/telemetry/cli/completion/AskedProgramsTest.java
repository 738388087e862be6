package dev.kubectl.telemetry.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.completion.Outside.ClusterNames;
import dev.kubectl.telemetry.cli.completion.Outside.KubeconfigPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names from a kubectl that is asked through a script, which counts how often. */
class AskedProgramsTest {
  private static final String LIST =
      """
      {"kind": "List", "metadata": {"name": "no item"}, "items": [
        {"metadata": {"name": "shop", "labels": {"name": "no name"}}, "spec": {"name": "neither"}},
        {"metadata": {"name": "orders"}}]}
      """;
  private static final ClusterWords HERE = new ClusterWords(List.of());

  @TempDir Path directory;
  private Path calls;

  @BeforeEach
  void nobodyHasCalled() throws IOException {
    calls = Files.createFile(directory.resolve("calls"));
  }

  @Test
  void namesAreThoseOfTheItems() throws IOException {
    kubectl("cat <<'E'\n" + LIST + "E");

    assertThat(pipelines(0, HERE)).containsExactly("shop", "orders");
    assertThat(calls)
        .hasContent("get --raw /apis/telemetry.kyma-project.io/v1beta1/metricpipelines?limit=500");
  }

  @Test
  void namesAreKeptForAMoment() throws IOException {
    kubectl("cat <<'E'\n" + LIST + "E");
    pipelines(0, HERE);
    kubectl("echo '{\"items\": []}'");

    assertThat(pipelines(5, HERE)).containsExactly("shop", "orders");
    assertThat(pipelines(60, HERE)).isEmpty();
    assertThat(Files.readAllLines(calls)).hasSize(2);
  }

  @Test
  void anotherClusterHasOtherNames() throws IOException {
    kubectl("cat <<'E'\n" + LIST + "E");
    pipelines(0, HERE);
    Files.writeString(directory.resolve("config"), "now another context is the current one");
    pipelines(0, HERE);
    pipelines(0, new ClusterWords(List.of("--context=test")));

    assertThat(Files.readAllLines(calls)).hasSize(3).last().asString().endsWith("--context=test");
  }

  @Test
  void aClusterThatDoesNotAnswerCompletesNothingAndIsAskedOnce() throws IOException {
    // Longer than any test may take: only the deadline can end it.
    kubectl("sleep 1000");

    assertThat(pipelines(0, HERE)).isEmpty();
    assertThat(pipelines(5, HERE)).isEmpty();
    assertThat(Files.readAllLines(calls)).hasSize(1);
  }

  @Test
  void whatIsNoListHasNoNames() throws IOException {
    kubectl("echo 'error: You must be logged in'; exit 1");
    assertThat(pipelines(0, HERE)).isEmpty();
    assertThat(AskedPrograms.names("<html>")).isEmpty();
    assertThat(AskedPrograms.names("{\"items\": [{\"metadata\": {\"name\": \"cut o")).isEmpty();
  }

  @Test
  void contextsAreInTheKubeconfigThatTheLineNames() throws IOException {
    kubectl("echo prod; echo test");
    ClusterWords named = new ClusterWords(List.of("--kubeconfig=other", "--context=test"));

    List<Candidate> contexts = asked(0).fromKubeconfig(KubeconfigPart.CONTEXTS, named);

    assertThat(contexts).extracting(Candidate::value).containsExactly("prod", "test");
    assertThat(calls).hasContent("config get-contexts -o name --kubeconfig=other");
  }

  @Test
  void withoutKubectlThereAreNoNames() {
    assertThat(pipelines(0, HERE)).isEmpty();
  }

  private List<String> pipelines(int seconds, ClusterWords cluster) {
    return asked(seconds).fromCluster(ClusterNames.METRIC_PIPELINES, cluster).stream()
        .map(Candidate::value)
        .toList();
  }

  private AskedPrograms asked(int seconds) {
    Clock later = Clock.fixed(Instant.now().plus(Duration.ofSeconds(seconds)), ZoneOffset.UTC);
    return new AskedPrograms(
        Map.of(
            "KUBECONFIG", directory.resolve("config").toString(),
            "XDG_CACHE_HOME", directory.resolve("cache").toString()),
        later,
        directory.resolve("kubectl").toString());
  }

  private void kubectl(String script) throws IOException {
    Path program = directory.resolve("kubectl");
    Files.writeString(program, "#!/bin/sh\necho \"$*\" >> '" + calls + "'\n" + script + "\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
