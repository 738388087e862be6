package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.convert.ConvertCommand;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("end-to-end")
class ConvertCommandTest {
  private static final String OLD =
      """
      # the shop
      apiVersion: telemetry.kyma-project.io/v1alpha1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        input:
          otlp: {disabled: true} # nobody pushes
          runtime: {enabled: true}
        output: {otlp: {endpoint: {value: "https://backend.example.com:4317"}}}
      """;
  private static final String NEW =
      OLD.replace("v1alpha1", "v1beta1").replace("disabled: true", "enabled: false");
  private static final String LOSSY =
      OLD.replace("enabled: true}", "enabled: true, namespaces: {include: [A_b]}}");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = Files.writeString(directory.resolve("shop.yaml"), OLD);
  }

  @Test
  void standardOutputHasTheWholeText() {
    CommandRun run = CommandRun.of("convert", "-f", file.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEqualTo(NEW);
    assertThat(run.err()).isEqualTo("1 object converted\n");
    assertThat(file).hasContent(OLD);
  }

  @Test
  void severalFilesBecomeOneStream() throws IOException {
    Files.createDirectory(directory.resolve("below"));
    Files.writeString(directory.resolve("below/b.json"), "{\"apiVersion\": \"v1\"}");
    Files.writeString(directory.resolve("a.yaml"), "---\na: 1\n");

    CommandRun run = CommandRun.of("convert", "-R", directory.toString());

    assertThat(run.out()).isEqualTo("---\na: 1\n---\n{\"apiVersion\": \"v1\"}\n---\n" + NEW);
    assertThat(YamlReader.read(new SourceText("all", run.out())).documents()).hasSize(3);
  }

  @Test
  void aFileIsChangedInPlaceThroughItsLinkAndKeepsItsPermissions() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path link = Files.createSymbolicLink(directory.resolve("link.yaml"), file);

    CommandRun run = CommandRun.of("convert", "--write", link.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("converted " + link);
    assertThat(file).hasContent(NEW);
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).hasSize(2);
    }

    CommandRun again = CommandRun.of("convert", "--write", link.toString());

    assertThat(again.err()).isEqualTo("nothing here is of v1alpha1\n");
  }

  @Test
  void theEncodingOfAFileStays() throws IOException {
    Files.write(file, ("\uFEFF" + OLD).getBytes(StandardCharsets.UTF_16LE));

    CommandRun run = CommandRun.of("convert", "--write", file.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(Files.readAllBytes(file))
        .isEqualTo(("\uFEFF" + NEW).getBytes(StandardCharsets.UTF_16LE));
  }

  @Test
  void theDifferenceIsAPatchAndChangesNothing() {
    CommandRun run = CommandRun.of("convert", "--diff", file.toString());

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("--- a/" + file, "-apiVersion: telemetry.kyma-project.io/v1alpha1\n")
        .contains("+    otlp: {enabled: false} # nobody pushes\n");
    assertThat(run.err()).isEqualTo("1 object would be converted\n");
    assertThat(file).hasContent(OLD);
  }

  @Test
  void whatCannotBeConvertedIsReportedAndTheRestIsConverted() throws IOException {
    Files.writeString(file, LOSSY + "---\n" + OLD.replace("name: shop", "name: other"));

    CommandRun run = CommandRun.of("convert", file.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
    assertThat(run.err())
        .contains(file + ":8:52: error: no namespace can have one of these names")
        .endsWith("1 object converted, 1 left as it is\n");
    assertThat(run.out()).isEqualTo(LOSSY + "---\n" + NEW.replace("name: shop", "name: other"));
  }

  @Test
  void aFileThatIsNoYamlIsLeftAlone() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.yaml"), OLD + "---\n{");

    CommandRun run = CommandRun.of("convert", "--write", directory.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err()).contains(broken + ":11:2: error:");
    assertThat(broken).hasContent(OLD + "---\n{");
    assertThat(file).hasContent(NEW);
  }

  @Test
  void standardInputIsAFilter() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    ConvertCommand command =
        new ConvertCommand(console, new ByteArrayInputStream(OLD.getBytes(StandardCharsets.UTF_8)));

    int code = new CommandLine(command).execute("-f", "-");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(NEW);
  }

  @Test
  void mistakesAreExplained() {
    for (List<String> words :
        List.of(
            List.of("convert"),
            List.of("convert", "-f", "-", "--write"),
            List.of("convert", "-k", directory.toString(), "--write"),
            List.of("convert", file.toString(), "--write", "--diff"))) {
      CommandRun run = CommandRun.of(words.toArray(String[]::new));

      assertThat(run.code()).as(words + "\n" + run).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).startsWith("error: ");
    }
    CommandRun missing = CommandRun.of("convert", "no-such.yaml");
    assertThat(missing.code()).isEqualTo(ExitCode.INPUT);
    assertThat(missing.err()).contains("no-such.yaml: error: no such file");
  }
}
