package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Origin;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplainedYamlTest {
  private static final Tree TREE =
      Tree.mapping()
          .put(
              "processors",
              Tree.mapping()
                  .put("batch", Tree.EMPTY_MAPPING.because(rule("batches")))
                  .put("filter/a~b", Tree.texts("x", "a\n# b\n"))
                  .build()
                  .because(rule("all")))
          .put("plain", "x")
          .put(
              "list",
              Tree.sequence(
                  Tree.mapping()
                      .put("k", Tree.of("v").because(rule("inner")))
                      .put("l", 1)
                      .build()
                      .because(rule("two\nlines"))))
          .build();

  @Test
  void everyLineThatBeginsANodeSaysWhy() {
    assertThat(ExplainedYaml.write(TREE, ExplainedYamlTest::words))
        .isEqualTo(
            """
            processors: # all
              batch: {} # batches
              filter/a~b: # all
                - x # all
                - | # all
                  a
                  # b
            plain: x
            list:
              - k: v # inner
                l: 1 # two lines
            """);
  }

  @Test
  void ownOriginsAreListedByPointer() {
    assertThat(ExplainedYaml.origins(TREE, ExplainedYamlTest::words))
        .containsExactly(
            Map.entry("/processors", "all"),
            Map.entry("/processors/batch", "batches"),
            Map.entry("/list/0", "two\nlines"),
            Map.entry("/list/0/k", "inner"));
    assertThat(
            ExplainedYaml.origins(
                Tree.mapping().put("a/b~c", Tree.TRUE.because(rule("r"))).build(),
                ExplainedYamlTest::words))
        .containsOnlyKeys("/a~1b~0c");
  }

  @Test
  void theExplainedTextReadsBackAsTheSameTree() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      Tree tree = explained(RandomTexts.tree(random, 4), random);
      String text = ExplainedYaml.write(tree, ExplainedYamlTest::words);
      List<SourceDocument> documents = YamlReader.read(new SourceText("x", text)).documents();
      assertThat(documents).as("seed %d%n%s", seed, text).hasSize(1);
      assertThat(Trees.of(documents.getFirst().root()))
          .as("seed %d%n%s", seed, text)
          .isEqualTo(tree);
    }
  }

  private static Tree explained(Tree tree, Random random) {
    Tree inner =
        switch (tree) {
          case Tree.Mapping mapping -> {
            Tree.Builder builder = Tree.mapping();
            mapping.entries().forEach((key, value) -> builder.put(key, explained(value, random)));
            yield builder.build();
          }
          case Tree.Sequence sequence ->
              Tree.sequence(sequence.items().stream().map(i -> explained(i, random)).toList());
          case Tree.Scalar scalar -> scalar;
        };
    return random.nextInt(3) == 0 ? inner : inner.because(rule(RandomTexts.text(random)));
  }

  private static Origin rule(String text) {
    return new Origin.Rule(text);
  }

  private static String words(Origin origin) {
    return origin instanceof Origin.Rule(String text) ? text : "?";
  }
}
