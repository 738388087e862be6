package dev.kubectl.telemetry.cluster.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command line of kubectl as options, for tests that compare. */
final class KubectlFlags {
  private final List<String> words;

  private KubectlFlags(List<String> words) {
    this.words = words;
  }

  static ConnectionOptions of(Path kubeconfig, List<String> words) {
    KubectlFlags flags = new KubectlFlags(words);
    return ConnectionOptions.NONE
        .with(
            new ConnectionOptions.Choice(
                kubeconfig.toString(),
                flags.value("context"),
                flags.value("cluster"),
                flags.value("user")))
        .with(
            new ConnectionOptions.Server(
                flags.value("server"),
                flags.value("certificate-authority"),
                words.contains("--insecure-skip-tls-verify"),
                null,
                null))
        .with(
            new ConnectionOptions.Credentials(
                flags.value("token"),
                flags.value("client-certificate"),
                flags.value("client-key"),
                null,
                null))
        .with(
            new ConnectionOptions.Impersonation(
                flags.value("as"),
                Optional.ofNullable(flags.value("as-group")).stream().toList(),
                null,
                Map.of()));
  }

  private @Nullable String value(String name) {
    String start = "--" + name + "=";
    return words.stream()
        .filter(word -> word.startsWith(start))
        .map(word -> word.substring(start.length()))
        .findFirst()
        .orElse(null);
  }
}
