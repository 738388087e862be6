package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;

/**
 * What an API server says about each object of a file, and where it disagrees with what the rules
 * have said before: that is a mistake of the rules.
 */
final class ServerCheck {
  private static final FieldPath NAME = FieldPath.of("metadata", "name");

  private ServerCheck() {}

  static void check(LintFile file, ApiServer server, FindingSink sink) {
    for (ManifestObject object : file.objects()) {
      switch (server.dryRun(object)) {
        case ApiServer.Answer.NotAsked _ -> {}
        case ApiServer.Answer.Refused(String text) -> {
          boolean expected = rejected(object, sink);
          sink.value(
              object,
              "api-server",
              NAME,
              Masking.hide(file, text.strip().replaceAll("\\s+", " ")),
              expected ? null : "no rule of lint says so: please report it");
        }
        case ApiServer.Answer.Accepted _ -> {
          if (rejected(object, sink)) {
            sink.value(
                object,
                "api-server-disagrees",
                NAME,
                "the API server takes this object, and lint says that it would not",
                "trust the server, and please report it");
          }
        }
      }
    }
  }

  private static boolean rejected(ManifestObject object, FindingSink sink) {
    Span whole = object.place().root().span();
    return sink.findings().stream()
        .anyMatch(finding ->
            finding.verdict() instanceof ClusterVerdict.Rejected
                && finding.span().start().compareTo(whole.start()) >= 0
                && finding.span().start().compareTo(whole.end()) <= 0);
  }
}
