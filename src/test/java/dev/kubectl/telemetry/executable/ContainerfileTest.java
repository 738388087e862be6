package dev.kubectl.telemetry.executable;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cluster.ObjectView;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.Trees;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The image of a manager in a cluster, without an engine that could build it: what its recipe names
 * is what a release makes and what the Deployment starts.
 */
class ContainerfileTest {
  private static final Path FOLDER = Path.of("plugin-manifest");

  private String recipe = "";
  private String manifest = "";
  private ObjectView pod = ObjectView.of(null);
  private ObjectView container = ObjectView.of(null);

  @BeforeEach
  void read() throws Exception {
    recipe = Files.readString(FOLDER.resolve("Containerfile"));
    manifest = Files.readString(FOLDER.resolve("manager.yaml"));
    Tree deployment =
        Trees.of(
            YamlReader.read(new SourceText("manager.yaml", manifest))
                .documents()
                .getFirst()
                .root());
    pod = ObjectView.of(deployment).at("spec", "template", "spec");
    container = pod.items("containers").getFirst();
  }

  private String instruction(String name) {
    return one(recipe, "(?m)^" + name + " (.+)$");
  }

  private static String one(String text, String pattern) {
    List<String> found =
        Pattern.compile(pattern)
            .matcher(text)
            .results()
            .map(MatchResult::group)
            .map(group -> group.replaceAll(pattern, "$1"))
            .toList();
    assertThat(found).as(pattern).hasSize(1);
    return found.getFirst();
  }

  @Test
  void itHoldsTheExecutableOfAReleaseWhereItIsStarted() throws Exception {
    String[] added = instruction("ADD").split(" ");
    String archives = one(Files.readString(Path.of("pom.xml")), "<finalName>(.*platform.*)</");
    for (String processor : List.of("amd64", "arm64")) {
      assertThat(added[0].replace("${TARGETARCH}", processor))
          .isEqualTo(archives.replace("${platform}", "linux-" + processor) + ".tar.gz");
      assertThat(Files.readString(Path.of(".github/workflows/release.yml")))
          .contains("platform: linux-" + processor + ", form: unix");
    }
    String archive = Files.readString(Path.of("src/main/dist/archive-unix.xml"));
    assertThat(archive)
        .contains("<format>tar.gz</format>", "<includeBaseDirectory>false</includeBaseDirectory>");
    String program = one(archive, "native/(.+)</source>\\s*<fileMode>0755</fileMode>");
    assertThat(instruction("ENTRYPOINT")).isEqualTo("[\"" + added[1] + program + "\"]");
    assertThat(instruction("ARG")).isEqualTo("TARGETARCH");
  }

  @Test
  void aReleaseHasTheManifestWithItsVersionFilledIn(@TempDir Path release) throws Exception {
    assertThat(Files.readString(Path.of(".github/workflows/release.yml")))
        .contains("PluginManifest.java plugin-manifest/manager.yaml")
        .contains("cp plugin-manifest/manager-rbac.yaml plugin-manifest/Containerfile release/");

    int code =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "src/main/dist/PluginManifest.java",
                FOLDER.resolve("manager.yaml").toString(),
                "1.2.3",
                release.toString())
            .inheritIO()
            .start()
            .waitFor();

    assertThat(code).isZero();
    assertThat(Files.readString(release.resolve("manager.yaml")))
        .isEqualTo(manifest.replace("{{version}}", "1.2.3"))
        .doesNotContain("{{");
  }

  @Test
  void theDeploymentRunsItAsItsUserUnderItsName() {
    ObjectView security = pod.at("securityContext");

    assertThat(instruction("USER"))
        .isEqualTo(security.number("runAsUser") + ":" + security.number("runAsGroup"));
    String image = container.text("image");
    assertThat(image).endsWith(":v{{version}}");
    assertThat(recipe).contains("-t " + image.replace("{{version}}", "VERSION"));
    assertThat(manifest).contains("Containerfile");
    // The entry point stays; the arguments begin with the command.
    assertThat(container.has("command")).isFalse();
    assertThat(manifest).contains("args:\n            - run-manager\n");
  }

  @Test
  void whatTheDeploymentAsksForIsServed() {
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      String port = container.at(probe, "httpGet").text("port");
      long number =
          container.items("ports").stream()
              .filter(candidate -> candidate.text("name").equals(port))
              .findFirst()
              .orElseThrow()
              .number("containerPort");
      assertThat(manifest).contains("- --health-address=:" + number + "\n");
      assertThat(container.at(probe, "httpGet").text("path")).isIn("/healthz", "/readyz");
    }
    // A file system that cannot be written to needs a place for temporary files.
    assertThat(container.at("securityContext").flag("readOnlyRootFilesystem")).isTrue();
    assertThat(container.items("volumeMounts"))
        .extracting(mount -> mount.text("mountPath"))
        .contains("/tmp");
  }
}
