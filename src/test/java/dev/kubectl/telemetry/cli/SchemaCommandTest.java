package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.ide.schema.EditorSchema;
import dev.kubectl.telemetry.ide.schema.SettingsFile;
import dev.kubectl.telemetry.preview.render.PreviewSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("end-to-end")
class SchemaCommandTest {
  private static final List<String> PATTERNS =
      List.of("*metricpipeline*.yaml", "*metricpipeline*.yml");

  @TempDir Path directory;

  @Test
  void everySchemaCanBePrinted() {
    assertThat(CommandRun.of("schema"))
        .isEqualTo(new CommandRun(ExitCode.OK, EditorSchema.text(), ""));
    assertThat(CommandRun.of("schema", "--of=all", "-o", "json").out())
        .isEqualTo(EditorSchema.text());
    assertThat(CommandRun.of("schema", "--of=preview").out()).isEqualTo(PreviewSchema.text());
    assertThat(CommandRun.of("schema", "--version=v1alpha1").out())
        .isEqualTo(EditorSchema.text("MetricPipeline", "v1alpha1"));
    assertThat(CommandRun.of("schema", "--of=metricpipeline").out())
        .isEqualTo(EditorSchema.text("MetricPipeline", "v1beta1"));
    assertThat(CommandRun.of("schema", "--of=telemetry", "--version", "v1alpha1").out())
        .isEqualTo(EditorSchema.text("Telemetry", "v1alpha1"));
  }

  @Test
  void whatThereIsNoSchemaOfIsSaid() {
    assertUsage(
        CommandRun.of("schema", "--version=v1"), "expected v1beta1, v1alpha1, but was 'v1'");
    assertUsage(CommandRun.of("schema", "--of=pod"), "expected all, metricpipeline, ");
    assertUsage(CommandRun.of("schema", "--of=preview", "--version=v1beta1"), "about one kind");
    assertUsage(CommandRun.of("schema", "install"), "--for");
    assertUsage(CommandRun.of("schema", "install", "--for=emacs"), "expected vscode, intellij, ");
  }

  @Test
  void anEditorIsToldOnce() throws IOException {
    for (SettingsFile editor : SettingsFile.values()) {
      Path folder = Files.createDirectory(directory.resolve(editor.name()));
      Path settings = folder.resolve(editor.path());
      String word = editor.name().toLowerCase(Locale.ROOT);

      CommandRun shown =
          CommandRun.of("schema", "install", "--for", word, "--dir=" + folder, "--dry-run");
      assertThat(shown.out()).isEqualTo(editor.text(PATTERNS));
      assertThat(shown.code()).isEqualTo(ExitCode.OK);
      assertThat(folder).isEmptyDirectory();

      CommandRun first = CommandRun.of("schema", "install", "--for", word, "--dir=" + folder);
      assertThat(first.code()).as(first.toString()).isEqualTo(ExitCode.OK);
      assertThat(first.err())
          .startsWith(
              "wrote %s\nwrote %s\n".formatted(folder.resolve(EditorSchema.FILE_NAME), settings));
      assertThat(settings).hasContent(editor.text(PATTERNS));
      assertThat(folder.resolve(EditorSchema.FILE_NAME)).hasContent(EditorSchema.text());

      CommandRun second = CommandRun.of("schema", "install", "--for", word, "--dir=" + folder);
      assertThat(second)
          .isEqualTo(new CommandRun(ExitCode.OK, "", settings + " names the schema already\n"));
      assertThat(settings).hasContent(editor.text(PATTERNS));
      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files.filter(Files::isRegularFile)).hasSize(2);
      }
    }
  }

  @Test
  void settingsOfOthersAreKeptOrLeftToAPerson() throws IOException {
    Path code = directory.resolve(".vscode/settings.json");
    Files.createDirectory(code.getParent());
    Files.writeString(code, "{\n  // mine\n  \"a\": 1,\n}\n");
    Path lua = Files.writeString(directory.resolve(".nvim.lua"), "-- mine\n");

    CommandRun merged =
        CommandRun.of(
            "schema",
            "install",
            "--for=vscode",
            "--dir=" + directory,
            "--files=p/*.yaml,*.tp.yaml");
    CommandRun byHand = CommandRun.of("schema", "install", "--for=neovim", "--dir=" + directory);

    assertThat(merged.code()).as(merged.toString()).isEqualTo(ExitCode.OK);
    assertThat(code)
        .content()
        .contains("  // mine\n  \"a\": 1,\n}\n")
        .contains("[\"p/*.yaml\", \"*.tp.yaml\"]");
    assertThat(byHand)
        .isEqualTo(
            new CommandRun(
                ExitCode.FINDING,
                SettingsFile.NEOVIM.text(PATTERNS),
                lua + " stays as it is; put this into it:\n"));
    assertThat(lua).hasContent("-- mine\n");
  }

  @Test
  void aSchemaOfOursIsBroughtUpToDateAndAnotherFileStays() throws IOException {
    Path schema = directory.resolve(EditorSchema.FILE_NAME);
    Files.writeString(schema, EditorSchema.text().replace("Telemetry pipelines", "Old"));
    String[] install = {"schema", "install", "--for=helix", "--dir=" + directory};

    assertThat(CommandRun.of(install).err()).startsWith("updated " + schema + "\n");
    assertThat(schema).hasContent(EditorSchema.text());

    Files.writeString(schema, "{}");
    CommandRun refused = CommandRun.of(install);
    assertThat(refused.code()).as(refused.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(refused.err()).contains("is not a schema of kubectl-telemetry");
    assertThat(schema).hasContent("{}");

    CommandRun nowhere =
        CommandRun.of("schema", "install", "--for=helix", "--dir=" + directory.resolve("none"));
    assertThat(nowhere.code()).as(nowhere.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(directory.resolve("none")).doesNotExist();
  }

  @Test
  void theModelineLeadsToTheSchemaThatWasInstalled() throws IOException {
    Path below = Files.createDirectories(directory.resolve("a/b"));
    CommandRun.of("schema", "install", "--for=helix", "--dir=" + directory);

    CommandRun run =
        CommandRun.of(
            "scaffold", "shop", "--endpoint=https://b:4317", "--modeline", "--out=" + below);

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    Path manifest = below.resolve("shop.yaml");
    String first = Files.readAllLines(manifest).getFirst();
    assertThat(first).startsWith("# yaml-language-server: $schema=");
    Path named = below.resolve(first.substring(first.indexOf('=') + 1)).normalize();
    assertThat(named).isEqualTo(directory.resolve(EditorSchema.FILE_NAME));
    assertThat(CommandRun.of("lint", manifest.toString()).code()).isEqualTo(ExitCode.OK);
  }

  private static void assertUsage(CommandRun run, String message) {
    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }
}
