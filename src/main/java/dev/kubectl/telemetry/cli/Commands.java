package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.cli.convert.ConvertCommand;
import dev.kubectl.telemetry.cli.format.FormatCommand;
import dev.kubectl.telemetry.cli.graph.GraphCommand;
import dev.kubectl.telemetry.cli.ide.LspCommand;
import dev.kubectl.telemetry.cli.manager.RunManagerCommand;
import dev.kubectl.telemetry.cli.preview.PreviewCommand;
import dev.kubectl.telemetry.cli.scaffold.ScaffoldCommand;
import dev.kubectl.telemetry.cli.schema.SchemaCommand;
import dev.kubectl.telemetry.cli.version.VersionCommand;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * All commands, in the order of the help page. Each has its model made only when a line can need
 * it: the models of all together take longer than most lines do.
 */
final class Commands {
  private static final String COMPLETE = "__complete";

  /** Commands that speak of other commands. */
  private static final Set<String> ABOUT_OTHERS =
      Set.of("help", "completion", "scaffold", "__reference");

  private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

  Commands(Console console) {
    makers.put("scaffold", () -> new ScaffoldCommand(console, Clock.systemUTC()));
    makers.put("lint", () -> new LintCommand(console, Clock.systemUTC(), System.in));
    makers.put("preview", () -> new PreviewCommand(console, System.in));
    makers.put("graph", () -> new GraphCommand(console, System.in));
    makers.put("generate", () -> new GenerateCommand(console));
    makers.put("run-manager", () -> new RunManagerCommand(console, System.getenv()));
    makers.put("convert", () -> new ConvertCommand(console, System.in));
    makers.put("fmt", () -> new FormatCommand(console, System.in));
    makers.put("schema", () -> new SchemaCommand(console));
    makers.put("lsp", () -> new LspCommand(console, System.in));
    makers.put("completion", () -> new CompletionCommand(console, System.getenv()));
    makers.put("version", () -> new VersionCommand(console));
    makers.put("help", () -> new HelpCommand(console));
    makers.put(COMPLETE, () -> new CompleteCommand(console));
    makers.put("__warm-up", WarmUpCommand::new);
    makers.put("__reference", ReferenceCommand::new);
  }

  /** Puts those below the root that a line can need. */
  void addTo(CommandLine root, List<String> words) {
    Set<String> needed = needed(words);
    makers.forEach((name, maker) -> {
      if (needed.contains(name)) {
        root.addSubcommand(name, maker.get());
      }
    });
  }

  private Set<String> needed(List<String> words) {
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals(COMPLETE)) {
      // Behind the "--": a word that is complete, and one that is not.
      return words.size() > 3 && isOrdinary(words.get(2))
          ? Set.of(COMPLETE, words.get(2))
          : makers.keySet();
    }
    return isOrdinary(first) ? Set.of(first) : makers.keySet();
  }

  private boolean isOrdinary(String name) {
    return makers.containsKey(name) && !ABOUT_OTHERS.contains(name);
  }
}
