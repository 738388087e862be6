package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * Configurations of editors that no package system brings here: that they have the form which the
 * editor documents, and that what they start is our server.
 */
class ConfigurationsTest {
  private static final Path EDITORS = Path.of("src/editors");

  @TempDir Path folder;

  /** See the chapter on languages of Helix' manual. */
  @Test
  void helixStartsTheServer() throws IOException, InterruptedException {
    JsonNode languages = new TomlMapper().readTree(EDITORS.resolve("helix/languages.toml"));

    JsonNode server = languages.at("/language-server/kubectl-telemetry");
    List<String> command = new ArrayList<>(List.of(server.get("command").asString()));
    server.get("args").values().forEach(word -> command.add(word.asString()));
    assertStartsTheServer(command);

    JsonNode yaml = languages.get("language").get(0);
    assertThat(yaml.get("name").asString()).isEqualTo("yaml");
    assertThat(yaml.get("language-servers").values().stream().map(JsonNode::asString))
        .startsWith("kubectl-telemetry");
  }

  /** See LSP4IJ's chapter on templates of user-defined language servers. */
  @Test
  void theTemplateForIntellijStartsTheServer() throws IOException, InterruptedException {
    Path template = EDITORS.resolve("intellij/kubectl-telemetry");
    JsonNode descriptor = JsonMapper.shared().readTree(template.resolve("template.json"));

    assertThat(Set.copyOf(descriptor.propertyNames()))
        .isEqualTo(Set.of("id", "name", "programArgs", "fileTypeMappings"));
    String shell = descriptor.at("/programArgs/default").asString();
    assertThat(shell).matches("sh -c \"[^\"]+\"");
    assertStartsTheServer(
        List.of("sh", "-c", shell.substring("sh -c \"".length(), shell.length() - 1)));
    assertThat(descriptor.at("/programArgs/windows").asString()).endsWith(".exe lsp");

    JsonNode mapping = descriptor.get("fileTypeMappings").get(0);
    assertThat(mapping.get("languageId").asString()).isEqualTo("yaml");
    assertThat(mapping.at("/fileType/patterns").values().stream().map(JsonNode::asString))
        .containsExactly("*.yaml", "*.yml");
    for (String file : List.of("settings.json", "initializationOptions.json")) {
      assertThat(JsonMapper.shared().readTree(template.resolve(file)).isObject()).isTrue();
    }
  }

  /** An editor that is gone at once is no success, and no wrong flag, and nothing is said. */
  private void assertStartsTheServer(List<String> command)
      throws IOException, InterruptedException {
    ProgramRun run =
        Desk.in(folder).run(Stream.concat(Stream.of("env", "--"), command.stream()).toList());

    assertThat(run.code()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).isEmpty();
  }
}
