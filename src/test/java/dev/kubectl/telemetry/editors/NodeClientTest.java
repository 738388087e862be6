package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client in Node with the protocol library and the capabilities of Visual Studio Code; it asserts
 * itself, in {@code src/editors/vscode/test/client.mjs}.
 */
@Tag("end-to-end")
class NodeClientTest {
  @TempDir Path folder;

  @Test
  void anEditorIsServedAsVisualStudioCodeIs() throws IOException, InterruptedException {
    Path project = NpmProject.folder();
    Desk desk = Desk.in(folder);

    ProgramRun session =
        desk.run(
            List.of(
                "node",
                project.resolve("test/client.mjs").toString(),
                desk.work().toString(),
                desk.program().toString()));

    assertThat(session.code()).as(session.output()).isZero();
    assertThat(session.output()).contains("# fail 0", "# pass 17", "# skipped 0");
    // The server's log is empty: nothing went wrong that no answer shows.
    assertThat(session.output()).doesNotContain("WARNING", "internal error");
  }
}
