package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import picocli.AutoComplete;

/** The committed completion script is the one that the commands of today make. */
class CompletionsTest {
  private static final Path BASH = Path.of("completions/kubectl-telemetry.bash");

  @Test
  void theScriptForBashIsNotStale() throws IOException {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    String script =
        AutoComplete.bash(
            "kubectl-telemetry", Main.commandLine(new Console(nowhere, nowhere, false)));

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(BASH, script);
    }
    assertThat(script)
        .as("made anew with mvn test -Dtest=CompletionsTest -Dgolden.update=true")
        .isEqualTo(Files.readString(BASH));
  }
}
