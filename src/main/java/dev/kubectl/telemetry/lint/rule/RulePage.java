package dev.kubectl.telemetry.lint.rule;

import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.YamlMapping;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlScalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What one rule is about, for a person who has just met it. Read from the group's resource on
 * demand: linting itself needs no page.
 *
 * @param why what goes wrong for those who ignore it
 * @param mend what to write instead
 * @param failing a file in which the rule finds something, and no other rule of weight does
 * @param passing the same file mended
 */
public record RulePage(LintRule rule, String why, String mend, String failing, String passing) {

  /** The page of a rule; none is a mistake of ours, which a test looks for. */
  public static Optional<RulePage> of(LintRule rule) {
    String resource = "pages/" + rule.id().substring(0, 4) + ".yaml";
    byte[] bytes;
    try (InputStream in = RulePage.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return YamlReader.read(resource, bytes).documents().stream()
        .map(SourceDocument::root)
        .flatMap(root -> entry(root, rule.id()).stream())
        .findFirst()
        .map(page ->
            new RulePage(
                rule,
                text(page, "why"),
                text(page, "mend"),
                text(page, "fails"),
                text(page, "passes")));
  }

  private static Optional<YamlNode> entry(YamlNode node, String key) {
    return node instanceof YamlMapping mapping ? mapping.value(key) : Optional.empty();
  }

  private static String text(YamlNode page, String key) {
    return entry(page, key).orElse(null) instanceof YamlScalar scalar ? scalar.text() : "";
  }

  /** The page as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(rule.id()).append(' ').append(rule.name()).append("\n\n");
    text.append(rule.title()).append(".\n\n");
    text.append("- Group: ").append(rule.group().title()).append('\n');
    text.append("- Severity: ").append(rule.severity().word()).append('\n');
    if (!rule.verdict().sentence().isEmpty()) {
      text.append("- Cluster: ").append(rule.verdict().sentence()).append('\n');
    }
    text.append("- Since: ").append(rule.since()).append("\n\n");
    text.append("## Why it matters\n\n").append(why.strip()).append("\n\n");
    text.append("## How to mend it\n\n").append(mend.strip()).append('\n');
    example(text, "Fails", failing);
    example(text, "Passes", passing);
    return text.toString();
  }

  private static void example(StringBuilder text, String title, String example) {
    if (!example.isBlank()) {
      text.append("\n## ").append(title).append("\n\n```yaml\n");
      text.append(example.stripTrailing()).append("\n```\n");
    }
  }
}
