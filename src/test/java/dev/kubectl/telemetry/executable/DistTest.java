package dev.kubectl.telemetry.executable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code src/main/dist/Dist.java} with a tiny program in place of ours. JDK 25.0.3 runs the classes
 * in a cache that was made from an earlier jar (JDK-8377932), so what matters is what the launcher
 * starts.
 */
class DistTest {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String PROGRAM = "kubectl-telemetry";

  /** With it, Java ends when it cannot use the cache; without it, it says nothing and is slow. */
  private static final Map<String, String> ONLY_WITH_CACHE =
      Map.of("KUBECTL_TELEMETRY_JAVA_OPTIONS", "-XX:AOTMode=on");

  @TempDir Path folder;

  private record Run(int code, String output) {}

  @Test
  void aJarIsOnlyRunWithTheCacheThatWasMadeFromIt() throws Exception {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    dist(first, classes("version 1"));
    dist(second, classes("version 2"));

    assertThat(started(first, ONLY_WITH_CACHE)).isEqualTo(new Run(0, "version 1\n"));

    // Packed, unpacked elsewhere, and found through a link on PATH.
    Path unpacked = Files.createDirectories(folder.resolve("another place"));
    Path archive = folder.resolve("dist.tar.gz");
    run(List.of("tar", "-C", first.toString(), "-czf", archive.toString(), "."), Map.of());
    run(List.of("tar", "-C", unpacked.toString(), "-xzf", archive.toString()), Map.of());
    Path link = Files.createSymbolicLink(folder.resolve(PROGRAM), launcher(unpacked));
    assertThat(run(List.of(link.toString()), ONLY_WITH_CACHE)).isEqualTo(new Run(0, "version 1\n"));

    // A new release over an old one: the old jar and its cache are still there.
    run(List.of("cp", "-rp", second + "/.", unpacked.toString()), Map.of());
    assertThat(lib(unpacked)).hasSize(4);
    assertThat(run(List.of(link.toString()), ONLY_WITH_CACHE)).isEqualTo(new Run(0, "version 2\n"));

    for (Path cache : lib(unpacked)) {
      if (cache.toString().endsWith(".aot")) {
        Files.delete(cache);
      }
    }
    assertThat(started(unpacked, Map.of())).isEqualTo(new Run(0, "version 2\n"));
  }

  /** Runs the build's own program. */
  private void dist(Path home, Path classes) throws Exception {
    Path jar = folder.resolve("program.jar");
    run(
        List.of(
            JAVA.resolveSibling("jar").toString(),
            "--create",
            "--file=" + jar,
            "--date=2026-01-01T00:00:00Z",
            "-C",
            classes.toString(),
            "."),
        Map.of());
    Run made =
        run(
            List.of(
                JAVA.toString(),
                Path.of("src/main/dist/Dist.java").toAbsolutePath().toString(),
                home.toString(),
                "1.2.3",
                "2026-01-01T00:00:00Z",
                Path.of("").toAbsolutePath().toString(),
                "dev.kubectl.telemetry.cli.Main",
                jar.toString(),
                ""),
            Map.of());
    assertThat(made.code()).as(made.output()).isZero();
  }

  /** A program that prints a word. */
  private Path classes(String word) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String source =
        """
        package dev.kubectl.telemetry.cli;

        public class Main {
          public static void main(String[] arguments) {
            System.out.println("%s");
          }
        }
        """
            .formatted(word);
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Main.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    Path classes = Files.createTempDirectory(folder, "classes");
    boolean compiled =
        compiler
            .getTask(null, null, null, List.of("-d", classes.toString()), null, List.of(file))
            .call();
    assertThat(compiled).isTrue();
    return classes;
  }

  private static Path launcher(Path home) {
    return home.resolve("bin").resolve(PROGRAM);
  }

  private static List<Path> lib(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      return files.sorted().toList();
    }
  }

  private Run started(Path home, Map<String, String> environment) throws Exception {
    return run(List.of(launcher(home).toString()), environment);
  }

  private Run run(List<String> command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }
}
