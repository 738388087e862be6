package dev.kubectl.telemetry.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command line that was run: both streams and the exit code. It runs in this JVM, or, when the
 * property {@code executable} names a program, in a process of that program; so the same tests look
 * at the class path and at the native executable. Tests of which this makes sense are tagged {@code
 * end-to-end}.
 */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String... arguments) {
    return executable()
        .map(executable -> inProcessOf(executable, arguments))
        .orElseGet(() -> inThisJvm(arguments));
  }

  /** The program under test when it is not the class path. */
  static Optional<Path> executable() {
    return Optional.ofNullable(System.getProperty("executable"))
        .filter(name -> !name.isEmpty())
        .map(name -> Path.of(name).toAbsolutePath());
  }

  static CommandRun inThisJvm(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(stream(out), stream(err), false);
    int code = Main.run(console, arguments);
    console.flush();
    return new CommandRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static CommandRun inProcessOf(Path executable, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable.toString()));
    command.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile("command", ".out");
      Path err = Files.createTempFile("command", ".err");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().close();
        int code = process.waitFor();
        return new CommandRun(code, Files.readString(out), Files.readString(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "exit code " + code + "\n--- standard output\n" + out + "\n--- standard error\n" + err;
  }
}
