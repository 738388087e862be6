package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.completion.Installation;
import dev.kubectl.telemetry.cli.completion.ShellScript;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code completion}: prints or installs what makes a shell complete this program. */
@Command(
    name = "completion",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    header = {
      "Let a shell complete commands, options, files and names.",
      "",
      "Examples:",
      "  # kubectl telemetry <TAB>, in every shell where kubectl completes",
      "  kubectl telemetry completion kubectl --install",
      "",
      "  # kubectl-telemetry <TAB> in this bash",
      "  source <(kubectl-telemetry completion bash)",
      ""
    },
    customSynopsis = "kubectl telemetry completion bash|zsh|fish|powershell|kubectl [--install]",
    description = {
      "",
      "Prints a script; --install puts it where the shell looks for it. The script asks this"
          + " program what can be typed, so it need not be installed again for a new version.",
      "",
      "Names of namespaces and pipelines are asked of the cluster through kubectl, for half a"
          + " second at most, and kept for 20 seconds.",
      ""
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:printed or installed",
      " 2:wrong flags or arguments",
      " 3:the script could not be written",
      "70:a bug in kubectl-telemetry; the details go to a file"
    },
    footer = "")
final class CompletionCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "bash|zsh|fish|powershell|kubectl",
      converter = Shell.class,
      description = "For what the script is.")
  @Nullable ShellScript script;

  @Option(
      names = "--install",
      description = "Write the script where it is looked for; say where that is.")
  boolean install;

  @Spec @Nullable CommandSpec spec;

  private final Console console;
  private final Map<String, String> environment;

  CompletionCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() {
    CommandSpec root = Objects.requireNonNull(spec, "spec is null").root();
    ShellScript wanted = Objects.requireNonNull(script, "script is null");
    if (install) {
      install(wanted, root);
    } else {
      console.out().print(wanted.text(root));
    }
    return ExitCode.OK;
  }

  private void install(ShellScript wanted, CommandSpec root) {
    Installation place =
        Installation.of(wanted, root, environment)
            .orElseThrow(() ->
                new CommandFailure(
                    ExitCode.INPUT,
                    "no folder on PATH can be written to",
                    "put it there yourself: kubectl telemetry completion "
                        + wanted.word()
                        + " > FOLDER/"
                        + wanted.fileName(root)));
    try {
      place.write(wanted.text(root));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT, place.file() + " could not be written: " + e.getMessage(), null);
    }
    console.out().println(Console.safe("wrote " + place.file()));
    if (!place.remark().isEmpty()) {
      console.out().println(place.remark());
    }
  }

  /** Shells in lower case, as their users write them. */
  static final class Shell implements ITypeConverter<ShellScript> {
    @Override
    public ShellScript convert(String word) {
      return Arrays.stream(ShellScript.values())
          .filter(script -> script.word().equals(word))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "expected bash, zsh, fish, powershell or kubectl, but was '" + word + "'"));
    }
  }
}
