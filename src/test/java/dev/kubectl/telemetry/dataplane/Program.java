package dev.kubectl.telemetry.dataplane;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that runs beside a test until it is closed; its output goes to a file. */
final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Path log;
  private final Process process;

  private Program(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param log where its output goes
   * @param environment all of its variables
   */
  static Program start(
      String name, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    String program = RealPrograms.require(name).toAbsolutePath().toString();
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(program), arguments.stream()).toList())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    // Should the JVM be told to stop before the test comes to its end.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    return new Program(name, log, process);
  }

  /** Something that comes true when the program is ready. */
  @FunctionalInterface
  interface Ready {
    boolean isReady() throws IOException, InterruptedException;
  }

  /** Waits until it is ready; on the way it may not end. */
  Program await(Ready ready) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!ready.isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new AssertionError(name + " does not get ready:\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
    return this;
  }

  boolean hasWritten(String text) throws IOException {
    return Files.readString(log).contains(text);
  }

  /** Waits for its end, which is to be a good one. */
  void awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      close();
      throw new AssertionError(name + " failed:\n" + Files.readString(log));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
