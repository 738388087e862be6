package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.manifest.ManifestSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KustomizeTest {
  @TempDir Path folder;

  @BeforeEach
  void writeAKustomization() throws IOException {
    Files.copy(Path.of("src/examples/shop.yaml"), folder.resolve("shop.yaml"));
    Files.writeString(
        folder.resolve("kustomization.yaml"), "resources: [shop.yaml]\nnamePrefix: my-\n");
  }

  @Test
  void theRealKubectlBuildsTheManifests() {
    String kubectl = RealPrograms.require("kubectl").toString();

    ManifestFiles.Content built = Kustomize.build(folder, kubectl);

    ManifestSet manifests = ManifestSet.of(new ManifestFiles.Found(List.of(built), List.of()));
    assertThat(manifests.diagnostics()).isEmpty();
    assertThat(manifests.pipelines()).containsOnlyKeys("my-shop");
  }

  @Test
  void whatKubectlSaysIsPassedOn() throws IOException {
    String kubectl = RealPrograms.require("kubectl").toString();
    Files.writeString(folder.resolve("kustomization.yaml"), "resources: [nowhere.yaml]\n");

    assertThatThrownBy(() -> Kustomize.build(folder, kubectl))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
              assertThat(failure.text()).contains("nowhere.yaml");
            });
  }

  @Test
  void withoutKubectlTheWayOutIsSaid() {
    assertThatThrownBy(() -> Kustomize.build(folder, folder.resolve("kubectl").toString()))
        .isInstanceOfSatisfying(
            CommandFailure.class,
            failure -> {
              assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT);
              assertThat(failure.hint()).contains("install kubectl");
            });
  }
}
