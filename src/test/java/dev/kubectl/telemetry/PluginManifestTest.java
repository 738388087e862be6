package dev.kubectl.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The krew manifest keeps krew's rules.
 *
 * @see <a href="https://krew.sigs.k8s.io/docs/developer-guide/plugin-manifest/">Plugin manifest</a>
 */
class PluginManifestTest {
  private static final Path MANIFEST = Path.of("plugin-manifest/telemetry.yaml");

  @Test
  void theManifestKeepsTheRulesOfKrew() throws IOException {
    Map<?, ?> manifest =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(
                    Files.readString(MANIFEST)
                        .replace("{{version}}", "1.2.3")
                        .replace("{{sha256}}", "0".repeat(64)));

    Map<?, ?> spec = mapping(manifest, "spec");
    assertThat(mapping(manifest, "metadata").get("name") + ".yaml")
        .isEqualTo(MANIFEST.getFileName().toString())
        .matches("[a-z0-9-]+\\.yaml");
    assertThat(String.valueOf(spec.get("version"))).matches("v\\d+\\.\\d+\\.\\d+");
    assertThat(String.valueOf(spec.get("shortDescription"))).hasSizeLessThanOrEqualTo(50);
    assertThat((List<?>) spec.get("platforms"))
        .isNotEmpty()
        .allSatisfy(platform -> check((Map<?, ?>) platform));
  }

  private static void check(Map<?, ?> platform) {
    assertThat(String.valueOf(platform.get("sha256"))).matches("[0-9a-f]{64}");
    assertThat(String.valueOf(platform.get("uri"))).startsWith("https://").endsWith(".tar.gz");
    List<?> files = (List<?>) platform.get("files");
    assertThat(files)
        .as("the licence has to be installed, too")
        .anySatisfy(file -> assertThat(((Map<?, ?>) file).get("from")).isEqualTo("LICENSE"))
        .anySatisfy(
            file -> assertThat(((Map<?, ?>) file).get("from")).isEqualTo(platform.get("bin")));
  }

  private static Map<?, ?> mapping(Map<?, ?> parent, String key) {
    assertThat(parent.get(key)).as(key).isInstanceOf(Map.class);
    return (Map<?, ?>) Objects.requireNonNull(parent.get(key));
  }
}
