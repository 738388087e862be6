package dev.kubectl.telemetry.lint.suppress;

import dev.kubectl.telemetry.lint.LintFinding;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import dev.kubectl.telemetry.yaml.YamlSequence;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The findings that were there when somebody drew a line: they are not shown again, new ones are.
 *
 * @param fingerprints of {@link Fingerprints}, in order
 */
public record Baseline(Set<String> fingerprints) {
  public static final Baseline NONE = new Baseline(Set.of());

  public Baseline {
    fingerprints = Set.copyOf(fingerprints);
  }

  /** Reads what {@link #write} wrote; empty when the text is something else. */
  public static Optional<Baseline> parse(String name, byte[] bytes) {
    List<SourceDocument> documents = YamlReader.read(name, bytes).documents();
    if (documents.size() != 1
        || !(documents.getFirst().root() instanceof YamlMapping mapping)
        || !(mapping.value("findings").orElse(null) instanceof YamlSequence findings)) {
      return Optional.empty();
    }
    return Optional.of(
        new Baseline(
            findings.items().stream()
                .flatMap(item -> fingerprint(item).stream())
                .collect(Collectors.toSet())));
  }

  private static Optional<String> fingerprint(YamlNode item) {
    return item instanceof YamlMapping mapping
            && mapping.value("fingerprint").orElse(null) instanceof YamlScalar scalar
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  /** The baseline file for these findings: JSON, one finding a line, in order. */
  public static String write(List<LintFinding> findings, Fingerprints fingerprints) {
    Set<String> lines = new TreeSet<>();
    for (LintFinding finding : findings) {
      // No text of a file holds a quote here: identifiers and hexadecimal digits only.
      lines.add(
          "    {\"rule\": \"%s\", \"fingerprint\": \"%s\"}"
              .formatted(finding.rule().id(), fingerprints.of(finding)));
    }
    return "{\n  \"version\": 1,\n  \"findings\": [\n"
        + String.join(",\n", lines)
        + (lines.isEmpty() ? "" : "\n")
        + "  ]\n}\n";
  }

  boolean holds(String fingerprint) {
    return fingerprints.contains(fingerprint);
  }
}
