package dev.kubectl.telemetry.yaml;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Tree to YAML: the last step of everything that generates.
 *
 * <p>The same tree gives the same text. Two blanks of indentation, lists indented under their key,
 * no folded lines, {@code \n} as line end, quotes only where a YAML 1.1 or 1.2 reader would read
 * something else (see {@link ScalarText}). Half a surrogate pair becomes U+FFFD.
 *
 * <p>Writes maps, lists and harmless texts itself, since a configuration is made of nothing else,
 * and leaves the rest to the engine ({@link EngineWriter}). Both write the same.
 */
public final class YamlWriter {
  private static final String STEP = "  ";

  private final StringBuilder text = new StringBuilder();

  private YamlWriter() {}

  /** One document, which ends with a line break. */
  public static String write(Tree tree) {
    return writeStream(List.of(tree));
  }

  /** Documents with {@code ---} between them. */
  public static String writeStream(List<? extends Tree> trees) {
    YamlWriter writer = new YamlWriter();
    for (Tree tree : trees) {
      writer.document(tree);
    }
    return writer.text.toString();
  }

  private void document(Tree tree) {
    boolean first = text.isEmpty();
    if (isBlock(tree)) {
      text.append(first ? "" : "---\n");
      block(tree, 0, true);
    } else {
      // The engine begins a document that would be empty otherwise with dashes of its own.
      String root = EngineWriter.write(tree);
      text.append(first || root.startsWith("--- ") ? "" : "--- ").append(root);
    }
  }

  /** Whether it takes lines of its own below its key. */
  private static boolean isBlock(Tree tree) {
    return switch (tree) {
      case Tree.Mapping mapping -> !mapping.isEmpty();
      case Tree.Sequence sequence -> !sequence.isEmpty();
      case Tree.Scalar scalar -> false;
    };
  }

  /**
   * A map or a list that is not empty.
   *
   * @param indent of the map's keys; that of a list's dashes is a step more
   * @param fresh whether a line begins here; otherwise the indentation is written already
   */
  private void block(Tree tree, int indent, boolean fresh) {
    switch (tree) {
      case Tree.Mapping mapping -> {
        if (mapping.entries().keySet().stream().allMatch(YamlWriter::isSimpleKey)) {
          mapping(mapping.entries(), indent, fresh);
        } else {
          indented(EngineWriter.write(mapping), indent, fresh);
        }
      }
      case Tree.Sequence sequence -> sequence(sequence.items(), indent, fresh);
      case Tree.Scalar scalar -> throw new IllegalArgumentException("a scalar is no block");
    }
  }

  private void mapping(Map<String, Tree> entries, int indent, boolean fresh) {
    boolean first = true;
    for (Map.Entry<String, Tree> entry : entries.entrySet()) {
      if (fresh || !first) {
        indent(indent);
      }
      first = false;
      key(entry.getKey());
      Tree value = entry.getValue();
      if (isBlock(value)) {
        text.append('\n');
        block(value, value instanceof Tree.Mapping ? indent + STEP.length() : indent, true);
      } else {
        text.append(' ');
        leaf(value, indent);
      }
    }
  }

  private void sequence(List<Tree> items, int indent, boolean fresh) {
    Iterator<Tree> each = items.iterator();
    boolean first = true;
    while (each.hasNext()) {
      if (fresh || !first) {
        indent(indent);
      }
      first = false;
      text.append("  - ");
      Tree item = each.next();
      if (isBlock(item)) {
        block(item, indent + 2 * STEP.length(), false);
      } else {
        leaf(item, indent + STEP.length());
      }
    }
  }

  private static boolean isSimpleKey(String key) {
    return key.length() <= EngineWriter.LONGEST_SIMPLE_KEY && isHarmless(key);
  }

  private void key(String key) {
    quoted(key, ScalarText.style(key, false));
    text.append(':');
  }

  /** The value of a key, or an item, that stands behind it, up to the end of its last line. */
  private void leaf(Tree value, int indent) {
    switch (value) {
      case Tree.Mapping mapping -> text.append("{}\n");
      case Tree.Sequence sequence -> text.append("[]\n");
      case Tree.Scalar scalar -> scalar(scalar, indent);
    }
  }

  private void scalar(Tree.Scalar scalar, int indent) {
    if (!(scalar.value() instanceof String string)) {
      text.append(EngineWriter.plain(scalar.value())).append('\n');
    } else if (isHarmless(string)) {
      quoted(string, ScalarText.style(string, true));
      text.append('\n');
    } else {
      // Below a key, where a block may stand.
      String line = EngineWriter.write(Tree.mapping().put("k", scalar).build());
      indented(line.substring("k: ".length()), indent, false);
    }
  }

  private void quoted(String harmless, YamlScalar.Style style) {
    switch (style) {
      case PLAIN -> text.append(harmless);
      case SINGLE_QUOTED -> text.append('\'').append(harmless.replace("'", "''")).append('\'');
      // What has quotes or backslashes inside and needs no escape is in single quotes.
      case DOUBLE_QUOTED -> text.append('"').append(harmless).append('"');
      case LITERAL, FOLDED -> throw new IllegalArgumentException("one line is no block");
    }
  }

  /** Whether all of it can be seen, in ASCII, on one line: such a text has no escape. */
  private static boolean isHarmless(String string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c < ' ' || c > '~') {
        return false;
      }
    }
    return true;
  }

  /** Lines of the engine's; an empty one stays empty. */
  private void indented(String lines, int indent, boolean fresh) {
    boolean first = !fresh;
    for (int start = 0; start < lines.length(); ) {
      int end = lines.indexOf('\n', start) + 1;
      if (!first && end - start > 1) {
        indent(indent);
      }
      text.append(lines, start, end);
      first = false;
      start = end;
    }
  }

  private void indent(int blanks) {
    for (int i = 0; i < blanks; i += STEP.length()) {
      text.append(STEP);
    }
  }
}
