package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.scaffold.backend.SecretKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The command that makes the Secret of a pipeline. Values come from variables of the shell and from
 * files: neither the manifest nor the history of the shell gets to see one.
 */
final class SecretCommand {
  private SecretCommand() {}

  /** The command, several lines; nothing when the pipeline refers to no Secret. */
  static Optional<String> of(Answers answers) {
    Map<String, String> keys = keys(answers);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "kubectl create secret generic "
            + answers.secret().name()
            + " --namespace "
            + answers.secret().namespace());
    keys.forEach((key, source) -> lines.add(source));
    return Optional.of(String.join(" \\\n    ", lines));
  }

  /** The keys that the manifest refers to, each with the option that fills it. */
  private static Map<String, String> keys(Answers answers) {
    SecretKeys keys = answers.keys();
    Map<String, String> options = new LinkedHashMap<>();
    if (answers.endpoint().startsWith("@")) {
      text(answers.endpoint().substring(1), options);
    }
    switch (answers.authentication()) {
      case NONE -> {}
      case BASIC -> {
        text(keys.user(), options);
        text(keys.password(), options);
      }
      case OAUTH2 -> {
        text(keys.clientId(), options);
        text(keys.clientSecret(), options);
      }
      case MTLS -> {
        file(keys.certificate(), "client.crt", options);
        file(keys.privateKey(), "client.key", options);
      }
    }
    if (answers.security() == TransportSecurity.CA) {
      file(keys.authority(), "ca.crt", options);
    }
    answers.headers().stream()
        .map(HeaderChoice::key)
        .filter(key -> !key.isEmpty())
        .forEach(key -> text(key, options));
    return options;
  }

  private static void text(String key, Map<String, String> options) {
    String variable =
        "BACKEND_"
            + key.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]+", "_");
    options.put(key, "--from-literal=" + key + "=\"$" + variable + "\"");
  }

  private static void file(String key, String file, Map<String, String> options) {
    options.put(key, "--from-file=" + key + "=" + file);
  }
}
