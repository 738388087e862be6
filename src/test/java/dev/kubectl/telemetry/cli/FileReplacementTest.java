package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
  @TempDir Path folder;

  private Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList().stream();
    }
  }

  @Test
  void aNewFileIsWrittenAndNothingElseIsLeft() throws IOException {
    FileReplacement.write(folder.resolve("a.yaml"), "a: ü\n");

    assertThat(folder.resolve("a.yaml")).hasContent("a: ü\n");
    assertThat(names()).containsExactly("a.yaml");
  }

  @Test
  void whoCouldReadTheFileStillCan() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "old");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    FileReplacement.write(file, "new");

    assertThat(file).hasContent("new");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    assertThat(names()).containsExactly("a.yaml");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a.yaml"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("b.yaml"), file);

    FileReplacement.write(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(file).hasContent("new");
  }

  @Test
  void whereNothingCanBeWrittenNothingChanges() {
    Path file = folder.resolve("missing").resolve("a.yaml");

    assertThatThrownBy(() -> FileReplacement.write(file, "new")).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }
}
