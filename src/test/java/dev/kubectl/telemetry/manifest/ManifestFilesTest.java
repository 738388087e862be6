package dev.kubectl.telemetry.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFilesTest {
  @TempDir Path folder;

  @Test
  void aFolderGivesItsManifestsInTheOrderOfTheirNames() throws IOException {
    write("b.yaml", "b");
    write("a.yml", "a");
    write("c.json", "c");
    write("notes.txt", "no");
    write("sub/d.yaml", "below");

    assertThat(texts(read(false, folder.toString()))).containsExactly("a", "b", "c");
  }

  @Test
  void manyFilesKeepTheirOrderAndWhatIsTooLargeAmongThemIsSaid() throws IOException {
    List<String> expected = new ArrayList<>();
    for (int i = 10; i < 60; i++) {
      write("f" + i + ".yaml", "text " + i);
      expected.add("text " + i);
    }
    Files.write(folder.resolve("f33.yaml"), new byte[(int) ManifestFiles.MAX_BYTES + 1]);
    expected.remove("text 33");

    ManifestFiles.Found found = read(false, folder.toString());

    assertThat(texts(found)).containsExactlyElementsOf(expected);
    assertThat(found.diagnostics())
        .extracting(Diagnostic::source)
        .containsExactly(folder.resolve("f33.yaml").toString());
  }

  @Test
  void recursionReadsSubFoldersAndDoesNotFollowALinkAroundInCircles() throws IOException {
    write("a.yaml", "a");
    write("sub/b.yaml", "b");
    Files.createSymbolicLink(folder.resolve("sub/loop"), folder);

    ManifestFiles.Found found = read(true, folder.toString());

    assertThat(texts(found)).containsExactly("a", "b");
    assertThat(found.diagnostics()).isEmpty();
  }

  @Test
  void aFileIsReadWhateverItsNameAndOnlyOnce() throws IOException {
    String path = write("pipeline.txt", "x").toString();

    assertThat(texts(read(false, path, path))).containsExactly("x");
  }

  @Test
  void theOrderOfTheNamesDoesNotMatter() throws IOException {
    String a = write("a.yaml", "a").toString();
    String b = write("b.yaml", "b").toString();

    assertThat(texts(read(false, b, a))).isEqualTo(texts(read(false, a, b)));
  }

  @Test
  void standardInputIsAFileNamedStdin() {
    InputStream input = new ByteArrayInputStream("in".getBytes(StandardCharsets.UTF_8));

    ManifestFiles.Found found = ManifestFiles.read(List.of("-"), false, input);

    assertThat(found.contents()).extracting(ManifestFiles.Content::name).containsExactly("<stdin>");
    assertThat(texts(found)).containsExactly("in");
  }

  @Test
  void whatCannotBeReadIsSaidAndTheOthersAreRead() throws IOException {
    String there = write("a.yaml", "a").toString();

    ManifestFiles.Found found = read(false, there, folder.resolve("nowhere").toString(), "\0");

    assertThat(texts(found)).containsExactly("a");
    assertThat(found.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("no such file or directory", "is not a path: Nul character not allowed");
  }

  @Test
  void aFolderWithoutManifestsPointsToRecursion() throws IOException {
    write("sub/a.yaml", "a");

    assertThat(read(false, folder.toString()).diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .asString()
        .contains("use -R");
  }

  @Test
  void anEnormousFileIsNotRead() throws IOException {
    Path path = folder.resolve("large.yaml");
    Files.write(path, new byte[(int) ManifestFiles.MAX_BYTES + 1]);

    ManifestFiles.Found found = read(false, path.toString());

    assertThat(found.contents()).isEmpty();
    assertThat(found.diagnostics())
        .singleElement()
        .extracting(Diagnostic::message)
        .isEqualTo("is larger than 10 MiB, which no manifest is");
  }

  private Path write(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private static ManifestFiles.Found read(boolean recursive, String... names) {
    return ManifestFiles.read(List.of(names), recursive, InputStream.nullInputStream());
  }

  private static List<String> texts(ManifestFiles.Found found) {
    return found.contents().stream()
        .map(c -> new String(c.bytes(), StandardCharsets.UTF_8))
        .toList();
  }
}
