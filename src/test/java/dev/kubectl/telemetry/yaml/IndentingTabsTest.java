package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.RealPrograms;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tabs that kubectl refuses and those that it takes, with the real kubectl as the judge. */
class IndentingTabsTest {
  @TempDir Path folder;

  /** An arrow stands for a tab. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {}\n→\n",
        "a: {}\n→",
        "a: {}\n→\nb: 1\n",
        "a: {}\n →\nb: 1\n",
        "a: {}\n  → \n",
        "a: {}\n→# comment\nb: 1\n",
        "a: 'x'\n→\nb: 1\n",
        "a: x\n→\nb: 1\n",
        "a: x # comment\n    →\n",
        "a:\n→\n  b: 1\n",
        "a:\n  b: x\n  →\n  c: 1\n",
        "a:\n  b: x\n→\n",
        "a:\n  -→b\n",
        "a:\n  - b\n  - →c\n",
        "a: 1\n? →b\n: 2\n",
        "→\na: 1\n",
        "---\n→\na: 1\n",
        "→# comment\na: 1\n",
        "a: 1\n---\n→\n---\nb: 1\n",
        "a: |\n  x\nb: {}\n→\n",
      })
  void isRefused(String written) throws Exception {
    String text = written.replace('→', '\t');

    assertThat(kubectl(text)).contains("error converting YAML to JSON");
    List<Diagnostic> found = YamlReader.read(new SourceText("a.yaml", text)).diagnostics();
    assertThat(found).singleElement().extracting(Diagnostic::rule).isEqualTo("yaml-syntax");
    assertThat(found.getFirst().span().start().offset()).isEqualTo(text.indexOf('\t'));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: {}→\nb: 1→\n",
        "a:→b\n",
        "a: {→\n→}\n",
        "a: [\n→1,\n→\n  2]\n",
        "a: \"x\n→\n→ y\"\n",
        "a: 'x\n→y'\n",
        "a: |\n  x\n  →\n  →y\nb: 1\n",
        "a: x\n  →\nb: 1\n",
        "a:\n  b: x\n   →\n  c: 1\n",
        "a: x→# comment\n",
        "a: 1\n...\n→\n",
        "---→{a: 1}\n",
        "→{\"a\": 1}\n",
      })
  void isTaken(String written) throws Exception {
    String text = written.replace('→', '\t');

    assertThat(kubectl(text)).doesNotContain("YAML");
    assertThat(YamlReader.read(new SourceText("a.yaml", text)).diagnostics()).isEmpty();
  }

  /** What kubectl says; it gives up because of the missing kind, or of the YAML before that. */
  private String kubectl(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("a.yaml"), text);
    Process process =
        new ProcessBuilder(
                RealPrograms.require("kubectl").toString(),
                "create",
                "--dry-run=client",
                "--validate=false",
                "--server=http://127.0.0.1:1",
                "--filename=" + file)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return Files.readString(folder.resolve("said"));
  }
}
