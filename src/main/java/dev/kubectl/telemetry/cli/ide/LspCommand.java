package dev.kubectl.telemetry.cli.ide;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.VersionProvider;
import dev.kubectl.telemetry.ide.diagnosis.Scope;
import dev.kubectl.telemetry.ide.server.LanguageServerProcess;
import dev.kubectl.telemetry.ide.server.ServerSettings;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code lsp}: a language server for editors, over standard input and output. */
@Command(
    name = "lsp",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Help an editor with MetricPipelines: a language server over standard input and output.",
      "",
      "Examples:",
      "  # As an editor starts it",
      "  kubectl telemetry lsp",
      "",
      "  # Beside a YAML language server that has the schema",
      "  kubectl telemetry lsp --diagnostics=beyond-schema",
      ""
    },
    customSynopsis = "kubectl telemetry lsp [OPTIONS]",
    description = {
      "",
      "Gives everything that lint finds while you type, completion of fields and of OTTL, hover,"
          + " signatures, colours inside OTTL, definitions and references, renaming, fixes, and"
          + " what a pipeline turns into. Files without a MetricPipeline or Telemetry are left"
          + " alone.",
      "",
      "The rules are those of the nearest .telemetry-lint.yaml of the first folder or above it.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:the editor asked for shutdown, then exit",
      " 1:the editor went away without asking",
      " 2:wrong flags or arguments",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
public final class LspCommand implements Callable<Integer> {
  private final Console console;
  private final InputStream input;

  @Option(
      names = "--diagnostics",
      paramLabel = "all|beyond-schema",
      converter = ScopeWord.class,
      completionCandidates = ScopeWord.class,
      description = {
        "all: everything that lint finds. beyond-schema: without what a YAML language server with"
            + " our schema says itself. Default: all."
      })
  private Scope diagnostics = Scope.ALL;

  @Option(
      names = "--stdio",
      description = "Standard input and output, as without it; for editors that say so.")
  @SuppressWarnings("UnusedVariable") // there is nothing else to choose
  private boolean stdio;

  public LspCommand(Console console, InputStream input) {
    this.console = console;
    this.input = input;
  }

  @Override
  public Integer call() throws InterruptedException {
    ServerSettings settings =
        new ServerSettings(
            VersionProvider.version(),
            diagnostics,
            Clock.systemUTC(),
            Path.of("").toAbsolutePath(),
            cache(System.getenv()));
    PrintStream before = System.out;
    // A library that prints would break the protocol.
    System.setOut(console.err());
    try {
      return LanguageServerProcess.run(settings, input, console.out(), console.err());
    } finally {
      System.setOut(before);
    }
  }

  /** Where the system wants files that can be made anew, by the XDG base directories. */
  private static Path cache(Map<String, String> environment) {
    String given = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path home = Path.of(System.getProperty("user.home"));
    Path base = given.isEmpty() ? home.resolve(".cache") : Path.of(given);
    return base.resolve("kubectl-telemetry").resolve(VersionProvider.version());
  }

  /** The words of {@code --diagnostics}. */
  static final class ScopeWord implements ITypeConverter<Scope>, Iterable<String> {
    private static final List<String> WORDS = List.of("all", "beyond-schema");

    @Override
    public Scope convert(String value) {
      if (!WORDS.contains(value)) {
        throw new TypeConversionException(
            "`" + value + "` is not one of " + String.join(", ", WORDS));
      }
      return Scope.valueOf(value.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    @Override
    public Iterator<String> iterator() {
      return WORDS.iterator();
    }
  }
}
