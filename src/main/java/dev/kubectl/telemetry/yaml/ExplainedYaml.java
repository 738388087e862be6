package dev.kubectl.telemetry.yaml;

import dev.kubectl.telemetry.diagnostic.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Generated YAML that says why each line is there: the text of {@link YamlWriter} with a comment
 * after every line on which a node begins. Reads back as the same tree.
 *
 * <p>The text is read again to learn where its nodes begin, so that writing knows nothing of
 * explaining.
 */
public final class ExplainedYaml {
  private final Function<Origin, String> words;

  /** By line, counted from 1; the innermost node of a line comes last and stays. */
  private final Map<Integer, String> causes = new TreeMap<>();

  private ExplainedYaml(Function<Origin, String> words) {
    this.words = words;
  }

  /**
   * The tree as YAML with its causes.
   *
   * @param words says an origin in a few words
   */
  public static String write(Tree tree, Function<Origin, String> words) {
    String text = YamlWriter.write(tree);
    YamlLimits unlimited =
        new YamlLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    List<SourceDocument> documents =
        YamlReader.read(new SourceText("generated", text), unlimited).documents();
    if (documents.isEmpty()) {
      return text;
    }
    ExplainedYaml explained = new ExplainedYaml(words);
    YamlNode root = documents.getFirst().root();
    explained.node(tree, root, root.span().start().line(), null);
    return explained.annotate(text);
  }

  /** JSON pointer to cause, for the parts that have an origin of their own. */
  public static Map<String, String> origins(Tree tree, Function<Origin, String> words) {
    Map<String, String> origins = new LinkedHashMap<>();
    pointers(tree, "", words, origins);
    return origins;
  }

  private void node(Tree tree, YamlNode node, int line, @Nullable Origin inherited) {
    Origin origin = tree.origin() == null ? inherited : tree.origin();
    if (origin != null) {
      causes.put(line, oneLine(words.apply(origin)));
    }
    if (tree instanceof Tree.Mapping mapping && node instanceof YamlMapping written) {
      List<Tree> values = new ArrayList<>(mapping.entries().values());
      for (int i = 0; i < values.size(); i++) {
        YamlMapping.Entry entry = written.written().get(i);
        node(values.get(i), entry.value(), entry.key().span().end().line(), origin);
      }
    } else if (tree instanceof Tree.Sequence sequence && node instanceof YamlSequence written) {
      for (int i = 0; i < sequence.items().size(); i++) {
        YamlNode item = written.items().get(i);
        node(sequence.items().get(i), item, item.span().start().line(), origin);
      }
    }
  }

  private String annotate(String text) {
    StringBuilder result = new StringBuilder(text.length() + causes.size() * 40);
    int line = 1;
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      result.append(text, start, end);
      String cause = causes.get(line);
      if (cause != null && !cause.isEmpty()) {
        result.append(" # ").append(cause);
      }
      result.append('\n');
      start = end + 1;
      line++;
    }
    return result.toString();
  }

  /** A comment ends with its line, and may hold no control character. */
  private static String oneLine(String cause) {
    StringBuilder line = new StringBuilder(ScalarText.wellFormed(cause).strip());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (Character.isISOControl(c) || "\u2028\u2029\uFEFF\uFFFE\uFFFF".indexOf(c) >= 0) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  private static void pointers(
      Tree tree, String pointer, Function<Origin, String> words, Map<String, String> origins) {
    Origin origin = tree.origin();
    if (origin != null) {
      origins.put(pointer, words.apply(origin));
    }
    switch (tree) {
      case Tree.Mapping mapping ->
          mapping
              .entries()
              .forEach((key, value) ->
                  pointers(
                      value,
                      pointer + "/" + key.replace("~", "~0").replace("/", "~1"),
                      words,
                      origins));
      case Tree.Sequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          pointers(sequence.items().get(i), pointer + "/" + i, words, origins);
        }
      }
      case Tree.Scalar _ -> {}
    }
  }
}
