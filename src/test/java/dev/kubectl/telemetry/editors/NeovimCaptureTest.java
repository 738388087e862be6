package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture of Neovim in README.md is the screen of a real one. Run with {@code
 * -Dgolden.update=true} to take it anew.
 */
class NeovimCaptureTest {
  private static final Path README = Path.of("README.md");
  private static final Pattern PICTURE =
      Pattern.compile("(?s)(## In your editor\n.*?```text\n)(.*?)(```\n)");
  private static final String PIPELINE =
      """
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata:
        name: shop
      spec:
        input:
          prometheus:
            enabled: true
        transform:
          - statements:
              - sett(metric.unit, "ms") where metric.name == "up"
        output:
          otlp:
            endpoint:
              value: https://backend.example.com:4317
      """;

  @TempDir Path folder;

  @Test
  void theReadmeShowsWhatNeovimShows() throws IOException, InterruptedException {
    Path neovim = RealPrograms.require("nvim");
    Desk desk = Desk.in(folder);
    Files.writeString(desk.work().resolve("shop.yaml"), PIPELINE);

    ProgramRun shown =
        desk.run(
            List.of(
                neovim.toString(),
                "--headless",
                "--clean",
                "--cmd",
                "set runtimepath^=" + Path.of("src/editors/neovim").toAbsolutePath(),
                "-c",
                "luafile " + Path.of("src/test/resources/editors/capture.lua").toAbsolutePath(),
                "shop.yaml"));

    assertThat(shown.code()).as(shown.output()).isZero();
    assertThat(shown.output()).contains("there is no function 'sett'");
    String readme = Files.readString(README);
    Matcher picture = PICTURE.matcher(readme);
    assertThat(picture.find()).as("README.md has a section with a picture").isTrue();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(
          README,
          readme.substring(0, picture.start(2))
              + shown.output()
              + readme.substring(picture.end(2)));
    } else {
      assertThat(picture.group(2))
          .as("made anew with mvn test -Dtest=NeovimCaptureTest -Dgolden.update=true")
          .isEqualTo(shown.output());
    }
  }
}
