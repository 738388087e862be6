package dev.kubectl.telemetry.server;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One server of a control plane that runs until it is closed; its output goes to a file. */
final class ServerProgram implements AutoCloseable {
  private static final int SHOWN_LINES = 30;
  private static final long PATIENCE_SECONDS = 20;

  private final String name;
  private final Path log;
  private final Process process;

  private ServerProgram(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  static ServerProgram start(String name, Path folder, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(RealPrograms.require(name).toString());
    command.addAll(List.of(options));
    Path log = folder.resolve(name + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    // Should the JVM be told to stop before the test comes to its end.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new ServerProgram(name, log, process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The end of what it wrote. */
  String lastLines() {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
      return name + " wrote:\n" + String.join("\n", last) + "\n";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks it to stop, and makes it when it does not. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
