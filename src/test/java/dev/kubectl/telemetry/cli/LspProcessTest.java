package dev.kubectl.telemetry.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The language server as an editor starts it: a process, its standard input and output. With {@code
 * -Dexecutable=PROGRAM} the native one.
 */
@Tag("end-to-end")
class LspProcessTest {
  private static final String TEXT =
      "apiVersion: telemetry.kyma-project.io/v1beta1\\nkind: MetricPipeline\\nmetadata:\\n  name:"
          + " shop\\nspec:\\n  transform:\\n    - statements:\\n        - sett(metric.unit,"
          + " \\\"ms\\\")\\n  output:\\n    otlp:\\n      endpoint:\\n        value:"
          + " https://backend.example.com:4317\\n";

  @TempDir Path folder;

  @Test
  void anEditorIsServedFromInitializeToExit() throws Exception {
    Process process = start("--stdio");
    try (OutputStream in = process.getOutputStream();
        InputStream out = new BufferedInputStream(process.getInputStream())) {
      send(
          in,
          request(1, "initialize", "{\"processId\":null,\"rootUri\":null,\"capabilities\":{}}"));
      assertThat(receive(out, "\"id\":1")).contains("\"hoverProvider\":true", "kubectl-telemetry");
      send(in, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
      send(
          in,
          "{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/didOpen\",\"params\":{\"textDocument\":"
              + "{\"uri\":\"file:///shop/shop.yaml\",\"languageId\":\"yaml\",\"version\":1,\"text\":\""
              + TEXT
              + "\"}}}");
      assertThat(receive(out, "textDocument/publishDiagnostics"))
          .contains("\"code\":\"TEL2", "sett");
      String at = "{\"textDocument\":{\"uri\":\"file:///shop/shop.yaml\"},\"position\":";
      send(in, request(2, "textDocument/completion", at + "{\"line\":7,\"character\":23}}"));
      assertThat(receive(out, "\"id\":2")).contains("\"label\":\"unit\"");
      send(in, request(3, "textDocument/hover", at + "{\"line\":3,\"character\":9}}"));
      assertThat(receive(out, "\"id\":3")).contains("name");
      String file = "{\"textDocument\":{\"uri\":\"file:///shop/shop.yaml\"}";
      send(in, request(4, "textDocument/documentSymbol", file + "}"));
      assertThat(receive(out, "\"id\":4")).contains("shop");
      send(in, request(5, "textDocument/semanticTokens/full", file + "}"));
      assertThat(receive(out, "\"id\":5")).contains("\"data\":[");
      send(
          in,
          request(
              6,
              "textDocument/codeAction",
              file
                  + ",\"range\":{\"start\":{\"line\":7,\"character\":11},\"end\":{\"line\":7,"
                  + "\"character\":11}},\"context\":{\"diagnostics\":[]}}"));
      assertThat(receive(out, "\"id\":6")).contains("Ignore TEL");
      send(in, request(7, "textDocument/codeLens", file + "}"));
      assertThat(receive(out, "\"id\":7")).contains("generated configuration");
      send(in, request(8, "shutdown", "null"));
      assertThat(receive(out, "\"id\":8")).contains("\"result\":null");
      send(in, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");

      assertThat(process.waitFor()).isZero();
      assertThat(out.readAllBytes()).isEmpty();
    }
  }

  @Test
  void anEditorThatGoesAwayEndsTheProcess() throws Exception {
    Process process = start("--diagnostics=beyond-schema");
    try (InputStream out = new BufferedInputStream(process.getInputStream())) {
      OutputStream in = process.getOutputStream();
      send(in, request(1, "initialize", "{\"capabilities\":{}}"));
      receive(out, "\"id\":1");
      in.close();

      assertThat(process.waitFor()).isEqualTo(1);
    }
  }

  @Test
  void aWrongWordIsAWrongFlag() {
    CommandRun run = CommandRun.of("lsp", "--diagnostics=some");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--diagnostics", "all, beyond-schema");
  }

  private Process start(String option) throws IOException {
    Optional<Path> executable = CommandRun.executable();
    List<String> command =
        executable
            .<List<String>>map(path -> new ArrayList<>(List.of(path.toString())))
            .orElseGet(() -> new ArrayList<>(ProgramRun.commandOfThis(List.of())));
    command.addAll(List.of("lsp", option));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(Files.createFile(folder.resolve("err")).toFile());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    return builder.start();
  }

  private static String request(int id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":"
        + params
        + "}";
  }

  private static void send(OutputStream in, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    in.write(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    in.write(bytes);
    in.flush();
  }

  /** The next message with a text in it; everything on the way has to be a message, too. */
  private static String receive(InputStream out, String wanted) throws IOException {
    while (true) {
      StringBuilder header = new StringBuilder();
      while (!header.toString().endsWith("\r\n\r\n")) {
        int next = out.read();
        assertThat(next).as("the process ended, wanted " + wanted).isNotNegative();
        header.append((char) next);
      }
      assertThat(header).matches("Content-Length: \\d+\r\n\r\n");
      int length = Integer.parseInt(header.toString().strip().replaceAll("\\D", ""));
      String message = new String(out.readNBytes(length), StandardCharsets.UTF_8);
      if (message.contains(wanted)) {
        return message;
      }
    }
  }
}
