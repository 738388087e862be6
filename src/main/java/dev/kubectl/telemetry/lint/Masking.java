package dev.kubectl.telemetry.lint;

import dev.kubectl.telemetry.api.reading.ManifestObject;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes a text that may be shown: every value of a Secret, and every inline value of a field that
 * holds a credential, becomes stars. Lines and columns stay as they are.
 */
final class Masking {
  private static final Set<String> SECRET_FIELDS = Set.of("data", "stringData");
  private static final Set<String> CREDENTIAL_FIELDS =
      Set.of("password", "clientSecret", "clientID", "user", "key", "cert", "headers");

  /** Hiding every letter that somebody took for a password would leave no text to read. */
  private static final int SHORTEST = 3;

  private Masking() {}

  /** A text from elsewhere, without the credentials of the file that it may quote. */
  static String hide(LintFile file, String text) {
    Set<Span> hidden = Set.copyOf(hidden(file));
    Set<String> values =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    file.eachNode(node -> {
      if (node instanceof YamlScalar scalar
          && hidden.contains(scalar.span())
          && scalar.text().length() >= SHORTEST) {
        values.add(scalar.text());
      }
    });
    String shown = text;
    for (String value : values) {
      shown = shown.replace(value, "***");
    }
    return shown;
  }

  static SourceText shown(LintFile file) {
    List<Span> hidden = hidden(file);
    return hidden.isEmpty() ? file.source() : masked(file, hidden);
  }

  private static List<Span> hidden(LintFile file) {
    List<Span> hidden = new ArrayList<>();
    for (ManifestObject object : file.objects()) {
      switch (object) {
        case ManifestObject.Secret secret ->
            SECRET_FIELDS.forEach(field ->
                WrittenObject.node(secret.place().root(), field)
                    .ifPresent(node -> values(node, hidden)));
        case ManifestObject.Pipeline _, ManifestObject.PipelineV1Alpha1 _ ->
            WrittenObject.node(object.place().root(), "spec", "output")
                .ifPresent(node -> credentials(node, hidden));
        case ManifestObject.ModuleSettings _,
            ManifestObject.Namespace _,
            ManifestObject.ConfigMap _ -> {}
        case ManifestObject.Other _ ->
            // Also one that could not be read: a Secret with a mistake is still a Secret.
            unread(object.place().root(), hidden);
      }
    }
    return hidden;
  }

  private static void unread(YamlNode root, List<Span> hidden) {
    for (String field : SECRET_FIELDS) {
      if (WrittenObject.text(root, "kind").equals("Secret")) {
        WrittenObject.node(root, field).ifPresent(node -> values(node, hidden));
      }
    }
    if (WrittenObject.text(root, "kind").endsWith("Pipeline")) {
      WrittenObject.node(root, "spec", "output").ifPresent(node -> credentials(node, hidden));
    }
  }

  private static void credentials(YamlNode node, List<Span> hidden) {
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                if (CREDENTIAL_FIELDS.contains(entry.name())) {
                  inline(entry.value(), hidden);
                } else if (!entry.name().equals("valueFrom")) {
                  // A reference says where a credential is, and may be shown.
                  credentials(entry.value(), hidden);
                }
              });
      case YamlSequence sequence -> sequence.items().forEach(item -> credentials(item, hidden));
      case YamlScalar _ -> {}
    }
  }

  /** What stands in {@code value} below a credential, or in its place by mistake. */
  private static void inline(YamlNode node, List<Span> hidden) {
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                if (!entry.name().equals("valueFrom")
                    && !entry.name().equals("secretKeyRef")
                    && !entry.name().equals("name")
                    && !entry.name().equals("prefix")) {
                  values(entry.value(), hidden);
                }
              });
      case YamlSequence sequence -> sequence.items().forEach(item -> inline(item, hidden));
      case YamlScalar scalar -> hidden.add(scalar.span());
    }
  }

  private static void values(YamlNode node, List<Span> hidden) {
    switch (node) {
      case YamlMapping mapping -> mapping.written().forEach(entry -> values(entry.value(), hidden));
      case YamlSequence sequence -> sequence.items().forEach(item -> values(item, hidden));
      case YamlScalar scalar -> hidden.add(scalar.span());
    }
  }

  private static SourceText masked(LintFile file, List<Span> hidden) {
    StringBuilder text = new StringBuilder(file.source().text());
    for (Span span : hidden) {
      int start = file.lines().charIndex(span.start().offset());
      int end = file.lines().charIndex(span.end().offset());
      for (int i = start; i < end; i++) {
        char c = text.charAt(i);
        // A pair becomes a pair: one star for both halves would move what follows.
        if (!Character.isWhitespace(c) && !Character.isSurrogate(c)) {
          text.setCharAt(i, '*');
        } else if (Character.isLowSurrogate(c)) {
          text.setCharAt(i - 1, '\uD83D');
          text.setCharAt(i, '\uDD12');
        }
      }
    }
    return new SourceText(file.source().name(), text.toString());
  }
}
