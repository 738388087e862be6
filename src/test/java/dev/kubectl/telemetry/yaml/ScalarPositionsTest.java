package dev.kubectl.telemetry.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kubectl.telemetry.diagnostic.Position;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every character of a content is found in the file, whatever the style. */
class ScalarPositionsTest {
  @Test
  void aPlainTextOverLines() {
    YamlFile file = read("a: one\n   two\n\n   three # no\n");
    assertThat(place(file, "two")).isEqualTo("2:4");
    assertThat(place(file, " two")).isEqualTo("1:7");
    assertThat(place(file, "\nthree")).isEqualTo("3:1");
    assertThat(place(file, "three")).isEqualTo("4:4");
  }

  @Test
  void aSingleQuotedText() {
    YamlFile file = read("a: 'it''s 😀 x'\n");
    assertThat(place(file, "'s")).isEqualTo("1:7");
    assertThat(place(file, "s ")).isEqualTo("1:9");
    assertThat(place(file, "x")).isEqualTo("1:13");
  }

  @Test
  void aDoubleQuotedText() {
    YamlFile file = read("a: \"\\u0041\\ud83d\\ude00b\\\n    c\\x21 d\n  e\"\n");
    assertThat(scalar(file).text()).isEqualTo("A😀bc! d e");
    assertThat(place(file, "A")).isEqualTo("1:5");
    assertThat(place(file, "😀")).isEqualTo("1:11");
    assertThat(place(file, "b")).isEqualTo("1:23");
    assertThat(place(file, "c")).isEqualTo("2:5");
    assertThat(place(file, "! d")).isEqualTo("2:6");
    assertThat(place(file, "e")).isEqualTo("3:3");
  }

  @Test
  void aLiteralBlockWithAnIndicatorAndCarriageReturns() {
    YamlFile file = read("a:\r\n  b: |2-\r\n      one\r\n\r\n     two\r\n");
    assertThat(scalar(file).text()).isEqualTo("  one\n\n two");
    assertThat(place(file, "one")).isEqualTo("3:7");
    assertThat(place(file, "two")).isEqualTo("5:6");
    assertThat(place(file, " two")).isEqualTo("5:5");
  }

  @Test
  void aFoldedBlock() {
    YamlFile file = read("- >\n  one\n  two\n\n  three\n    more\n  four\n");
    assertThat(scalar(file).text()).isEqualTo("one two\nthree\n  more\nfour\n");
    assertThat(place(file, "two")).isEqualTo("3:3");
    assertThat(place(file, "three")).isEqualTo("5:3");
    assertThat(place(file, "more")).isEqualTo("6:5");
    assertThat(place(file, "four")).isEqualTo("7:3");
  }

  @Test
  void aSpanCoversEscapes() {
    YamlFile file = read("a: \"x\\ty\"\n");
    ScalarPositions positions = ScalarPositions.of(file.source(), scalar(file));
    assertThat(positions.spanOf(1, 2)).hasToString("1:6-1:8");
    assertThat(positions.spanOf(0, 3)).hasToString("1:5-1:9");
    assertThat(positions.positionOf(3)).hasToString("1:9");
    assertThat(positions.spanOf(3, 3)).hasToString("1:9-1:9");
  }

  @Test
  void everyCharacterIsWhereItIsWritten() {
    int checked = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      String text = StyledText.random(new Random(seed));
      YamlFile file = read(text);
      if (!file.diagnostics().isEmpty()) {
        continue; // not every random text is YAML
      }
      for (YamlScalar scalar : StyledText.scalars(file.documents().getFirst().root())) {
        checkCharacters(seed, file.source(), scalar);
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(10_000);
  }

  private static void checkCharacters(int seed, SourceText source, YamlScalar scalar) {
    LineTable lines = LineTable.of(source);
    ScalarPositions positions = ScalarPositions.of(source, lines, scalar);
    int[] characters = scalar.text().codePoints().toArray();
    int previous = -1;
    for (int i = 0; i < characters.length; i++) {
      Position position = positions.positionOf(i);
      String rest = source.text().substring(lines.charIndex(position.offset()));
      String description =
          "seed %d, %s, character %d of %s at %s in%n%s"
              .formatted(seed, scalar.style(), i, scalar.text(), position, source.text());
      assertThat(position.offset()).as(description).isGreaterThan(previous);
      assertThat(StyledText.isWrittenAs(characters[i], rest, scalar.style()))
          .as(description)
          .isTrue();
      previous = position.offset();
    }
  }

  private static YamlFile read(String text) {
    return YamlReader.read(new SourceText("x", text));
  }

  private static YamlScalar scalar(YamlFile file) {
    List<YamlScalar> scalars = StyledText.scalars(file.documents().getFirst().root());
    return scalars.getLast();
  }

  private static String place(YamlFile file, String part) {
    String text = scalar(file).text();
    int index = text.indexOf(part);
    assertThat(index).as("%s in %s", part, text).isNotNegative();
    return ScalarPositions.of(file.source(), scalar(file))
        .positionOf(text.codePointCount(0, index))
        .toString();
  }
}
