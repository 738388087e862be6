package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Neovim with the configuration of {@code src/editors/neovim}; Lua asserts. */
@Tag("end-to-end")
class NeovimTest {
  private static final Path PLUGIN = Path.of("src/editors/neovim").toAbsolutePath();
  private static final Path SESSION =
      Path.of("src/test/resources/editors/session.lua").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aBrokenPipelineIsMendedWithTheHelpOfTheServer() throws IOException, InterruptedException {
    Path neovim = RealPrograms.require("nvim");
    Desk desk = Desk.in(folder);

    ProgramRun session =
        desk.run(
            List.of(
                neovim.toString(),
                "--headless",
                "--clean",
                "--cmd",
                "set runtimepath^=" + PLUGIN,
                "-c",
                "luafile " + SESSION,
                "shop.yaml"));

    assertThat(session.output()).as("what Lua says").doesNotContain("FAILED");
    assertThat(session.output()).contains("ok: the session ran to its end", "\nend");
    assertThat(session.output()).contains("server: " + desk.work() + "\n");
    assertThat(session.code()).isZero();
  }
}
