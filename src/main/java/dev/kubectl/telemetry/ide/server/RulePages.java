package dev.kubectl.telemetry.ide.server;

import dev.kubectl.telemetry.lint.rule.LintRule;
import dev.kubectl.telemetry.lint.rule.RulePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pages of rules as files, because the protocol wants a link and a link has to lead somewhere, also
 * without a network. A page is written when it is first linked to.
 */
final class RulePages {
  private final Path folder;
  private final Map<String, Optional<String>> uris = new ConcurrentHashMap<>();

  RulePages(Path cache) {
    this.folder = cache.resolve("rules");
  }

  /** URI of the page; nothing when it cannot be written. */
  Optional<String> uri(LintRule rule) {
    return uris.computeIfAbsent(rule.id(), _ -> write(rule));
  }

  private Optional<String> write(LintRule rule) {
    Path file = folder.resolve(rule.id() + ".md");
    return RulePage.of(rule)
        .flatMap(page -> {
          try {
            Files.createDirectories(folder);
            Files.writeString(file, page.markdown());
            return Optional.of(FileUris.uri(file));
          } catch (IOException e) {
            return Optional.empty();
          }
        });
  }
}
