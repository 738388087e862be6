package dev.kubectl.telemetry.cli.preview;

import dev.kubectl.telemetry.cli.CommandFailure;
import dev.kubectl.telemetry.cli.Console;
import dev.kubectl.telemetry.cli.ExitCode;
import dev.kubectl.telemetry.preview.Preview;
import dev.kubectl.telemetry.preview.render.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The program in {@code KUBECTL_EXTERNAL_DIFF}, called as {@code kubectl diff} calls it: with two
 * folders that have one file for each object. Values of Secrets are not in the files.
 *
 * @see <a href="https://kubernetes.io/docs/reference/kubectl/generated/kubectl_diff/">kubectl
 *     diff</a>
 */
final class ExternalDiff {
  private static final String VARIABLE = "KUBECTL_EXTERNAL_DIFF";

  /** Other words would be taken for something else by a shell; kubectl drops them, too. */
  private static final Pattern ARGUMENT = Pattern.compile("[a-zA-Z0-9=-]+");

  private ExternalDiff() {}

  static boolean isWanted() {
    return !System.getenv().getOrDefault(VARIABLE, "").isBlank();
  }

  static void show(Preview preview, Console console) {
    List<String> words =
        List.of(System.getenv().getOrDefault(VARIABLE, "").strip().split("\\s+", -1));
    List<String> command = new ArrayList<>(List.of(words.getFirst()));
    words.stream().skip(1).filter(word -> ARGUMENT.matcher(word).matches()).forEach(command::add);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("kubectl-telemetry-");
      Path before = Files.createDirectory(folder.resolve("BEFORE"));
      Path after = Files.createDirectory(folder.resolve("AFTER"));
      for (Rendered rendered : Rendered.of(preview)) {
        write(before, rendered.name(), rendered.before());
        write(after, rendered.name(), rendered.after());
      }
      command.addAll(List.of(before.toString(), after.toString()));
      run(command, console);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          "the program in " + VARIABLE + " could not be run: " + words.getFirst(),
          "unset the variable, or name a program that is there");
    } finally {
      delete(folder);
    }
  }

  /** A file that does not exist is an object that does not. */
  private static void write(Path folder, String name, String text) throws IOException {
    if (!text.isEmpty()) {
      Files.writeString(folder.resolve(name), text);
    }
  }

  private static void run(List<String> command, Console console) throws IOException {
    Process program =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    program.getOutputStream().close();
    String shown = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    console.out().print(shown);
    try {
      int code = program.waitFor();
      if (code > 1) {
        throw new CommandFailure(
            ExitCode.INCOMPLETE,
            "the program in " + VARIABLE + " failed with exit code " + code,
            null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(@Nullable Path folder) {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      // What is left holds no secret, and the system clears its folder of temporary files.
    }
  }
}
