package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BugReportTest {
  private @Nullable Path file;

  @AfterEach
  void delete() throws Exception {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  @Test
  void theReportHasTheTraceAndNoMessage() throws Exception {
    String report = report(new IllegalStateException("token s3cr3t", cause()));

    assertThat(report)
        .contains("java.lang.IllegalStateException\n")
        .contains("java.lang.NumberFormatException\n")
        .contains("\tat dev.kubectl.telemetry.cli.BugReportTest.theReportHasTheTraceAndNoMessage")
        .contains("kubectl-telemetry development, Java 25")
        .doesNotContain("s3cr3t");
  }

  @Test
  void whatWasSuppressedIsThereWithoutItsMessageToo() throws Exception {
    IllegalStateException bug = new IllegalStateException("s3cr3t");
    bug.addSuppressed(cause());

    assertThat(report(bug))
        .contains("suppressed: java.lang.NumberFormatException\n")
        .doesNotContain("s3cr3t");
  }

  @Test
  void aCauseThatIsItsOwnCauseEndsTheReport() throws Exception {
    IllegalStateException first = new IllegalStateException();
    IllegalStateException second = new IllegalStateException(first);
    first.initCause(second);

    assertThat(report(first).lines().filter(line -> line.endsWith("IllegalStateException")))
        .hasSize(2);
  }

  @Test
  void onlyItsOwnerCanReadIt() throws Exception {
    report(new IllegalStateException());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  private static NumberFormatException cause() {
    return new NumberFormatException("For input string: \"s3cr3t\"");
  }

  private String report(Throwable bug) throws Exception {
    String said = BugReport.write(bug);
    assertThat(said)
        .startsWith("this is a bug in kubectl-telemetry, not in your input; the details are in ")
        .doesNotContain("s3cr3t");
    file = Path.of(said.substring(said.lastIndexOf(' ') + 1));
    return Files.readString(file);
  }
}
