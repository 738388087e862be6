package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.RealPrograms;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A program in a pseudo terminal, as {@code script} opens one: keys go in, and what the terminal
 * would show comes out.
 */
final class TerminalSession implements AutoCloseable {
  private static final int COLUMNS = 80;
  private static final int ROWS = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(\\[[0-9;?>=]*[A-Za-z]|[()][0-9A-Z]|\\][^\u0007]*\u0007|[=>])");

  private final StringBuffer shown = new StringBuffer();
  private final Process process;
  private final OutputStream keys;
  private int seen;

  /** Starts a program that must be on the machine; {@code script} must, too. */
  TerminalSession(Path directory, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                RealPrograms.require("script").toString(),
                "-qfec",
                "stty cols " + COLUMNS + " rows " + ROWS + "; exec " + String.join(" ", command),
                "/dev/null")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    process = builder.start();
    keys = process.getOutputStream();
    Thread.ofPlatform().daemon().start(this::read);
  }

  void type(String text) throws IOException {
    seen = shown.length();
    keys.write(text.getBytes(StandardCharsets.UTF_8));
    keys.flush();
  }

  /** Waits until the terminal has shown this since the last keys; returns all it showed since. */
  String await(String text) {
    Awaitility.await()
        .alias("the terminal shows " + text)
        .atMost(PATIENCE)
        .until(() -> sinceKeys().contains(text));
    return sinceKeys();
  }

  /** Waits until this stands on the screen, as somebody sees it. */
  String awaitScreen(String text) {
    Awaitility.await()
        .alias("the screen shows " + text)
        .atMost(PATIENCE)
        .until(() -> screen().contains(text));
    return screen();
  }

  private String screen() {
    return TerminalScreen.of(shown.toString(), COLUMNS, ROWS);
  }

  /** Everything so far, with what moves the cursor and changes the screen. */
  String raw() {
    return shown.toString();
  }

  /** The processes in the terminal. */
  Stream<ProcessHandle> processes() {
    return process.descendants();
  }

  private String sinceKeys() {
    return ESCAPES.matcher(shown.substring(seen)).replaceAll("").replace("\r", "");
  }

  private void read() {
    byte[] buffer = new byte[4096];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        shown.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      // The terminal was closed.
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
