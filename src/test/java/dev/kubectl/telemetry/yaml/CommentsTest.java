package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.FieldPath;
import dev.kubectl.telemetry.diagnostic.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommentsTest {
  private static final String TEXT =
      """
      # licence
      ---
      # document
      kind: Z # after a value
      # before a key
      spec: # after a key
        # before the first key
        output: "a # no" # after quotes
        list: # the list
          # first item
          - a#no # item
          # second item
          - b: 1
            text: | # header
              # no comment
              x
            flow: [1, 2] # flow
            closed: [
              1, # in flow
            ] # closing
      # end
      """;

  @Test
  void everyCommentHasItsNode() {
    YamlNode root = root(TEXT);

    assertThat(root.comments()).containsExactly("licence", "document", "end");
    assertThat(valueComments(root, "kind")).containsExactly("after a value");
    assertThat(keyComments(root, "spec")).containsExactly("before a key", "after a key");
    YamlNode spec = at(root, FieldPath.of("spec"));
    assertThat(keyComments(spec, "output")).containsExactly("before the first key");
    assertThat(valueComments(spec, "output")).containsExactly("after quotes");
    assertThat(keyComments(spec, "list")).containsExactly("the list");
    FieldPath list = FieldPath.of("list");
    assertThat(at(spec, list.index(0)).comments()).containsExactly("first item", "item");
    YamlNode item = at(spec, list.index(1));
    assertThat(item.comments()).containsExactly("second item");
    assertThat(valueComments(item, "text")).containsExactly("header");
    assertThat(valueComments(item, "flow")).containsExactly("flow");
    assertThat(valueComments(item, "closed")).containsExactly("closing");
    assertThat(at(item, FieldPath.of("closed").index(0)).comments()).containsExactly("in flow");
    assertThat(all(root)).hasSize(16);
  }

  @Test
  void commentsStayInTheirDocument() {
    YamlFile file = YamlReader.read(new SourceText("x", "a: 1\n# one\n---\n# two\nb: 2\n"));

    assertThat(file.documents().getFirst().root().comments()).containsExactly("one");
    assertThat(file.documents().getLast().root().comments()).containsExactly("two");
  }

  @Test
  void anAliasStaysTheSameNode() {
    YamlNode root = root("a: &a # c\n  b: 1 # d\ne: *a\nf: {<<: *a}\n");

    assertThat(at(root, FieldPath.of("e"))).isSameAs(at(root, FieldPath.of("a")));
    assertThat(at(root, FieldPath.of("f", "b"))).isSameAs(at(root, FieldPath.of("a", "b")));
    assertThat(at(root, FieldPath.of("f", "b")).comments()).containsExactly("d");
  }

  @Test
  void explanationsAreFoundAgainAsComments() {
    for (int seed = 0; seed < 500; seed++) {
      Tree tree = RandomTexts.tree(new Random(seed), 3);
      Tree explained = tree.because(new Origin.Rule("the reason"));
      String text = ExplainedYaml.write(explained, origin -> "the reason");
      YamlNode root = root(text);
      assertThat(all(root)).as("seed %d%n%s", seed, text).containsOnly("the reason");
      assertThat(Trees.of(root)).isEqualTo(tree);
    }
  }

  private static YamlNode root(String text) {
    YamlFile file = YamlReader.read(new SourceText("x", text));
    assertThat(file.diagnostics()).isEmpty();
    return file.documents().getFirst().root();
  }

  private static YamlNode at(YamlNode root, FieldPath path) {
    return YamlPaths.at(root, path).orElseThrow();
  }

  private static List<String> keyComments(YamlNode mapping, String key) {
    return ((YamlMapping) mapping).entry(key).orElseThrow().key().comments();
  }

  private static List<String> valueComments(YamlNode mapping, String key) {
    return ((YamlMapping) mapping).value(key).orElseThrow().comments();
  }

  private static List<String> all(YamlNode node) {
    List<String> comments = new ArrayList<>(node.comments());
    switch (node) {
      case YamlMapping mapping ->
          mapping
              .written()
              .forEach(entry -> {
                comments.addAll(all(entry.key()));
                comments.addAll(all(entry.value()));
              });
      case YamlSequence sequence -> sequence.items().forEach(item -> comments.addAll(all(item)));
      case YamlScalar _ -> {}
    }
    return comments;
  }
}
