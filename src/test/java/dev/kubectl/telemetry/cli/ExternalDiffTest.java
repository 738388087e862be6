package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code KUBECTL_EXTERNAL_DIFF} means what it means to {@code kubectl diff}. */
class ExternalDiffTest {
  private static final Path CASES = Path.of("src/test/resources/preview").toAbsolutePath();

  @TempDir Path directory;

  private ProgramRun preview(String name, String program) throws Exception {
    List<String> command = new ArrayList<>(ProgramRun.commandOfThis(List.of()));
    command.addAll(List.of("preview", "-f", CASES.resolve(name).resolve("after").toString()));
    command.addAll(List.of("--against", CASES.resolve(name).resolve("before").toString()));
    command.addAll(List.of("-o", "diff"));
    return ProgramRun.of(directory, Map.of("KUBECTL_EXTERNAL_DIFF", program), command);
  }

  private String script(String body) throws Exception {
    Path script = Files.writeString(directory.resolve("differ"), "#!/bin/sh\n" + body);
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script.toString();
  }

  @Test
  void theProgramSeesOneFileForEachObjectAndNoSecret() throws Exception {
    String differ = script("printf '%s ' \"$@\"; ls $3; cat $3/* $4/*; exit 1\n");

    ProgramRun run = preview("secret-rotated", differ + " -u --color=no ;rm");

    assertThat(run.code()).as(run.output()).isEqualTo(ExitCode.FINDING);
    assertThat(run.output()).contains("-u --color=no ").doesNotContain(";rm");
    assertThat(run.output()).contains("v1.Secret.shop.backend").contains("(sensitive)");
    assertThat(run.output()).doesNotContain("first-password", "second-password");
  }

  @Test
  void aProgramThatFailsIsNoDifference() throws Exception {
    assertThat(preview("statement-changed", script("exit 3\n")).code())
        .isEqualTo(ExitCode.INCOMPLETE);
    assertThat(preview("statement-changed", directory.resolve("nowhere").toString()).code())
        .isEqualTo(ExitCode.INPUT);
  }
}
