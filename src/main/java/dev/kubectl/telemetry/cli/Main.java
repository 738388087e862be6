package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cluster.connect.ClusterFailure;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Entry point: runs one command line and leaves with its exit code. */
public final class Main {
  private static final Set<String> VERSION = Set.of("--version", "-V");
  private static final String LINT = "lint";

  /**
   * Short commands that leave nothing behind for a shutdown hook. An ordinary exit looks through
   * the class path for somebody who would log it: to open the jar for that takes a tenth of their
   * time.
   */
  private static final Set<String> HALTING = Set.of(LINT, "__complete");

  private Main() {}

  public static void main(String[] arguments) {
    // The library would look for classes that are not there, in every file of the class path.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", "java\\.sql\\..*");
    Console console = Console.ofProcess();
    int code = run(console, arguments);
    console.flush();
    String first = arguments.length > 0 ? arguments[0] : "";
    if (HALTING.contains(first) || VERSION.contains(first)) {
      Runtime.getRuntime().halt(code);
    }
    System.exit(code);
  }

  /** Runs a command line against the given streams; the only place that maps causes to codes. */
  static int run(Console console, String... arguments) {
    if (arguments.length == 1 && VERSION.contains(arguments[0])) {
      // Asked by every script that looks whether the program is there: no model, no parser.
      console.out().println(VersionProvider.line());
      return ExitCode.OK;
    }
    return arguments.length > 0 && arguments[0].equals(LINT)
        ? execute(lint(console, arguments), console, tail(arguments))
        : execute(commandLine(console, arguments), console, arguments);
  }

  private static int execute(CommandLine commandLine, Console console, String... words) {
    int code;
    try {
      code = commandLine.execute(words);
    } catch (StackOverflowError | OutOfMemoryError e) {
      code = failed(console, e);
    }
    commandLine.getOut().flush();
    return code;
  }

  /** The model of the commands that a line can need; of all for one without words. */
  static CommandLine commandLine(Console console, String... arguments) {
    CommandLine commandLine = new CommandLine(new TelemetryCommand());
    new Commands(console).addTo(commandLine, List.of(arguments));
    ready(commandLine, console);
    commandLine.setParameterExceptionHandler((wrong, words) -> misused(console, wrong, words));
    return commandLine;
  }

  /** The short model of {@code lint}, behind which stands the one of all commands. */
  private static CommandLine lint(Console console, String... arguments) {
    LintCommand command = new LintCommand(console, Clock.systemUTC(), System.in);
    CommandLine line = ready(new CommandLine(LintLine.of(command)), console);
    line.setParameterExceptionHandler(
        (_, _) -> execute(commandLine(console, arguments), console, arguments));
    return line;
  }

  /** What is set on a command goes to those below it that are there already. */
  static CommandLine ready(CommandLine commandLine, Console console) {
    commandLine.setExecutionExceptionHandler((cause, command, parsed) -> failed(console, cause));
    commandLine.setOut(new PrintWriter(console.out(), false, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8));
    commandLine.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            console.colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(false);
    // The name of a file may begin with @.
    commandLine.setExpandAtFiles(false);
    return commandLine;
  }

  private static String[] tail(String... words) {
    return Arrays.copyOfRange(words, 1, words.length);
  }

  private static int failed(Console console, Throwable cause) {
    if (cause instanceof CommandFailure failure) {
      return ended(console, failure.text(), failure.hint(), failure.exitCode());
    }
    if (cause instanceof ClusterFailure failure) {
      return ended(console, failure.text(), failure.hint(), ExitCode.CLUSTER);
    }
    console.err().println(console.red("error") + ": " + BugReport.write(cause));
    help(console, "please report it, with that file: " + BugReport.ISSUES);
    return ExitCode.BUG;
  }

  private static int ended(Console console, String text, @Nullable String hint, int exitCode) {
    console.err().println(console.red("error") + ": " + Console.safe(text));
    if (hint != null) {
      help(console, hint);
    }
    return exitCode;
  }

  private static void help(Console console, String hint) {
    String lines = Console.safe(hint).replace("\n", "\n         ");
    console.err().println("   " + console.blue("help") + ": " + lines);
  }

  private static int misused(
      Console console, CommandLine.ParameterException wrong, String[] words) {
    CommandLine command = wrong.getCommandLine();
    CommandSpec spec = command.getCommandSpec();
    String problem =
        wrong instanceof CommandLine.UnmatchedArgumentException unknown
            ? DidYouMean.problem(unknown)
            : String.valueOf(wrong.getMessage());
    console.err().println(console.red("error") + ": " + Console.safe(problem));
    if (wrong instanceof CommandLine.UnmatchedArgumentException unknown) {
      DidYouMean.hint(unknown).ifPresent(hint -> help(console, hint));
    }
    help(console, "see " + spec.qualifiedName() + " --help");
    // Terraform's 2 says that something changes.
    return List.of(words).contains("--detailed-exitcode") ? ExitCode.FINDING : ExitCode.USAGE;
  }
}
