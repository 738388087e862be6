package dev.kubectl.telemetry.cli.scaffold;

import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.scaffold.Layout;
import dev.kubectl.telemetry.scaffold.Scaffold;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Where a scaffold goes, and what is said about it: the manifest alone may go to standard output,
 * everything said goes to standard error.
 *
 * @param commands names of the commands that this program has
 */
record ScaffoldOutput(Console console, Layout layout, Set<String> commands) {
  private static final String OURS = "kubectl telemetry ";

  ScaffoldOutput {
    commands = Set.copyOf(commands);
  }

  void write(Scaffold scaffold, boolean overwrite) {
    if (layout.isStandardOutput()) {
      scaffold.files().values().forEach(console.out()::print);
      console.out().flush();
      return;
    }
    Map<Path, String> texts = new LinkedHashMap<>();
    scaffold.files().forEach((file, text) -> texts.put(Path.of(layout.path(file)), text));
    NewFiles.write(texts, overwrite);
    texts.keySet().forEach(file -> console.err().println("wrote " + Console.safe(file.toString())));
  }

  void note(String text) {
    console.err().println(console.blue("note") + ": " + Console.safe(text));
  }

  /** What to know, and what to do next. */
  void report(Scaffold scaffold, String pipeline) {
    scaffold.notes().forEach(this::note);
    console.err().println();
    console
        .err()
        .println(
            console.bold("Next")
                + (layout.isStandardOutput()
                    ? ", when this is saved as " + layout.manifestPath(pipeline) + ":"
                    : ":"));
    scaffold.steps().stream()
        .filter(this::canBeDone)
        .forEach(step -> console.err().println("  " + Console.safe(step).replace("\n", "\n  ")));
  }

  /** Whether this program has the command that the step names. */
  private boolean canBeDone(String step) {
    return !step.startsWith(OURS)
        || commands.contains(step.substring(OURS.length()).replaceFirst(" .*", ""));
  }
}
