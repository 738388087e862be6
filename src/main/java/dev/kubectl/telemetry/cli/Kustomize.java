package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.manifest.ManifestFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Builds a kustomization with the kubectl on PATH: it has the kustomize that the user's cluster
 * tools have, and no other version could be right for everybody.
 */
final class Kustomize {
  private Kustomize() {}

  /** The built manifests. */
  static ManifestFiles.Content build(Path directory) {
    return build(directory, "kubectl");
  }

  /** The same with a certain kubectl. */
  static ManifestFiles.Content build(Path directory, String kubectl) {
    try {
      Process process =
          new ProcessBuilder(kubectl, "kustomize", directory.toString())
              .redirectInput(ProcessBuilder.Redirect.from(nothing()))
              .start();
      // Both pipes are emptied at once, or a long message would stop kubectl.
      CompletableFuture<String> message =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      byte[] manifests = process.getInputStream().readAllBytes();
      int code = process.waitFor();
      if (code != 0) {
        throw new CommandFailure(
            ExitCode.INPUT,
            "kubectl kustomize " + directory + " failed: " + message.get().strip(),
            null);
      }
      return new ManifestFiles.Content(directory + " (kustomize)", manifests);
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.INPUT,
          "-k needs kubectl, which could not be started: " + e.getMessage(),
          "install kubectl, or build the kustomization yourself and pipe it into -f -");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(130, "interrupted", null);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static File nothing() {
    return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }
}
