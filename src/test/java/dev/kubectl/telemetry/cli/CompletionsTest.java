package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.cli.completion.Completer;
import dev.kubectl.telemetry.cli.completion.Outside;
import dev.kubectl.telemetry.cli.completion.ShellScript;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What is committed in {@code completions/} is what the commands of today make: a script for each
 * shell, and {@code candidates.txt} with everything that completes. Written anew with {@code
 * -Dgolden.update=true}.
 */
class CompletionsTest {
  private static final Path FOLDER = Path.of("completions");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  private final CommandSpec root = root();
  private final Completer completer = new Completer(root, Outside.NOTHING);

  @TestFactory
  Stream<DynamicTest> noScriptIsStale() {
    return Arrays.stream(ShellScript.values())
        .map(script ->
            DynamicTest.dynamicTest(
                script.word(), () -> assertCommitted(script.fileName(root), script.text(root))));
  }

  @Test
  void everythingThatCompletesIsCommitted() throws IOException {
    StringBuilder all = new StringBuilder();
    describe(all, root, List.of());
    assertCommitted("candidates.txt", all.toString());
  }

  @Test
  void nothingElseIsCommitted() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      Stream.of("candidates.txt"),
                      Arrays.stream(ShellScript.values()).map(script -> script.fileName(root)))
                  .toList());
    }
  }

  private void describe(StringBuilder text, CommandSpec command, List<String> words) {
    text.append("== ").append(command.qualifiedName()).append('\n');
    complete(text, words, "");
    complete(text, words, "-");
    for (OptionSpec option : command.options()) {
      if (option.arity().min() > 0 && !option.hidden()) {
        text.append("-- ").append(option.longestName()).append(' ').append(option.paramLabel());
        complete(text.append('\n'), words, option.longestName(), "");
      }
    }
    for (CommandLine below : command.subcommands().values()) {
      if (!below.getCommandSpec().usageMessage().hidden()) {
        List<String> deeper = new ArrayList<>(words);
        deeper.add(below.getCommandName());
        describe(text.append('\n'), below.getCommandSpec(), deeper);
      }
    }
  }

  private void complete(StringBuilder text, List<String> words, String... typed) {
    List<String> line = new ArrayList<>(words);
    line.addAll(List.of(typed));
    text.append(completer.complete(line).text());
  }

  private static void assertCommitted(String name, String text) throws IOException {
    Path file = FOLDER.resolve(name);
    if (UPDATE) {
      Files.writeString(file, text);
    }
    assertThat(text)
        .as("made anew with mvn test -Dtest=CompletionsTest -Dgolden.update=true")
        .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
  }

  static CommandSpec root() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return Main.commandLine(new Console(nowhere, nowhere, false)).getCommandSpec();
  }
}
