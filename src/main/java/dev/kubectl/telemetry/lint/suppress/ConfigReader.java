package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import dev.kubectl.telemetry.diagnostic.Severity;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.YamlFile;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code .telemetry-lint.yaml}. What is wrong with it is a problem of the result. */
public final class ConfigReader {
  private static final String RULE = "lint-config-invalid";

  private final String name;
  private final Path directory;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<LintConfig.Ignore> ignores = new ArrayList<>();
  private @Nullable Severity failOn;
  private @Nullable Severity minSeverity;
  private List<String> rules = List.of();
  private List<String> skip = List.of();

  private ConfigReader(String name, Path directory) {
    this.name = name;
    this.directory = directory;
  }

  /**
   * Reads a configuration.
   *
   * @param directory where the globs of its paths begin
   */
  public static LintConfig read(String name, byte[] bytes, Path directory) {
    ConfigReader reader = new ConfigReader(name, directory);
    YamlFile file = YamlReader.read(name, bytes);
    reader.problems.addAll(file.diagnostics());
    for (SourceDocument document : file.documents()) {
      reader.document(document.root());
    }
    return new LintConfig(
        reader.failOn,
        reader.minSeverity,
        reader.rules,
        reader.skip,
        reader.ignores,
        reader.problems);
  }

  private void document(YamlNode root) {
    if (!(root instanceof YamlMapping mapping)) {
      problem(root, "the configuration is a mapping");
      return;
    }
    mapping
        .effective()
        .forEach((key, entry) -> {
          switch (key) {
            case "fail-on" -> failOn = severity(entry.value());
            case "min-severity" -> minSeverity = severity(entry.value());
            case "rules" -> rules = texts(entry.value());
            case "skip" -> skip = texts(entry.value());
            case "ignore" -> ignores(entry.value());
            default ->
                problem(
                    entry.key(),
                    "unknown field `" + key + "`",
                    "Known are fail-on, min-severity, rules, skip and ignore");
          }
        });
  }

  private @Nullable Severity severity(YamlNode node) {
    String word = node instanceof YamlScalar scalar ? scalar.text() : "";
    for (Severity severity : Severity.values()) {
      if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
        return severity;
      }
    }
    problem(node, "write error, warning or info");
    return null;
  }

  private List<String> texts(YamlNode node) {
    List<String> texts = new ArrayList<>();
    switch (node) {
      case YamlScalar scalar -> texts.add(scalar.text());
      case YamlSequence sequence -> sequence.items().forEach(item -> texts.addAll(texts(item)));
      case YamlMapping mapping -> problem(mapping, "write a list of texts");
    }
    return texts;
  }

  private void ignores(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      sequence.items().forEach(this::ignore);
    } else {
      problem(node, "write a list, one item a suppression");
    }
  }

  private void ignore(YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      problem(node, "write rules, paths and reason");
      return;
    }
    List<String> names = mapping.value("rules").map(this::texts).orElse(List.of());
    if (names.isEmpty()) {
      problem(node, "it names no rule");
      return;
    }
    ignores.add(
        new LintConfig.Ignore(
            name,
            spanOf(mapping),
            new Directive(names, reason(mapping), until(mapping).orElse(null)),
            mapping.value("paths").map(this::globs).orElse(List.of())));
  }

  private static Span spanOf(YamlMapping mapping) {
    return mapping.written().isEmpty() ? mapping.span() : mapping.written().getFirst().key().span();
  }

  private static @Nullable String reason(YamlMapping mapping) {
    return mapping.value("reason").orElse(null) instanceof YamlScalar scalar
            && !scalar.text().isBlank()
        ? scalar.text().strip()
        : null;
  }

  private Optional<LocalDate> until(YamlMapping mapping) {
    Optional<YamlNode> node = mapping.value("until");
    if (node.isPresent()) {
      try {
        return Optional.of(
            LocalDate.parse(node.get() instanceof YamlScalar scalar ? scalar.text() : ""));
      } catch (DateTimeException e) {
        problem(node.get(), "write a date such as 2027-01-31");
      }
    }
    return Optional.empty();
  }

  private List<PathGlob> globs(YamlNode node) {
    List<PathGlob> globs = new ArrayList<>();
    for (String glob : texts(node)) {
      try {
        globs.add(PathGlob.of(directory, glob));
      } catch (IllegalArgumentException e) {
        problem(node, "`" + glob + "` is no glob");
      }
    }
    return globs;
  }

  private void problem(YamlNode at, String message) {
    problem(at, message, null);
  }

  private void problem(YamlNode at, String message, @Nullable String hint) {
    problems.add(new Diagnostic(RULE, Severity.ERROR, name, at.span(), message, hint));
  }
}
