package dev.kubectl.telemetry.ide.server;

import static dev.kubectl.telemetry.ide.server.EditorClient.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kubectl.telemetry.ide.diagnosis.Scope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beginning and end as the protocol has them, and messages that no client library would send. */
class ServerLifeTest {
  @TempDir Path folder;

  @Test
  void beforeInitializeThereIsNoAnswer() {
    try (EditorClient editor = EditorClient.of(Scope.ALL, folder)) {
      editor.open("file:///a.yaml", "a: 1\n");

      assertError(hover(editor), -32002);
    }
  }

  @Test
  void initializeHappensOnce() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      assertError(editor.server().initialize(new InitializeParams()), -32600);
    }
  }

  @Test
  void shutdownThenExitIsSuccess() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      assertThat(get(editor.server().shutdown())).isNull();
      assertError(hover(editor), -32600);
      editor.server().exit();

      assertThat(get(editor.exitCode)).isZero();
    }
  }

  @Test
  void exitAloneIsAFailure() {
    try (EditorClient editor = EditorClient.in(folder, new ClientCapabilities())) {
      editor.server().exit();

      assertThat(get(editor.exitCode)).isEqualTo(1);
    }
  }

  @Test
  void anEditorThatGoesAwayEndsTheServer() {
    EditorClient editor = EditorClient.in(folder, new ClientCapabilities());
    editor.close();

    assertThat(get(editor.exitCode)).isEqualTo(1);
  }

  @Test
  void anEditorThatIsNotThereAnyMoreEndsTheServer() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();

    assertThat(run(initialize("{}", gone.pid())).code()).isEqualTo(1);
  }

  /** Capabilities of the future, of other servers, and of nobody. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"textDocument\": {\"unknown\": {\"a\": [1, {\"b\": null}]}}, \"experimental\": [1]}",
        "{\"textDocument\": {\"completion\": {\"completionItem\": {\"insertTextModeSupport\":"
            + " {\"valueSet\": [1, 99]}}, \"completionItemKind\": {\"valueSet\": [1, 2, 999]}}}}",
        "{\"textDocument\": {\"documentSymbol\": {\"symbolKind\": {\"valueSet\": [1, 500]},"
            + " \"tagSupport\": {\"valueSet\": [7]}}, \"codeAction\": {\"codeActionLiteralSupport\":"
            + " {\"codeActionKind\": {\"valueSet\": [\"x.y\"]}}}}}",
        "{\"workspace\": {\"workspaceEdit\": {\"resourceOperations\": [\"explode\"],"
            + " \"failureHandling\": \"never\"}, \"symbol\": {\"symbolKind\": {\"valueSet\": [77]}}}}",
        "{\"general\": {\"positionEncodings\": [\"utf-64\"], \"markdown\": {\"parser\": \"x\"}}}",
        "{\"textDocument\": {\"publishDiagnostics\": {\"tagSupport\": true}, \"foldingRange\":"
            + " {\"foldingRangeKind\": {\"valueSet\": [\"moon\"]}}, \"semanticTokens\": {\"formats\":"
            + " [\"absolute\"], \"tokenTypes\": [\"a\"], \"requests\": {\"full\": {\"delta\": true}}}}}",
      })
  void unknownCapabilitiesDoNoHarm(String capabilities) {
    Run run =
        run(
            initialize(capabilities, ProcessHandle.current().pid())
                + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}")
                + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output())
        .contains("\"positionEncoding\":\"utf-16\"")
        .doesNotContain("\"error\"");
  }

  @Test
  void unknownMethodsAndWrongParametersGiveErrorsAndNoEnd() {
    Run run =
        run(
            initialize("{}", ProcessHandle.current().pid())
                + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"textDocument/unheardOf\"}")
                + message("{\"jsonrpc\":\"2.0\",\"method\":\"$/unheardOf\",\"params\":{}}")
                + message("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"textDocument/hover\"}")
                + message(
                    "{\"jsonrpc\":\"2.0\",\"id\":4,\"method\":\"textDocument/hover\","
                        + "\"params\":{\"textDocument\":{\"uri\":\"file:///a\"},\"position\":\"x\"}}")
                + message("{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"shutdown\"}")
                + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"));

    assertThat(run.code()).as(run.output()).isZero();
    assertThat(run.output())
        .contains(
            "-32601", "\"id\":3", "\"id\":4", "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":null}");
  }

  @Test
  void nothingButMessagesIsWritten() {
    Run run =
        run(
            initialize("{}", ProcessHandle.current().pid())
                + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}")
                + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"));
    String rest = run.output();
    while (!rest.isEmpty()) {
      assertThat(rest).startsWith("Content-Length: ");
      int header = rest.indexOf("\r\n\r\n");
      int length = Integer.parseInt(rest.substring("Content-Length: ".length(), header));
      rest = rest.substring(header + 4 + length);
    }
  }

  @Test
  void anAnswerThatNobodyReadsIsNoBug() {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    int code =
        run(
            initialize("{}", ProcessHandle.current().pid())
                + message("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}")
                + message("{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}"),
            broken,
            log);

    assertThat(code).isZero();
    assertThat(log.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private record Run(int code, String output) {}

  private Run run(String messages) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    int code = run(messages, output, new ByteArrayOutputStream());
    return new Run(code, output.toString(StandardCharsets.UTF_8));
  }

  private int run(String messages, OutputStream output, OutputStream log) {
    try {
      return LanguageServerProcess.run(
          new ServerSettings("test", Scope.ALL, Clock.systemUTC(), folder, folder.resolve("cache")),
          new ByteArrayInputStream(messages.getBytes(StandardCharsets.UTF_8)),
          output,
          new PrintStream(log, true, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String initialize(String capabilities, long parent) {
    return message(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"processId\":"
            + parent
            + ",\"rootUri\":null,\"future\":true,\"capabilities\":"
            + capabilities
            + "}}");
  }

  private static String message(String json) {
    return "Content-Length: " + json.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + json;
  }

  private static CompletableFuture<?> hover(EditorClient editor) {
    return editor
        .server()
        .getTextDocumentService()
        .hover(new HoverParams(new TextDocumentIdentifier("file:///a.yaml"), new Position(0, 0)));
  }

  private static void assertError(CompletableFuture<?> answer, int code) {
    assertThatThrownBy(() -> get(answer))
        .isInstanceOfSatisfying(
            ResponseErrorException.class,
            e -> assertThat(e.getResponseError().getCode()).isEqualTo(code));
  }
}
