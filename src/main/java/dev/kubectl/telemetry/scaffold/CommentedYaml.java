package dev.kubectl.telemetry.scaffold;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Span;
import dev.kubectl.telemetry.yaml.SourceDocument;
import dev.kubectl.telemetry.yaml.SourceText;
import dev.kubectl.telemetry.yaml.Tree;
import dev.kubectl.telemetry.yaml.YamlNode;
import dev.kubectl.telemetry.yaml.YamlPaths;
import dev.kubectl.telemetry.yaml.YamlReader;
import dev.kubectl.telemetry.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A tree as YAML with comments above its fields. The text is read again to learn where the fields
 * stand, so that writing knows nothing of comments.
 */
final class CommentedYaml {
  private static final int WIDTH = 80;
  private static final int NARROWEST = 30;

  private CommentedYaml() {}

  /**
   * One document.
   *
   * @param comments above the field at a path, each a paragraph that is broken into lines; that of
   *     the root stands at the top
   */
  static String write(Tree tree, Map<FieldPath, String> comments) {
    String text = YamlWriter.write(tree);
    SourceDocument document =
        YamlReader.read(new SourceText("scaffold", text)).documents().getFirst();
    Map<Integer, List<String>> above = new TreeMap<>();
    comments.forEach((path, comment) -> {
      Span place = place(document.root(), path);
      int line = place.start().line();
      int indent = indent(text, line);
      above.computeIfAbsent(line, _ -> new ArrayList<>()).addAll(lines(comment, indent));
    });
    StringBuilder result = new StringBuilder();
    int line = 1;
    for (String each : text.lines().toList()) {
      above.getOrDefault(line, List.of()).forEach(comment -> result.append(comment).append('\n'));
      result.append(each).append('\n');
      line++;
    }
    return result.toString();
  }

  private static Span place(YamlNode root, FieldPath path) {
    return YamlPaths.keySpan(root, path).orElseGet(() -> YamlPaths.spanOf(root, path));
  }

  private static int indent(String text, int line) {
    String content = text.lines().skip(line - 1L).findFirst().orElse("");
    return content.length() - content.stripLeading().length();
  }

  private static List<String> lines(String comment, int indent) {
    List<String> lines = new ArrayList<>();
    for (String line : Lines.wrapped(comment, Math.max(NARROWEST, WIDTH - indent - 2))) {
      lines.add(" ".repeat(indent) + "# " + line);
    }
    return lines;
  }
}
