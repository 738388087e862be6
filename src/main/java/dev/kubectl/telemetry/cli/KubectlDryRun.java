package dev.kubectl.telemetry.cli;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.lint.ApiServer;
import dev.kubectl.telemetry.lint.WrittenObject;
import dev.kubectl.telemetry.yaml.JsonWriter;
import dev.kubectl.telemetry.yaml.Trees;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Asks the cluster of the current context through kubectl, which knows how to reach it. Nothing is
 * stored: the request is a dry run. Secrets stay here.
 */
final class KubectlDryRun implements ApiServer {
  /** What kubectl says when the question did not get to an API server, or not past its door. */
  private static final List<String> NO_ANSWER =
      List.of(
          "unable to connect",
          "connection refused",
          "the connection to the server",
          "no configuration has been provided",
          "no such host",
          "i/o timeout",
          "deadline exceeded",
          "context was not found",
          "does not exist in the kubeconfig",
          "x509:",
          "getting credentials",
          "you must be logged in",
          "(unauthorized)",
          "(forbidden)",
          "(serviceunavailable)");

  private final String kubectl;

  KubectlDryRun(String kubectl) {
    this.kubectl = kubectl;
  }

  @Override
  public Answer dryRun(ManifestObject object) {
    return switch (object) {
      case ManifestObject.Secret _ -> new Answer.NotAsked();
      case ManifestObject.Other other when isSecret(other) -> new Answer.NotAsked();
      case ManifestObject.Pipeline _,
          ManifestObject.PipelineV1Alpha1 _,
          ManifestObject.ModuleSettings _,
          ManifestObject.Namespace _,
          ManifestObject.ConfigMap _,
          ManifestObject.Other _ ->
          ask(JsonWriter.write(Trees.of(object.place().root())));
    };
  }

  private static boolean isSecret(ManifestObject object) {
    return WrittenObject.kind(object).equals("Secret");
  }

  private Answer ask(String json) {
    try {
      Process process =
          new ProcessBuilder(kubectl, "apply", "--dry-run=server", "-f", "-", "-o", "name")
              .redirectErrorStream(true)
              .start();
      try (OutputStream in = process.getOutputStream()) {
        in.write(json.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended without reading; its answer says why.
        process.getOutputStream();
      }
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? new Answer.Accepted() : refused(said.strip());
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CLUSTER,
          "--server needs kubectl, which could not be started",
          "install kubectl, or lint without --server");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", null);
    }
  }

  private static Answer refused(String said) {
    String words = said.toLowerCase(Locale.ROOT);
    if (said.isEmpty() || NO_ANSWER.stream().anyMatch(words::contains)) {
      throw new CommandFailure(
          ExitCode.CLUSTER,
          "no cluster answers: " + (said.isEmpty() ? "kubectl failed without a word" : said),
          "kubectl config current-context shows which one is asked");
    }
    return new Answer.Refused(said);
  }
}
