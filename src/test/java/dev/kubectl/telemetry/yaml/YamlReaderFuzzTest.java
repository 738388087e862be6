package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in, documents and diagnostics come out. */
class YamlReaderFuzzTest {
  private static final String MARKS = " \n\t:-#{}[]&*!|>'\"%,?\\~<=.0a\r";

  private static final String VALID =
      """
      # comment
      apiVersion: telemetry.kyma-project.io/v1beta1
      kind: MetricPipeline
      metadata: &meta {name: "a\\u0041b", labels: {on: yes, 'x': 0x1F}}
      spec:
        transform:
          - statements:
              - set(attributes["a"], 1) # why
              - |2-
                 text
              - >+
                folded
                text

        ? complex
        : [1, *meta, !!str 3]
        <<: [{a: 1}, {b: ~}]
      ---
      "json": {"a": ["\\ud83d\\ude00", 1e3, null]}
      ...
      %YAML 1.2
      ---
      last: 😀
      """;

  @Test
  void randomBytesAreRead() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      check(seed, YamlReader.read("f", bytes));
    }
  }

  @Test
  void randomPiecesAreRead() {
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(10); i >= 0; i--) {
        text.append(RandomTexts.text(random));
      }
      check(seed, YamlReader.read(new SourceText("f", text.toString())));
    }
  }

  @Test
  void changedYamlIsRead() {
    byte[] valid = VALID.getBytes(StandardCharsets.UTF_8);
    for (int seed = 0; seed < 5000; seed++) {
      Random random = new Random(seed);
      byte[] bytes = valid.clone();
      for (int i = random.nextInt(5); i >= 0; i--) {
        int at = random.nextInt(bytes.length);
        bytes[at] =
            random.nextBoolean()
                ? bytes[random.nextInt(bytes.length)]
                : (byte) MARKS.charAt(random.nextInt(MARKS.length()));
      }
      check(seed, YamlReader.read("f", bytes));
    }
  }

  @Test
  void cutYamlIsRead() {
    for (int length = 0; length < VALID.length(); length++) {
      check(length, YamlReader.read(new SourceText("f", VALID.substring(0, length))));
      check(length, YamlReader.read(new SourceText("f", VALID.substring(length))));
    }
  }

  /** All that a command does with a file can be done. */
  private static void check(int seed, YamlFile file) {
    String text = file.source().text();
    int end = text.codePointCount(0, text.length());
    LineTable lines = LineTable.of(file.source());
    for (Diagnostic diagnostic : file.diagnostics()) {
      assertThat(diagnostic.message()).as("seed %d", seed).isNotBlank().doesNotContain("\n");
      if (!text.isEmpty()) {
        assertThat(lines.positionAt(diagnostic.span().start().offset()))
            .as("seed %d", seed)
            .isEqualTo(diagnostic.span().start());
      }
    }
    for (SourceDocument document : file.documents()) {
      assertThat(document.root().span().end().offset()).as("seed %d", seed).isBetween(0, end);
      String written = YamlWriter.write(Trees.of(document.root()));
      assertThat(YamlReader.read(new SourceText("g", written)).documents()).hasSize(1);
      List<YamlScalar> scalars = StyledText.scalars(document.root());
      for (YamlScalar scalar : scalars) {
        ScalarPositions.of(file.source(), lines, scalar)
            .spanOf(0, scalar.text().codePointCount(0, scalar.text().length()));
      }
    }
  }
}
