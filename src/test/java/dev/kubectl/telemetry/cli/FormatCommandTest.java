package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.format.FormatCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("end-to-end")
class FormatCommandTest {
  private static final String LOOSE =
      """
      # the shop
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        filter:
          - conditions: # dropped
            - metric.name=="a"   # quiet
            - |
              metric.name=="b"
                and  metric.unit!=nil
        output: {otlp: {endpoint: {value: "https://backend.example.com:4317"}}}
      """;
  private static final String TIDY =
      """
      # the shop
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: {name: shop}
      spec:
        filter:
          - conditions: # dropped
            - metric.name == "a"   # quiet
            - |
              metric.name == "b" and metric.unit != nil
        output: {otlp: {endpoint: {value: "https://backend.example.com:4317"}}}
      """;
  private static final String BROKEN = LOOSE.replace("name==\"a\"", "name====\"a\"");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void aFile() throws IOException {
    file = Files.writeString(directory.resolve("shop.yaml"), LOOSE);
  }

  @Test
  void standardOutputHasTheWholeText() {
    CommandRun run = CommandRun.of("fmt", file.toString());

    assertThat(run).isEqualTo(new CommandRun(ExitCode.OK, TIDY, ""));
    assertThat(file).hasContent(LOOSE);
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
    FormatCommand command =
        new FormatCommand(
            console, new ByteArrayInputStream(LOOSE.getBytes(StandardCharsets.UTF_8)));

    int code = new CommandLine(command).execute("-");

    assertThat(code).isEqualTo(ExitCode.OK);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(TIDY);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void checkNamesTheFilesAndChangesNothing() throws IOException {
    Path tidy = Files.writeString(directory.resolve("tidy.yaml"), TIDY);

    assertThat(CommandRun.of("fmt", "--check", directory.toString()))
        .isEqualTo(
            new CommandRun(
                ExitCode.FINDING, file + "\n", "1 file to format, 1 formatted already\n"));
    assertThat(CommandRun.of("fmt", "--check", tidy.toString()))
        .isEqualTo(new CommandRun(ExitCode.OK, "", "1 file formatted already\n"));
    assertThat(file).hasContent(LOOSE);
  }

  @Test
  void theDifferenceIsAPatchAndChangesNothing() {
    for (CommandRun run :
        new CommandRun[] {
          CommandRun.of("fmt", "--diff", file.toString()),
          CommandRun.of("fmt", "--check", "--diff", file.toString())
        }) {
      assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.FINDING);
      assertThat(run.out())
          .startsWith("--- a/" + file + "\n+++ b/" + file + "\n")
          .contains("-      - metric.name==\"a\"   # quiet\n")
          .contains("+      - metric.name == \"a\"   # quiet\n");
      assertThat(run.err()).isEqualTo("1 file to format\n");
    }
    assertThat(file).hasContent(LOOSE);
  }

  @Test
  void writingChangesFilesOnceThroughTheirLinks() throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Path below = Files.createDirectory(directory.resolve("below"));
    Path link = Files.createSymbolicLink(below.resolve("link.yaml"), file);

    CommandRun run = CommandRun.of("fmt", "-w", "-R", below.toString());

    assertThat(run)
        .isEqualTo(new CommandRun(ExitCode.OK, "", "formatted " + link + "\n1 file formatted\n"));
    assertThat(file).hasContent(TIDY);
    assertThat(link).isSymbolicLink();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(CommandRun.of("fmt", "-w", file.toString()))
        .isEqualTo(new CommandRun(ExitCode.OK, "", "1 file formatted already\n"));
  }

  @Test
  void theEncodingAndTheLineBreaksOfAFileStay() throws IOException {
    for (Charset charset :
        new Charset[] {
          StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8
        }) {
      Files.write(file, ("\uFEFF" + LOOSE.replace("\n", "\r\n")).getBytes(charset));

      CommandRun run = CommandRun.of("fmt", "-w", file.toString());

      assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
      assertThat(Files.readAllBytes(file))
          .isEqualTo(("\uFEFF" + TIDY.replace("\n", "\r\n")).getBytes(charset));
    }
  }

  @Test
  void aBrokenFileIsLeftAloneAndTheOthersAreFormatted() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.yaml"), BROKEN);
    Path text = Files.writeString(directory.resolve("text.yaml"), "a: [");

    CommandRun run = CommandRun.of("fmt", "-w", directory.toString());

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err())
        .contains(broken + ":8:22: error: ", "[ottl-syntax]", "metric.name====\"a\"   # quiet")
        .contains(text + ":1:5: error: ", "[yaml-syntax]")
        .endsWith("1 file formatted, 2 files left alone, as they are broken\n");
    assertThat(broken).hasContent(BROKEN);
    assertThat(text).hasContent("a: [");
    assertThat(file).hasContent(TIDY);
    assertThat(CommandRun.of("fmt", "--check", directory.toString()).code())
        .isEqualTo(ExitCode.INPUT);
  }

  @Test
  void whatIsBrokenIsToldAsLintTellsIt() throws IOException {
    Path broken =
        Files.writeString(
            directory.resolve("broken.yaml"),
            """
            apiVersion: telemetry.kyma-project.io/v1beta1
            kind: MetricPipeline
            metadata: {name: shop}
            spec: {filter: [{conditions: ['isMatch(metric.name, "x")']}]}
            """);

    CommandRun run = CommandRun.of("fmt", "--check", broken.toString());

    assertThat(run.code()).isEqualTo(ExitCode.INPUT);
    assertThat(run.err())
        .contains(": error: functions in conditions start with a capital letter [ottl-syntax]\n")
        .contains("help: write 'IsMatch'\n")
        .endsWith("\n1 file left alone, as it is broken\n");
  }

  @Test
  void whatCannotBeReadOrWrittenIsSaid() throws IOException {
    CommandRun missing = CommandRun.of("fmt", directory.resolve("none.yaml").toString());
    assertThat(missing.code()).isEqualTo(ExitCode.INPUT);
    assertThat(missing.err()).contains("none.yaml: error: no such file or directory");

    assertUsage(CommandRun.of("fmt"), "nothing to read");
    assertUsage(CommandRun.of("fmt", "-w", "--check", file.toString()), "--check writes nothing");
    assertUsage(CommandRun.of("fmt", "-w", "--diff", file.toString()), "--diff writes nothing");
    assertUsage(CommandRun.of("fmt", "-w", "-"), "standard input is no file");
  }

  private static void assertUsage(CommandRun run, String message) {
    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(message);
    assertThat(run.out()).isEmpty();
  }
}
