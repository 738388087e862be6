package dev.kubectl.telemetry.cli.completion;

import java.util.ArrayList;
import java.util.List;

/**
 * Which cluster the command line at hand talks to: the words for kubectl that name it. Completion
 * must ask the cluster that the finished command will ask.
 */
public record ClusterWords(List<String> words) {
  /**
   * Options that kubectl has under the same name; tokens are left out: a process list shows them.
   */
  private static final List<String> NAMES =
      List.of(
          "--kubeconfig",
          "--context",
          "--cluster",
          "--user",
          "--server",
          "--as",
          "--certificate-authority",
          "--client-certificate",
          "--client-key",
          "--tls-server-name");

  public ClusterWords {
    words = List.copyOf(words);
  }

  static ClusterWords of(TypedLine line) {
    List<String> words = new ArrayList<>();
    for (String name : NAMES) {
      line.valueOf(name).ifPresent(value -> words.add(name + "=" + value));
    }
    return new ClusterWords(words);
  }
}
