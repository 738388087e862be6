package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The extension for Visual Studio Code: its colours, its package, and that it starts the server.
 */
class VisualStudioCodeTest {
  private static final int LARGEST = 300_000;

  @TempDir Path folder;

  @Test
  void ottlInYamlIsColouredInEveryScalarStyleAndOtherYamlIsNot()
      throws IOException, InterruptedException {
    NpmProject.folder();

    String output = NpmProject.run("npm", "run", "--silent", "grammar");

    assertThat(output)
        .contains("test/grammar/styles.yaml run success", "test/grammar/others.yaml run success");
  }

  @Test
  void theSourceHasItsTypes() throws IOException, InterruptedException {
    NpmProject.run("npm", "run", "--silent", "check");
  }

  @Test
  void thePackageHasWhatItNeedsAndNothingElse() throws IOException, InterruptedException {
    Path file = build("0.3.0-SNAPSHOT");

    Map<String, String> entries = entries(file);
    assertThat(entries.keySet())
        .containsExactly(
            "[Content_Types].xml",
            "extension.vsixmanifest",
            "extension/LICENSE.txt",
            "extension/dist/THIRD-PARTY.txt",
            "extension/dist/extension.js",
            "extension/language-configuration.json",
            "extension/package.json",
            "extension/readme.md",
            "extension/syntaxes/ottl-in-yaml.tmLanguage.json",
            "extension/syntaxes/ottl.tmLanguage.json");
    assertThat(Files.size(file)).isLessThan(LARGEST);
    assertThat(entries.get("extension/LICENSE.txt"))
        .isEqualToIgnoringWhitespace(Files.readString(Path.of("LICENSE")));
    assertThat(entries.get("extension/dist/THIRD-PARTY.txt"))
        .contains("vscode-languageclient 11.", "(MIT)", "Permission is hereby granted");
    assertThat(entries.get("extension/dist/extension.js"))
        .doesNotContain(Path.of("").toAbsolutePath().toString());
    JsonNode manifest = JsonMapper.shared().readTree(entries.get("extension/package.json"));
    assertThat(manifest.get("version").asString()).isEqualTo("0.3.0");
    for (JsonNode grammar : manifest.at("/contributes/grammars").values()) {
      assertThat(entries).containsKey("extension/" + grammar.get("path").asString().substring(2));
    }
  }

  @Test
  void thePackageIsTheSameWhenItIsMadeAgain() throws IOException, InterruptedException {
    byte[] first = Files.readAllBytes(build("0.1.0"));

    assertThat(Files.readAllBytes(build("0.1.0"))).isEqualTo(first);
  }

  @Test
  void theBundleStartsTheProgramOfTheSettingsAndEndsIt() throws IOException, InterruptedException {
    Path bundle = build("0.1.0").resolveSibling("dist/extension.js");
    Desk desk = Desk.in(folder);

    ProgramRun run =
        desk.run(
            List.of(
                "node",
                NpmProject.folder().resolve("test/bundle.cjs").toString(),
                bundle.toString(),
                desk.program().toString()));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output()).endsWith("ok\n");
  }

  private static Path build(String version) throws IOException, InterruptedException {
    Path file = NpmProject.folder().resolve("kubectl-telemetry.vsix");
    Files.deleteIfExists(file);
    NpmProject.run("node", "build.mjs", version);
    return file;
  }

  private static Map<String, String> entries(Path file) throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }
}
