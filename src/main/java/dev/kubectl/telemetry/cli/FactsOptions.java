package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.facts.Fact;
import dev.kubectl.telemetry.cli.facts.Facts;
import dev.kubectl.telemetry.cli.facts.FactsFile;
import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.manifest.ManifestFiles;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlReader;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a cluster would tell, from a file and from single flags; the flags win. */
public final class FactsOptions {
  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description = "What a cluster would tell; --print-facts shows a commented example.")
  @Nullable String file;

  @Option(
      names = "--fact",
      paramLabel = "NAME=VALUE",
      description = "One fact, such as istioActive=true. May be given several times.")
  Map<String, String> single = new LinkedHashMap<>();

  public Facts read(Console console) {
    Facts facts = new Facts();
    if (file != null) {
      readFile(file, facts, console);
    }
    single.forEach((name, value) -> set(name, value, facts));
    return facts;
  }

  private static void readFile(String name, Facts facts, Console console) {
    ManifestFiles.Found found =
        ManifestFiles.read(List.of(name), false, InputStream.nullInputStream());
    for (Diagnostic problem : found.diagnostics()) {
      throw new CommandFailure(ExitCode.INPUT, problem.source() + ": " + problem.message(), null);
    }
    for (ManifestFiles.Content content : found.contents()) {
      YamlFile yaml = YamlReader.read(content.name(), content.bytes());
      List<Diagnostic> problems = FactsFile.read(yaml, facts);
      if (!problems.isEmpty()) {
        new DiagnosticPrinter(console, List.of(yaml.source())).print(problems);
        throw new CommandFailure(
            ExitCode.INPUT,
            "the facts in " + content.name() + " cannot be used",
            "kubectl telemetry generate --print-facts shows all facts with their defaults");
      }
    }
  }

  private static void set(String name, String value, Facts facts) {
    Fact fact =
        FactsFile.byKey(name)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "--fact: there is no fact named `" + name + "`",
                    "see kubectl telemetry generate --print-facts"));
    facts
        .set(fact, value)
        .ifPresent(problem -> {
          throw new CommandFailure(ExitCode.USAGE, "--fact: " + problem, null);
        });
  }
}
