package dev.kubectl.telemetry.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kubectl.telemetry.RealPrograms;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A release as the build would make it: archives in a folder, the manifest for krew filled in, and
 * the installation from them, seen by a real kubectl.
 */
class PluginManifestTest {
  private static final Path TEMPLATE = Path.of("plugin-manifest/telemetry.yaml");

  /** What the program would be, so that kubectl has something to start. */
  private static final String PROGRAM =
      """
      #!/bin/sh
      echo "started with $*"
      """;

  private static final List<String> UNIX =
      List.of("linux-amd64", "linux-arm64", "darwin-amd64", "darwin-arm64");

  @TempDir Path folder;
  private Path release;
  private String manifest = "";

  @BeforeEach
  void release() throws Exception {
    Path files = Files.createDirectory(folder.resolve("content"));
    Path man = Files.createDirectories(files.resolve("man/man1"));
    Files.writeString(man.resolve("kubectl-telemetry.1"), ".TH X 1\n");
    Files.writeString(files.resolve("kubectl-telemetry"), PROGRAM);
    assertThat(files.resolve("kubectl-telemetry").toFile().setExecutable(true)).isTrue();
    Files.copy(Path.of("LICENSE"), files.resolve("LICENSE"));
    Files.writeString(files.resolve("THIRD-PARTY"), "licences\n");
    release = Files.createDirectory(folder.resolve("release"));
    for (String platform : UNIX) {
      Path archive = release.resolve("kubectl-telemetry-" + platform + ".tar.gz");
      run("tar", "-C", files.toString(), "-czf", archive.toString(), ".");
    }
    zip(release.resolve("kubectl-telemetry-windows-amd64.zip"));
    run(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        Path.of("src/main/dist/PluginManifest.java").toString(),
        TEMPLATE.toString(),
        "1.2.3",
        release.toString());
    manifest = Files.readString(release.resolve("telemetry.yaml"));
  }

  private static void zip(Path archive) throws Exception {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : List.of("kubectl-telemetry.exe", "LICENSE", "THIRD-PARTY")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  @Test
  void theManifestKeepsTheRulesOfKrew() {
    KrewManifest krew = KrewManifest.of(manifest);

    krew.assertValid("telemetry");
    assertThat(manifest).doesNotContain("{{").doesNotContain("}}");
  }

  @Test
  void everyPlatformHasExactlyOneArchiveAndItsBinaryIsInIt() throws Exception {
    KrewManifest krew = KrewManifest.of(manifest);
    for (String os : List.of("linux", "darwin", "windows")) {
      for (String arch : List.of("amd64", "arm64")) {
        assertThat(krew.platforms(os, arch)).as(os + "/" + arch).hasSize(1);
        KrewManifest.Platform platform = krew.platforms(os, arch).getFirst();
        Path archive = release.resolve(platform.archive());
        Path home = folder.resolve(os + "-" + arch);
        assertThat(new KrewInstallation(home).install(krew, archive, os, arch))
            .isRegularFile()
            .hasFileName(os.equals("windows") ? "kubectl-telemetry.exe" : "kubectl-telemetry");
        assertThat(home.resolve("store/telemetry/v1.2.3/LICENSE")).isRegularFile();
      }
    }
  }

  @Test
  void theChecksumsAreThoseOfTheFiles() throws Exception {
    List<String> sums = Files.readAllLines(release.resolve("SHA256SUMS"));

    assertThat(sums).hasSize(UNIX.size() + 2);
    for (String line : sums) {
      String[] words = line.split(" {2}", -1);
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(Files.readAllBytes(release.resolve(words[1])));
      assertThat(words[0]).isEqualTo(HexFormat.of().formatHex(digest));
    }
  }

  @Test
  void anArchiveThatIsNotThatOfTheManifestIsNotInstalled() throws Exception {
    Path archive = release.resolve("kubectl-telemetry-linux-amd64.tar.gz");
    Files.copy(release.resolve("telemetry.yaml"), archive, StandardCopyOption.REPLACE_EXISTING);

    assertThatThrownBy(() ->
            new KrewInstallation(folder.resolve("krew"))
                .install(KrewManifest.of(manifest), archive, "linux", "amd64"))
        .hasMessageContaining("checksum");
  }

  @Test
  void installedFromTheArchiveKubectlListsItWithoutAWarningAndStartsIt() throws Exception {
    Path archive = release.resolve("kubectl-telemetry-linux-amd64.tar.gz");
    Path home = folder.resolve("krew");
    new KrewInstallation(home).install(KrewManifest.of(manifest), archive, "linux", "amd64");

    assertKubectlHasIt(home.resolve("bin"));
  }

  @Test
  void theFileOnPathIsEnough() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.copy(folder.resolve("content/kubectl-telemetry"), bin.resolve("kubectl-telemetry"));
    assertThat(bin.resolve("kubectl-telemetry").toFile().setExecutable(true)).isTrue();

    assertKubectlHasIt(bin);
  }

  /** Where krew is at hand, it has the last word. */
  @Test
  void krewItselfInstallsIt() throws Exception {
    Optional<Path> krew = RealPrograms.find("krew");
    assumeTrue(krew.isPresent(), "krew is not on PATH");
    Path home = folder.resolve("krew");

    String said =
        run(
            Map.of("KREW_ROOT", home.toString(), "PATH", home + "/bin:" + System.getenv("PATH")),
            krew.orElseThrow().toString(),
            "install",
            "--manifest=" + release.resolve("telemetry.yaml"),
            "--archive=" + release.resolve("kubectl-telemetry-linux-amd64.tar.gz"));

    assertThat(said).contains("Installed plugin: telemetry");
    assertKubectlHasIt(home.resolve("bin"));
  }

  private void assertKubectlHasIt(Path bin) throws Exception {
    String kubectl = RealPrograms.require("kubectl").toString();
    Map<String, String> path = Map.of("PATH", bin + ":/usr/bin:/bin", "HOME", folder.toString());

    String list = run(path, kubectl, "plugin", "list");
    assertThat(list).contains(bin.resolve("kubectl-telemetry") + "\n");
    assertThat(list.lines().filter(line -> line.contains("warning") || line.contains("error")))
        .isEmpty();
    assertThat(run(path, kubectl, "telemetry", "lint", "-R", "."))
        .isEqualTo("started with lint -R .\n");
  }

  private static String run(String... command) throws Exception {
    return run(Map.of(), command);
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
