package dev.kubectl.telemetry.editors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.cli.ProgramRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Emacs with the configuration of {@code src/editors/emacs}; Lisp asserts. */
class EmacsTest {
  private static final Path CONFIGURATION =
      Path.of("src/editors/emacs/kubectl-telemetry.el").toAbsolutePath();
  private static final Path SESSION =
      Path.of("src/test/resources/editors/session.el").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void eglotStartsTheServerAndShowsWhatItFinds() throws IOException, InterruptedException {
    Path emacs = RealPrograms.require("emacs");
    Desk desk = Desk.in(folder);

    ProgramRun session =
        desk.run(
            List.of(
                emacs.toString(),
                "--batch",
                "--load",
                CONFIGURATION.toString(),
                "--load",
                SESSION.toString()));

    boolean ci = Boolean.parseBoolean(System.getenv("CI"));
    boolean missing =
        session.output().contains("Cannot open load file") && !session.output().contains("ok:");
    assumeFalse(!ci && missing, "this Emacs has no Eglot");
    assertThat(session.output()).as("what Lisp says").doesNotContain("FAILED");
    assertThat(session.output()).contains("ok: diagnostics come", "\nend\n");
    assertThat(session.code()).isZero();
  }
}
