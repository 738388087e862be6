package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with one text; every rule of this room with its words. */
final class Problems {
  private final String source;
  private final List<Diagnostic> diagnostics;

  Problems(String source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  void syntax(Span at, String message, @Nullable String hint) {
    add("yaml-syntax", Severity.ERROR, at, message, hint);
  }

  void limit(Span at, String message, @Nullable String hint) {
    add("yaml-limit", Severity.ERROR, at, message, hint);
  }

  void encoding(Span at, String message, @Nullable String hint) {
    add("yaml-encoding", Severity.ERROR, at, message, hint);
  }

  /** kubectl turns YAML into JSON first, and refuses what JSON cannot say. */
  void noJson(Span at, String message, @Nullable String hint) {
    add("yaml-no-json", Severity.ERROR, at, message, hint);
  }

  void duplicate(YamlMapping.Entry second, YamlMapping.Entry first) {
    add(
        "yaml-duplicate-key",
        Severity.WARNING,
        second.key().span(),
        "key `" + second.name() + "` is written twice, and only the last one counts",
        "the first one is on line " + first.key().span().start().line());
  }

  void badMerge(Span at) {
    add(
        "yaml-merge",
        Severity.ERROR,
        at,
        "`<<` takes a mapping or a list of mappings",
        "quote the key if it is meant as a text");
  }

  void lateMerge(Span at, YamlMapping.Entry overridden) {
    add(
        "yaml-merge",
        Severity.WARNING,
        at,
        "to kubectl this merge replaces `" + overridden.name() + "`, which is written before it",
        "Put `<<` first, so that all readers agree");
  }

  private void add(String rule, Severity severity, Span at, String message, @Nullable String hint) {
    diagnostics.add(new Diagnostic(rule, severity, source, at, message, hint));
  }
}
