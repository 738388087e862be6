package dev.kubectl.telemetry.ide.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.eclipse.lsp4j.jsonrpc.JsonRpcException;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.eclipse.lsp4j.services.LanguageClient;

/** A language server over two streams, from the first message to the last. */
public final class LanguageServerProcess {
  private LanguageServerProcess() {}

  /**
   * Serves one editor.
   *
   * @param log for what goes wrong with us, never on the output
   * @return 0 when the editor ended it as the protocol says, else 1
   */
  public static int run(
      ServerSettings settings, InputStream input, OutputStream output, PrintStream log)
      throws InterruptedException {
    Executors executors = Executors.start();
    ExecutorService reader =
        java.util.concurrent.Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("reader").factory());
    try {
      TelemetryLanguageServer server = new TelemetryLanguageServer(settings, executors);
      Launcher<LanguageClient> launcher =
          new Launcher.Builder<LanguageClient>()
              .setLocalService(server)
              .setRemoteInterface(LanguageClient.class)
              .setInput(input)
              .setOutput(output)
              .setExecutorService(reader)
              .setExceptionHandler(cause -> failed(cause, log))
              .create();
      server.connect(launcher.getRemoteProxy());
      Future<Void> listening = launcher.startListening();
      reader.execute(server::inputEnded);
      int code = server.exitCode().get();
      listening.cancel(true);
      return code;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      executors.stop();
      reader.shutdownNow();
    }
  }

  /**
   * What an editor is told about a request that failed. The messages of exceptions may quote the
   * file, so only their types are shown.
   */
  private static ResponseError failed(Throwable thrown, PrintStream log) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException
            || cause instanceof ExecutionException
            || cause instanceof InvocationTargetException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof ResponseErrorException known) {
      return known.getResponseError();
    }
    if (cause instanceof CancellationException) {
      return new ResponseError(
          ResponseErrorCode.RequestCancelled, "The request was cancelled.", null);
    }
    if (cause instanceof JsonRpcException && cause.getCause() instanceof IOException) {
      // The editor went away before it had its answer; nobody will read this one either.
      return new ResponseError(
          ResponseErrorCode.RequestFailed, "The answer could not be sent.", null);
    }
    log.println("internal error: " + cause.getClass().getName());
    for (StackTraceElement element : cause.getStackTrace()) {
      log.println("\tat " + element);
    }
    return new ResponseError(
        ResponseErrorCode.InternalError,
        "This is a bug in kubectl-telemetry, not in your file: " + cause.getClass().getName(),
        null);
  }
}
