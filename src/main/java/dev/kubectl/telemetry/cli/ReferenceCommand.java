package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.reference.CommandPage;
import dev.kubectl.telemetry.cli.reference.ManPage;
import dev.kubectl.telemetry.cli.reference.MarkdownPage;
import dev.kubectl.telemetry.lint.rule.RuleDocs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * What the build of a release calls: writes {@code man/man1} and {@code reference} below a folder,
 * a page for each command, for exit codes, and for each rule of lint.
 */
@Command(name = "__reference", hidden = true, description = "Write man pages and the reference.")
final class ReferenceCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DIR", description = "Where to write.")
  Path folder = Path.of("");

  @Parameters(index = "1", paramLabel = "VERSION", description = "Of the release.")
  String version = "";

  @Parameters(index = "2", paramLabel = "TIME", description = "Of the release, in ISO 8601.")
  String time = "";

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    String date = time.replaceFirst("T.*", "");
    Path man = Files.createDirectories(folder.resolve("man/man1"));
    Path reference = Files.createDirectories(folder.resolve("reference"));
    for (CommandPage page : CommandPage.all(root)) {
      String text = ManPage.of(page, "kubectl-telemetry " + version, date);
      Files.writeString(man.resolve(ManPage.fileName(page)), text);
      Files.writeString(reference.resolve(MarkdownPage.fileName(page)), MarkdownPage.of(page));
    }
    Files.writeString(
        reference.resolve("exit-codes.md"),
        "# Exit codes\n\n```text\n" + ExitCodePage.text(root) + "```\n");
    Path rules = Files.createDirectories(reference.resolve("rules"));
    for (Map.Entry<String, String> page : RuleDocs.files().entrySet()) {
      Files.writeString(rules.resolve(page.getKey()), page.getValue());
    }
    return ExitCode.OK;
  }
}
